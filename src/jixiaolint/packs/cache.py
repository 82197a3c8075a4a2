"""The validated data of packs, kept between runs.

Reading and validating rule files costs most of a second (ruamel's round-trip loading, pydantic); the
cache holds the outcome as JSON, under a name made from every file's path, size and time. A cache that
cannot be read or written is passed over: it is never needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jixiaolint import __version__

_OURS = Path(__file__).parents[1]


def folder() -> Path:
    """Where the cache lies: $XDG_CACHE_HOME, %LOCALAPPDATA% or ~/.cache."""
    home = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "jixiaolint"


def stamp(files: Iterable[Path]) -> str:
    """A name that changes when a file, or the code that validates it, changes."""
    code = sorted(
        p
        for sub in ("packs", "checks", "expression", "model", "forms", "settings")
        for p in (_OURS / sub).glob("*.py")
    )
    digest = hashlib.sha256(__version__.encode())
    for path in (*files, *code):
        state = path.stat()
        digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:32]


def get(name: str) -> Any:
    """The data kept under this name, None when there is none."""
    try:
        return json.loads((folder() / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def put(name: str, data: object) -> None:
    """Keep the data under this name; the oldest beyond thirty go."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        fresh = folder() / f"{name}.{os.getpid()}.tmp"
        fresh.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        fresh.replace(folder() / f"{name}.json")
        kept = sorted(folder().glob("*.json"), key=lambda p: p.stat().st_mtime)
        for old in kept[:-30]:
            old.unlink(missing_ok=True)
    except OSError:
        return
