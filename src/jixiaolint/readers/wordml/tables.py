"""A Word table → a grid. Columns come from the rows' own spans, never from `w:tblGrid`, which
LibreOffice writes too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import WordPlace
from jixiaolint.readers.wordml.names import VAL, w
from jixiaolint.readers.wordml.runs import text_of

P, TBL = w("p"), w("tbl")
_TR, _TC, _TRPR, _TCPR, _PPR, _RPR = (w(n) for n in ("tr", "tc", "trPr", "tcPr", "pPr", "rPr"))
_WRAPPERS = frozenset(w(n) for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_SPAN, _VMERGE, _HMERGE = w("gridSpan"), w("vMerge"), w("hMerge")
_BEFORE, _DEL = w("gridBefore"), w("del")

MAX_COLUMNS = 256
"""Word itself stops at 63; a damaged span must not make millions of columns."""


def unwrapped(nodes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements, with content controls and tracked wrappers among them opened."""
    for node in nodes:
        if node.tag in _WRAPPERS:
            yield from unwrapped(node)
        else:
            yield node


class TableReader:
    """Reads tables and the tables nested in them; numbers them in document order from 1."""

    def __init__(self) -> None:
        self._number = 0

    def grids(self, table: etree._Element) -> Iterator[Grid]:
        """The grid of `table`, then those of the tables nested in its cells, depth first."""
        self._number += 1
        number = self._number
        walk = _Walk(table)
        yield Grid(
            tuple(
                Cell(c.row, c.col, c.rows, c.cols, c.text, WordPlace(number, c.row + 1, c.col + 1))
                for c in walk.cells
            )
        )
        for inner in walk.nested:
            yield from self.grids(inner)


class _Growing:
    """A cell while merges may still widen it."""

    __slots__ = ("col", "cols", "row", "rows", "text")

    def __init__(self, row: int, col: int, cols: int, text: str) -> None:
        self.row, self.col, self.cols, self.text = row, col, cols, text
        self.rows = 1


class _Walk:
    """One pass over a table: its cells in order, and the tables nested in them.

    `_above` holds the vertically merged cells of the row above by their first column, `_below`
    those that the next row may go on with.
    """

    def __init__(self, table: etree._Element) -> None:
        self.cells: list[_Growing] = []
        self.nested: list[etree._Element] = []
        self._above: dict[int, _Growing] = {}
        self._below: dict[int, _Growing] = {}
        row = 0
        for tr in unwrapped(table):
            if tr.tag == _TR:
                properties = tr.find(_TRPR)
                if properties is None or properties.find(_DEL) is None:
                    self._row(tr, row, min(_count(properties, _BEFORE, 0), MAX_COLUMNS))
                    row += 1

    def _row(self, tr: etree._Element, row: int, col: int) -> None:
        self._below = {}
        last: _Growing | None = None
        for tc in unwrapped(tr):
            if tc.tag != _TC or col >= MAX_COLUMNS:
                continue
            properties = tc.find(_TCPR)
            cols = max(1, min(_count(properties, _SPAN, 1), MAX_COLUMNS - col))
            if last is not None and _merge(properties, _HMERGE) == "continue":
                last.cols += cols
            else:
                last = self._cell(tc, properties, row, col, cols)
            col += cols
        self._above = self._below

    def _cell(
        self, tc: etree._Element, properties: etree._Element | None, row: int, col: int, cols: int
    ) -> _Growing:
        """The cell that stands here; a merge without a beginning above begins here."""
        merge = _merge(properties, _VMERGE)
        start = self._above.get(col) if merge == "continue" else None
        if start is not None:
            start.rows += 1
            self._below[col] = start
            return start
        cell = _Growing(row, col, cols, self._text(tc))
        self.cells.append(cell)
        if merge:
            self._below[col] = cell
        return cell

    def _text(self, tc: etree._Element) -> str:
        parts: list[str] = []
        for block in unwrapped(tc):
            if block.tag == P:
                parts.append(text_of(block))
                if not _mark_deleted(block):
                    parts.append("\n")
            elif block.tag == TBL:
                self.nested.append(block)
        return "".join(parts).strip()


def _mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph is a tracked deletion, so that the next one joins it."""
    properties = paragraph.find(_PPR)
    mark = None if properties is None else properties.find(_RPR)
    return mark is not None and mark.find(_DEL) is not None


def _merge(properties: etree._Element | None, kind: str) -> str:
    """ "restart", "continue", or "" where the cell is not merged this way."""
    mark = None if properties is None else properties.find(kind)
    if mark is None:
        return ""
    return "restart" if mark.get(VAL) == "restart" else "continue"


def _count(properties: etree._Element | None, name: str, default: int) -> int:
    mark = None if properties is None else properties.find(name)
    value = "" if mark is None else str(mark.get(VAL, ""))
    return int(value) if value.isdecimal() and len(value) < 10 else default
