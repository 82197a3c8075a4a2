"""A grid as rows of cells, merged cells standing in every row that they reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from jixiaolint.model.grid import Cell, Grid

_ROW, _COLUMN, _PLACE = itemgetter(0), itemgetter(1), itemgetter(0, 1)

Reach = tuple[int, int]
"""Columns from the first up to, not with, the second."""


class Row(NamedTuple):
    """The cells that stand in one row of a grid, from left to right.

    A cell merged over several rows stands in each. `fresh` are the cells that begin here, `filled`
    those of them that hold text. `spans` is the grid's: without it, a blank cell may continue the
    one above.
    """

    number: int
    cells: tuple[Cell, ...]
    fresh: tuple[Cell, ...]
    filled: tuple[Cell, ...]
    spans: bool

    @classmethod
    def of(cls, number: int, cells: Sequence[Cell], spans: bool) -> Row:
        """A row in which all of its cells begin."""
        whole = tuple(cells)
        return cls(number, whole, whole, tuple([c for c in whole if c.text]), spans)

    @property
    def width(self) -> int:
        """How many columns the row has."""
        return max((reach(cell)[1] for cell in self.cells), default=0)

    def over(self, where: Reach) -> Cell | None:
        """The cell over these columns, one with text before a blank one; None without any."""
        start, end = where
        found = None
        for cell in self.cells:
            if cell.col < end and start < cell.col + (cell.colspan or 1):
                if cell.text:
                    return cell
                found = found or cell
        return found


def reach(cell: Cell) -> Reach:
    """The columns that a cell covers."""
    return cell.col, cell.col + (cell.colspan or 1)


def meet(one: Reach, other: Reach) -> bool:
    """Whether two runs of columns have one in common."""
    return one[0] < other[1] and other[0] < one[1]


def rows(grid: Grid) -> Iterator[Row]:
    """The rows of a grid in order; rows in which no cell begins are left out.

    The time does not grow with the spans, however far they claim to reach.
    """
    above: list[Cell] = []
    for number, begun in groupby(sorted(grid.cells, key=_PLACE), _ROW):
        fresh = tuple(begun)
        above = [c for c in above if c.row + c.rowspan > number] if above else above
        cells = tuple(sorted((*above, *fresh), key=_COLUMN)) if above else fresh
        yield Row(number, cells, fresh, tuple([c for c in fresh if c.text]), grid.spans)
        above += [c for c in fresh if c.rowspan > 1]
