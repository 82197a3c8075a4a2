"""Runs → text: lines in order, and the lines of a cell or paragraph put together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jixiaolint.readers.pdfium.geometry import Box, Run

_SAME_LINE = 0.45
_SPACE = 0.2
_SPACE_BESIDE_THIN = 0.32
_SPACE_BESIDE_CHINESE = 0.42
"""Programs put a quarter of a character between Chinese and Latin text by themselves."""

_NARROW = frozenset("“”‘’（）《》〈〉【】〔〕「」，。、；：！？·")
"""Marks whose ink fills half of their room or less."""
_POINT = re.compile(r"\d[.,]|[.,]\d")
"""The point or comma of a number, whose ink leaves room at both sides."""
_THIN = frozenset("1Iil|!'")
"""Letters and figures whose ink leaves room: browsers draw the 1 of 12 as a piece of its own."""
_OPENING = "“‘（《〈【〔「(["
_CLOSING = "”’）》〉】〕」)]%％"


class Line(NamedTuple):
    """A line of text, its box, base line and the size of its largest run."""

    text: str
    box: Box
    base: float
    size: float


def lines(runs: Iterable[Run], widest_gap: float | None = None) -> list[Line]:
    """The lines that runs make, from top to bottom; a gap of more than `widest_gap` sizes parts a
    line in two.
    """
    some = list(runs)
    if len(some) == 1:
        return [_line(some)]
    rows: list[list[Run]] = []
    for run in sorted(some, key=lambda r: r.base):
        if rows and run.base - rows[-1][0].base < _SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [line for row in rows for line in _parted(row, widest_gap)]


def _parted(row: list[Run], widest_gap: float | None) -> Iterable[Line]:
    if len(row) == 1:
        yield _line(row)
        return
    row.sort(key=lambda r: r.box.left)
    start = 0
    for number in range(1, len(row)):
        gap = row[number].box.left - row[number - 1].box.right
        if widest_gap is not None and gap > widest_gap * row[number].size:
            yield _line(row[start:number])
            start = number
    yield _line(row[start:])


def _line(row: Sequence[Run]) -> Line:
    first = row[0]
    if len(row) == 1:
        return Line(first.text.strip(), first.box, first.base, first.size)
    text = first.text
    last = first
    for run in row[1:]:
        blank = text[-1].isspace()
        text += run.text.lstrip() if blank else _between(text, last, run) + run.text
        last = run
    box = Box(
        first.box.left,
        min(r.box.top for r in row),
        max(r.box.right for r in row),
        max(r.box.bottom for r in row),
    )
    return Line(text.strip(), box, first.base, max(r.size for r in row))


def _between(text: str, last: Run, run: Run) -> str:
    """A space where the gap is wide enough for one and none is written."""
    if run.text[0].isspace() or text[-1] in _NARROW or run.text[0] in _NARROW:
        return ""
    both = text[-1] + run.text[0]
    if _POINT.fullmatch(both):
        return ""
    if not both.isascii():
        least = _SPACE_BESIDE_CHINESE
    else:
        least = _SPACE if _THIN.isdisjoint(both) else _SPACE_BESIDE_THIN
    return " " if run.box.left - last.box.right > least * run.size else ""


def full(line: Line, following: Line | None, width: float) -> bool:
    """Whether a line of a cell this wide was full, so that its text had to go on below it.

    The next word would have had to fit: a Chinese character, or a Latin word or number as a whole,
    with the brackets around it.
    """
    word = _first_word(following.text) if following is not None else 1.0
    return line.box.right - line.box.left + (word + 0.9) * line.size > width


def _first_word(text: str) -> float:
    """How wide the part of a text is that no program breaks, in sizes."""
    head = text.lstrip(_OPENING)
    latin = next((i for i, c in enumerate(head) if not (c.isascii() and c.isalnum())), len(head))
    rest = head[latin or 1 :]
    closing = rest[: len(rest) - len(rest.lstrip(_CLOSING))]
    after = sum(0.5 if c.isascii() else 1.0 for c in closing)
    return len(text) - len(head) + max(1.0, latin * 0.5) + after


def joined(some: Sequence[Line], width: float) -> str:
    r"""The text of a cell: full lines go on in the next one, after others stands `\n`."""
    text = some[0].text if some else ""
    for line, following in itertools.pairwise(some):
        if full(line, following, width):
            ends = line.text[-1:] + following.text[:1]
            text += " " if ends.isascii() and ends.isalpha() else ""
        else:
            text += "\n"
        text += following.text
    return text
