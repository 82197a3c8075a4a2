"""Paragraphs of a .doc file, one after another → blocks: the marks tell where cells and rows end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiaolint.model.grid import Block, Cell, Grid, Paragraph
from jixiaolint.model.place import ParagraphPlace, WordPlace
from jixiaolint.readers.worddoc.properties import Properties, RowCell

_SAME_EDGE = 40
"""Twips (a twentieth of a point) by which the edges of one column may differ from row to row."""

CELL_MARK = "\x07"
_Row = list[tuple[RowCell, str]]


class Blocks:
    """Takes paragraphs in order; `done` holds the finished blocks."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._numbers = 0
        self._paragraphs = 0
        self._waiting: list[Grid] = []
        self.done: list[Block] = []

    def take(self, text: str, mark: str, properties: Properties) -> None:
        """A paragraph, its mark, and what the mark says."""
        depth = properties.depth
        if len(self._open) > depth:
            self._close(depth)
        while len(self._open) < depth:
            self._numbers += 1
            self._open.append(_Table(self._numbers))
        if depth:
            ends_cell = mark == CELL_MARK if depth == 1 else properties.inner_cell
            self._open[-1].take(text, ends_cell, properties)
            return
        self._paragraphs += 1
        if text := text.strip():
            place = ParagraphPlace(self._paragraphs)
            self.done.append(Paragraph(text, place, properties.level))

    def _close(self, depth: int) -> None:
        """Finish the tables deeper than `depth`; inner ones come after the one that holds them."""
        while len(self._open) > depth:
            grid = self._open.pop().grid()
            if grid.cells:
                self._waiting.insert(0, grid)
        if not self._open:
            self.done += self._waiting
            self._waiting = []

    def finish(self) -> tuple[Block, ...]:
        """All blocks."""
        self._close(0)
        return tuple(self.done)


class _Table:
    """A table as far as it was read."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._rows: list[_Row] = []
        self._texts: list[str] = []
        self._parts: list[str] = []

    def take(self, text: str, ends_cell: bool, properties: Properties) -> None:
        """A paragraph in a cell; one that ends a row has no text of its own."""
        if properties.row_end:
            cells = properties.cells or _even(len(self._texts))
            self._rows.append(list(zip(cells, self._texts, strict=False)))
            self._texts, self._parts = [], []
            return
        if not ends_cell:
            self._parts.append(text)
        elif self._parts:
            self._texts.append("\n".join((*self._parts, text)).strip())
            self._parts = []
        else:
            self._texts.append(text.strip())

    def grid(self) -> Grid:
        """The grid: columns are the distinct edges of all rows."""
        column = _columns({x for row in self._rows for c, _ in row for x in (c.left, c.right)})
        cells: list[Cell] = []
        above: dict[int, int] = {}
        for number, row in enumerate(self._rows):
            below: dict[int, int] = {}
            for cell, text in _joined(row):
                col = column[cell.left]
                start = above.get(col) if cell.down == "next" else None
                if start is None:
                    start = len(cells)
                    span = max(1, column[cell.right] - col)
                    place = WordPlace(self._number, number + 1, col + 1)
                    cells.append(Cell(number, col, 1, span, text, place))
                else:
                    cells[start] = cells[start]._replace(rowspan=cells[start].rowspan + 1)
                if cell.down:
                    below[col] = start
            above = below
        return Grid(tuple(cells))


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """The number of the column that begins at each edge; edges close to each other are one."""
    columns: dict[int, int] = {}
    last = number = 0
    for at in sorted(edges):
        if columns and at - last > _SAME_EDGE:
            number += 1
        if not columns or at - last > _SAME_EDGE:
            last = at
        columns[at] = number
    return columns


def _joined(row: _Row) -> Iterable[tuple[RowCell, str]]:
    """The cells of a row, those merged across as one."""
    return _across(row) if any(cell.across for cell, _ in row) else row


def _across(row: _Row) -> Iterator[tuple[RowCell, str]]:
    waiting: tuple[RowCell, str] | None = None
    for cell, text in row:
        if cell.across == "next" and waiting is not None:
            waiting = (waiting[0]._replace(right=cell.right), waiting[1])
            continue
        if waiting is not None:
            yield waiting
        waiting = (cell, text)
    if waiting is not None:
        yield waiting


def _even(count: int) -> tuple[RowCell, ...]:
    """Cells for a row whose definition is missing."""
    return tuple(RowCell(1000 * i, 1000 * (i + 1), "", "") for i in range(count))
