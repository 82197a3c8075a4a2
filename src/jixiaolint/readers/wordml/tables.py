"""A Word table → a grid.

Columns come from the rows' own spans, never from `w:tblGrid`, which LibreOffice writes too narrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import WordPlace
from jixiaolint.readers.wordml.inline import INLINE, PRIVATE, inline_text
from jixiaolint.readers.wordml.names import ALTERNATIVES, TBL, TC, TR, VAL, P, T, w
from jixiaolint.readers.wordml.prune import UNSEEN, is_deleted, prune

_SPAN, _VMERGE, _HMERGE, _BEFORE = w("gridSpan"), w("vMerge"), w("hMerge"), w("gridBefore")
_TRACKED_MERGE = w("cellMerge")
_PROPERTIES = frozenset((_SPAN, _VMERGE, _HMERGE, _BEFORE, _TRACKED_MERGE))
_TEXTUAL = frozenset(INLINE)
_WANTED = (TR, TC, P, *_PROPERTIES, *INLINE)
_SCANNED = (*_WANTED, TBL, *UNSEEN)
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))

_TRACKED = {"rest": "restart", "cont": "continue"}

MAX_COLUMNS = 256
"""Word itself stops at 63; a damaged span must not make millions of columns."""


def unwrapped(nodes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements, with content controls and tracked wrappers among them opened, and of what comes
    in several versions the first.
    """
    for node in nodes:
        if node.tag in _WRAPPERS:
            yield from unwrapped(node)
        elif node.tag == ALTERNATIVES:
            yield from unwrapped(node[0] if len(node) else ())
        else:
            yield node


class TableReader:
    """Reads tables and the tables nested in them; numbers them in document order from 1."""

    def __init__(self) -> None:
        self._number = 0

    def grids(self, table: etree._Element) -> Iterator[Grid]:
        """The grid of `table`, then those of the tables nested in its cells, depth first.

        A table with nothing unseen in it, as most are, is passed over once only.
        """
        self._number += 1
        number = self._number
        nested: list[etree._Element] = []
        cells = _Scan(number).run(table, _SCANNED)
        if cells is None:
            nested = _take_nested(table)
            prune(table)
            cells = _Scan(number).run(table, _WANTED)
        if cells:
            yield Grid(tuple(cells))
        for inner in nested:
            yield from self.grids(inner)


def _take_nested(table: etree._Element) -> list[etree._Element]:
    """Cut the tables directly inside `table` out of it; return in order those in rows that stay."""
    nested = []
    for inner in list(table.iterdescendants(TBL)):
        parent = inner.getparent()
        if parent is not None and next(inner.iterancestors(TBL)) is table:
            row = next(inner.iterancestors(TR), None)
            parent.remove(inner)
            if row is None or not is_deleted(row):
                nested.append(inner)
    return nested


class _Scan:
    """One flat pass over a table.

    A cell's properties stand before its text, so that it is put into the grid when the next one
    begins. `_above` holds the vertically merged cells of the row above by their first column,
    `_below` those that the next row may go on with, each as an index of `_cells`.
    """

    __slots__ = ("_above", "_below", "_cells", "_col", "_horizontal", "_last", "_number",
                 "_parts", "_row", "_span", "_vertical", "_widens")  # fmt: skip

    def __init__(self, number: int) -> None:
        self._number = number
        self._cells: list[Cell] = []
        self._above: dict[int, int] = {}
        self._below: dict[int, int] = {}
        self._row, self._col = 0, 0
        self._last: int | None = None
        self._widens = True
        self._span, self._vertical, self._horizontal = 1, "", ""
        self._parts: list[str] | None = None

    def run(self, table: etree._Element, names: tuple[str, ...]) -> list[Cell] | None:
        """The table's cells; None when it holds, among the elements of these names, one that must
        be taken out first.
        """
        parts: list[str] = []
        for element in table.iter(*names):
            tag = element.tag
            if tag == T:
                text = element.text or ""
                parts.append(inline_text(element) if PRIVATE.search(text) else text)
            elif tag == P:
                parts.append("\n")
            elif tag == TC:
                self._close_cell()
                self._parts = parts = []
            elif tag == TR:
                self._next_row()
            elif tag in _PROPERTIES:
                self._property(element)
            elif tag in _TEXTUAL:
                parts.append(inline_text(element))
            elif element is not table:
                return None
        self._close_cell()
        return self._cells

    def _property(self, element: etree._Element) -> None:
        tag, value = element.tag, str(element.get(VAL, ""))
        if tag == _VMERGE:
            self._vertical = value or "continue"
        elif tag == _TRACKED_MERGE:
            self._vertical = _TRACKED.get(str(element.get(_VMERGE)), "")
        elif tag == _HMERGE:
            self._horizontal = value or "continue"
        else:
            number = int(value) if value.isdecimal() and len(value) < 10 else 0
            if tag == _SPAN:
                self._span = max(1, number)
            else:
                self._col = min(number, MAX_COLUMNS)

    def _next_row(self) -> None:
        self._close_cell()
        self._row += 1
        self._col = 0
        self._last = None
        self._above, self._below = self._below, {}

    def _close_cell(self) -> None:
        """Put the cell that has ended into the grid, or into the one that it continues."""
        parts, col, span = self._parts, self._col, self._span
        if parts is None:
            return
        self._parts = None
        if span > 1:
            self._span, span = 1, min(span, MAX_COLUMNS - col)
        self._col = col + span
        if col >= MAX_COLUMNS:
            self._vertical = self._horizontal = ""
        elif self._vertical or self._horizontal:
            self._merged(col, span, parts)
        else:
            self._add(col, span, parts)

    def _add(self, col: int, span: int, parts: list[str]) -> None:
        row = self._row
        place = WordPlace(self._number, row, col + 1)
        self._last, self._widens = len(self._cells), True
        self._cells.append(Cell(row - 1, col, 1, span, "".join(parts).strip(), place))

    def _merged(self, col: int, span: int, parts: list[str]) -> None:
        """Widen the cell that goes on here; a continuation of nothing is a beginning itself."""
        vertical, horizontal = self._vertical, self._horizontal
        self._vertical = self._horizontal = ""
        if horizontal == "continue" and self._last is not None:
            if self._widens:
                cell = self._cells[self._last]
                self._cells[self._last] = cell._replace(colspan=cell.colspan + span)
            return
        start = self._above.get(col) if vertical == "continue" else None
        if start is None or (self._cells[start].colspan != span and "".join(parts).strip()):
            self._add(col, span, parts)
            start = len(self._cells) - 1
        else:
            cell = self._cells[start]
            self._cells[start] = cell._replace(rowspan=cell.rowspan + 1)
            self._last, self._widens = start, False  # it has its width from its first row
        if vertical:
            self._below[col] = start
