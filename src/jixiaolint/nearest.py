"""What a misspelt name may have been meant to be, for messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


def nearest(word: str, known: Iterable[str]) -> str:
    """A Chinese clause that names the nearest known word, "" when none is near."""
    found = get_close_matches(word, list(known), 1)
    return f"，是不是 {found[0]}？" if found else ""


def nearest_file(path: Path) -> str:
    """The same for a file that is not there, among those beside it; of a broken link, that it is one."""
    if path.is_symlink():
        return "：它是一个链接，指向的文件不在了"
    try:
        beside = [one.name for one in path.parent.iterdir()]
    except OSError:
        return ""
    found = get_close_matches(path.name, beside, 1)
    return f"，是不是 {path.parent / found[0]}？" if found else ""
