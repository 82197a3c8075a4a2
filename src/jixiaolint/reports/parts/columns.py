"""Text in terminal columns: a Chinese character takes two.

Characters whose East Asian width is ambiguous (“ ” ① ≥) count as one column, as terminals have it
unless told otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

CLOSING = "，。；：、！？）】》〉」』〕”’％%…,.;:!?)]}"
OPENING = "（【《〈「『〔“‘([{"

# The smallest pieces that a line may be broken between: closing marks stay with what they close,
# opening marks with what they open, and Latin words, numbers and the ends of file names stay whole.
_WORD = r"[0-9A-Za-z_./\-+#@&=<>]+"
PIECE = re.compile(
    rf"[{re.escape(OPENING)}]*(?:{_WORD}|\s+|[^\s])(?:[.:](?=[0-9A-Za-z]){_WORD})*[{re.escape(CLOSING)}]*"
)


@lru_cache(maxsize=20_000)
def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """How many terminal columns `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def pad(text: str, width: int) -> str:
    """`text` with blanks up to `width` columns."""
    return text + " " * max(0, width - columns(text))


def clip(text: str, width: int) -> str:
    """`text`, or its beginning and end with what is left out between them, in `width` columns.

    The end counts: in a message the words about a quoted cell stand behind it.
    """
    if columns(text) <= width:
        return text
    room = width - columns(f"…（略去{len(text)}字）…")
    head = next(_slices(text, max(2, room * 2 // 3)))
    tail = next(_slices(text[::-1], max(2, room - columns(head))))[::-1]
    return f"{head}…（略去{len(text) - len(head) - len(tail)}字）…{tail}"


def wrap(text: str, width: int) -> list[str]:
    """`text` (one line) broken into lines of at most `width` columns; no blanks at their ends."""
    width = max(width, 2)
    lines: list[str] = []
    current, used = "", 0
    for piece in _pieces(text, width):
        size = columns(piece)
        if used + size > width and current:
            lines.append(current.rstrip())
            current, used = "", 0
        if current or not piece.isspace():
            current, used = current + piece, used + size
    return [*lines, current.rstrip()] if current.strip() or not lines else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in PIECE.findall(text):
        if columns(piece) <= width:
            yield piece
        else:
            yield from _slices(piece, width)


def _slices(text: str, width: int) -> Iterator[str]:
    """`text` cut every `width` columns."""
    start = used = 0
    for at, character in enumerate(text):
        size = _columns_of(character)
        if used + size > width and at > start:
            yield text[start:at]
            start, used = at, 0
        used += size
    yield text[start:]
