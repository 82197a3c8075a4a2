"""What a misspelt name may have been meant to be, for messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """A Chinese clause that names the nearest known word, "" when none is near."""
    found = get_close_matches(word, list(known), 1)
    return f"，是不是 {found[0]}？" if found else ""
