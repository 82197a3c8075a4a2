"""Lines of cells → grids and paragraphs, for the formats whose tables are whole sheets.

A sheet may hold titles, several tables one below the other, and tables side by side. Text that
stands alone at the head of a part (a title, a year, a remark) is a paragraph; tables beside each
other become a grid each; those below each other stay together, as regions are cut by their words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from jixiaolint.model.grid import Block, Cell, Grid, Paragraph
from jixiaolint.model.place import Place
from jixiaolint.readers.unreadable import Unreadable

Piece = tuple[int, int, int, str, Place]
"""Column (from 0), rowspan, colspan, text, place."""
Line = list[Piece]
"""The cells that begin in one row, from left to right."""

_HEIGHT, _TEXT = itemgetter(1), itemgetter(3)
MAX_COLUMNS = 256
"""The widest form seen has 27 columns; a damaged span must not make millions."""
MAX_SLOTS = 5_000_000
_LEAST_SIDE = 3
"""A table beside another has so many columns and rows at least."""


def blocks(
    lines: Sequence[Line], gaps: Collection[int] = (), spans: bool | None = None
) -> Iterator[Block]:
    """The blocks of a sheet; `gaps` are the lines before which rows are missing.

    `spans` tells whether merged cells count (Grid.spans). Left out, it is so when a cell is merged
    over rows: in a sheet without any, a blank cell may continue the one above. Raises `Unreadable`
    for merged cells beyond any table's measure.
    """
    heights = [piece[1] for line in lines for piece in line]
    if sum(heights) > MAX_SLOTS:
        raise Unreadable("合并单元格多得不正常，像是损坏的文件，请用原来的软件另存一份。")
    if spans is None:
        spans = max(heights, default=1) > 1
    waiting: list[Line] = []
    for band in _bands(lines, gaps):
        alone = 0
        while alone < len(band) and _stands_alone(band[alone]):
            alone += 1
        parts = _side_by_side(band[alone:])
        if alone or len(parts) > 1:
            yield from _grid(waiting, spans)
            waiting = []
        yield from (Paragraph(line[0][3], line[0][4]) for line in band[:alone])
        if len(parts) > 1:
            for part in parts:
                yield from _grid(part, spans)
        else:
            waiting += parts[0]
    yield from _grid(waiting, spans)


def _bands(lines: Sequence[Line], gaps: Collection[int]) -> Iterator[Sequence[Line]]:
    """The runs of lines between blank ones that no merged cell crosses."""
    blank = {number for number, line in enumerate(lines) if not any(map(_TEXT, line))}
    if not blank and not gaps:
        yield lines
        return
    band: list[Line] = []
    reach = 0
    for number, line in enumerate(lines):
        if number >= reach:
            if band and (number in blank or number in gaps):
                yield band
                band = []
            if number in blank:
                continue
        band.append(line)
        reach = max(reach, number + max(map(_HEIGHT, line), default=1))
    if band:
        yield band


def _stands_alone(line: Line) -> bool:
    return len(line) == 1 and line[0][1] == 1 and bool(line[0][3])


def _side_by_side(band: Sequence[Line]) -> list[Sequence[Line]]:
    """The band, cut at columns without any text when what stands on each side may be a table: with
    cells in such a column (pages, sheets with a style) only between tables that share their labels.
    """
    left = min((line[0][0] for line in band if line), default=0)
    right = max((line[-1][0] + line[-1][2] for line in band if line), default=0)
    if len(band) < _LEAST_SIDE or any(
        sum([piece[2] for piece in line if piece[3]]) == right - left for line in band
    ):
        return [band]
    taken: set[int] = set()
    for col, colspan in {(piece[0], piece[2]) for line in band for piece in line if piece[3]}:
        taken.update(range(col, col + colspan))
    starts = [col for col in sorted(taken) if col - 1 not in taken]
    parts: list[Sequence[Line]] = [
        [[piece for piece in line if start <= piece[0] < end] for line in band]
        for start, end in zip(starts, [*starts[1:], MAX_COLUMNS], strict=True)
    ]
    if len(parts) < 2 or not all(map(_may_be_table, parts)):
        return [band]
    columns = {piece[0] for line in band for piece in line if left < piece[0] < max(starts)}
    return parts if columns <= taken or _alike(parts) else [band]


def _may_be_table(part: Sequence[Line]) -> bool:
    filled = [{piece[0] for piece in line if piece[3]} for line in part]
    rows = sum(bool(columns) for columns in filled)
    return rows >= _LEAST_SIDE and len(set[int]().union(*filled)) >= _LEAST_SIDE


def _alike(parts: Sequence[Sequence[Line]]) -> bool:
    texts = [{piece[3] for line in part for piece in line if piece[3]} for part in parts]
    return len(set.intersection(*texts)) >= _LEAST_SIDE


def _grid(lines: Sequence[Line], spans: bool) -> Iterator[Grid]:
    """The grid of some lines, its columns counted from its own first one; none without text."""
    if any(any(map(_TEXT, line)) for line in lines):
        left = min(line[0][0] for line in lines if line)
        pieces = [
            (row, col - left, rowspan, colspan, text, place)
            for row, line in enumerate(lines)
            for col, rowspan, colspan, text, place in line
        ]
        yield Grid(tuple(map(Cell._make, pieces)), spans)
