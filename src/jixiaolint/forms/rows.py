"""A grid as rows of cells, merged cells standing in every row that they reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.model.grid import Cell, Grid


class Row(NamedTuple):
    """The cells that stand in one row of a grid, from left to right.

    A cell merged over several rows stands in each; `fresh` holds those that begin here. `spans` is
    the grid's: without it, a blank cell may continue the one above.
    """

    number: int
    cells: tuple[Cell, ...]
    spans: bool

    @property
    def fresh(self) -> tuple[Cell, ...]:
        """The cells that begin in this row."""
        return tuple(c for c in self.cells if c.row == self.number)

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that begin in this row and hold text."""
        return tuple(c for c in self.cells if c.row == self.number and c.text)

    def at(self, col: int) -> Cell | None:
        """The cell that covers a column."""
        for cell in self.cells:
            if cell.col <= col < cell.col + cell.colspan:
                return cell
        return None


def rows(grid: Grid) -> Iterator[Row]:
    """The rows of a grid in order; rows without any cell are left out."""
    by_row: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        for number in range(cell.row, cell.row + cell.rowspan):
            by_row.setdefault(number, []).append(cell)
    for number in sorted(by_row):
        cells = sorted(by_row[number], key=lambda c: c.col)
        yield Row(number, tuple(cells), grid.spans)


def grid_of(some: Sequence[Row]) -> Grid:
    """The cells of these rows alone, rows counted from the first one, spans cut to what is here."""
    cells: list[Cell] = []
    shown: set[Cell] = set()
    for number, row in enumerate(some):
        for cell in row.cells:
            if cell not in shown:
                shown.add(cell)
                reach = sum(cell in later.cells for later in some[number : number + cell.rowspan])
                cells.append(cell._replace(row=number, rowspan=reach))
    return Grid(tuple(cells), some[0].spans)
