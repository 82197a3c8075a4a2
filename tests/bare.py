"""What a file is read as, places and white space aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jixiaolint import api
from jixiaolint.forms import canonical


def reading(path: Path) -> Any:
    """The file's tables as canonical JSON."""
    (found,) = canonical.documents_json([api.document(path)])["documents"]
    return bare(found["tables"])


def bare(node: Any) -> Any:
    if isinstance(node, dict):
        return {k: bare(v) for k, v in node.items() if not k.startswith("location")}
    if isinstance(node, list):
        return [bare(n) for n in node]
    return "".join(node.split()) if isinstance(node, str) else node
