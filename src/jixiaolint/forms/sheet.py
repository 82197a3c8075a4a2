"""A grid as rows in which merged cells are resolved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jixiaolint.model.document import Field, plain
from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import Place


class Spot(NamedTuple):
    """A cell with its compared text; it covers the columns from `col` up to, not with, `end`."""

    col: int
    end: int
    plain: str
    cell: Cell

    def field(self) -> Field:
        """The cell's text with its place."""
        return Field(self.cell.text, self.cell.place)


@dataclass(frozen=True)
class Row:
    """One row: the cells that begin in it, and those from rows above that reach into it.

    `number` counts through a run of grids that belong together; `spans` is the grid's.
    """

    number: int
    own: tuple[Spot, ...]
    above: tuple[Spot, ...]
    spans: bool

    @cached_property
    def filled(self) -> tuple[Spot, ...]:
        """The own cells that hold text."""
        return tuple(spot for spot in self.own if spot.plain)

    @property
    def place(self) -> Place | None:
        """Where the row begins."""
        return self.own[0].cell.place if self.own else None

    @property
    def text(self) -> str:
        """The text of the row's own cells."""
        return " ".join(" ".join(spot.cell.text.split()) for spot in self.filled)

    def at(self, col: int, end: int) -> Spot | None:
        """The cell over these columns: one with text before a blank one, None when there is none."""
        found = None
        for spot in (*self.own, *self.above):
            if spot.col < end and col < spot.end:
                if spot.plain:
                    return spot
                found = found or spot
        return found


def rows(grid: Grid, first: int = 0) -> list[Row]:
    """The rows of a grid from top to bottom, numbered from `first`."""
    lines: dict[int, list[Spot]] = defaultdict(list)
    for cell in grid.cells:
        end = cell.col + max(cell.colspan, 1)
        lines[cell.row].append(Spot(cell.col, end, plain(cell.text), cell))
    found = []
    open_: list[Spot] = []
    for number in sorted(lines):
        own = sorted(lines[number])
        open_ = [s for s in open_ if s.cell.row + s.cell.rowspan > number]
        found.append(Row(first + number, tuple(own), tuple(open_), grid.spans))
        open_ += [s for s in own if s.cell.rowspan > 1]
    return found


def grid_of(lines: list[Row]) -> Grid:
    """These rows as a grid of their own, rows counted from 0 and the cells' places unchanged."""
    if not lines:
        return Grid(())
    base = lines[0].number
    cells = tuple(
        Cell(row.number - base, c.col, c.rowspan, c.colspan, c.text, c.place)
        for row in lines
        for c in (spot.cell for spot in row.own)
    )
    return Grid(cells, lines[0].spans)
