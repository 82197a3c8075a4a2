"""Lists with the levels across the top (成本指标 | 产出指标 | …, each over 三级指标 | 指标值), unfolded:
a row for each indicator, its level in a column like everywhere else. Departments of 河南 publish these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jixiaolint.forms.align import LEVEL1
from jixiaolint.forms.region import Region
from jixiaolint.forms.rows import Row, reach
from jixiaolint.forms.vocabulary import key, word
from jixiaolint.forms.words import Words
from jixiaolint.model.grid import Cell

_LEVELS = LEVEL1 | {"成本指标"}
_HEADING = "一级指标"
_LEAST = 2

_Line = tuple[list[Cell], list[Cell]]
"""The project's cells, which may go on over several lines, and those of one indicator."""


class _Group(NamedTuple):
    """The cell that names a level, where its columns end, and the first column of all such cells."""

    level: Cell
    end: int
    left: int

    def of(self, cells: Iterable[Cell]) -> list[Cell]:
        """The cells below the level, moved beside the first column."""
        start = self.level.col
        found = (cell for cell in cells if start <= cell.col < self.end)
        return [cell._replace(col=cell.col - start + self.left + 1) for cell in found]


def unfold(region: Region, words: Words) -> Region:
    """The region with an indicator a row; the same region when its levels do not stand across."""
    groups = _groups(region, words)
    if not groups:
        return region
    start = (region.header or 0) + len(region.first_header) - _HEADERS
    rows = [*region.rows[:start], *_placed(_lines(region.rows[start:], groups))]
    return replace(region, rows=rows, header=start, headers={start, start + 1})


def _groups(region: Region, words: Words) -> Sequence[_Group]:
    end = (region.header or 0) + len(region.first_header)
    if end < _HEADERS:
        return ()
    top, below = region.rows[end - _HEADERS : end]
    names = [cell for cell in below.filled if key(cell.text) in words.names]
    if len(names) < _LEAST:
        return ()
    over = [top.over(reach(cell)) for cell in names]
    levels = [cell for cell in over if cell is not None and word(cell.text) in _LEVELS]
    if len(set(levels)) < len(names):
        return ()
    left, width = levels[0].col, levels[1].col - levels[0].col
    ends = [*(level.col for level in levels[1:]), levels[-1].col + width]
    return [_Group(level, end, left) for level, end in zip(levels, ends, strict=True)]


def _lines(rows: Sequence[Row], groups: Sequence[_Group]) -> Iterator[_Line]:
    first = groups[0]
    heading = first.level._replace(colspan=1, text=_HEADING)
    for number, row in enumerate(rows):
        left = [cell for cell in row.cells if cell.col < first.left]
        if number < _HEADERS:
            yield [*left, heading], first.of(row.fresh) if number else []
            continue
        told = [(group.level, group.of(row.filled)) for group in groups]
        lines = [
            [level._replace(col=first.left, colspan=1), *found] for level, found in told if found
        ]
        yield from ((left, line) for line in lines or [[]])


_HEADERS = 2


def _placed(lines: Iterable[_Line]) -> Iterator[Row]:
    """The lines as rows one below the other."""
    lines = list(lines)
    heights = Counter(cell for left, _ in lines for cell in left)
    placed: dict[Cell, Cell] = {}
    for number, (left, line) in enumerate(lines):
        fresh = [c._replace(row=number, rowspan=1) for c in line]
        for cell in left:
            if cell not in placed:
                placed[cell] = cell._replace(row=number, rowspan=heights[cell])
                fresh.append(placed[cell])
        fresh.sort(key=_column)
        begun = [placed[cell] for cell in left]
        cells = sorted({*begun, *fresh}, key=_column)
        yield Row(number, tuple(cells), tuple(fresh), tuple(c for c in fresh if c.text), spans=True)


def _column(cell: Cell) -> int:
    return cell.col
