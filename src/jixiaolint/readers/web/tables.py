"""A table of a web page → lines of cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from jixiaolint.readers.sheets.grids import MAX_COLUMNS, Line
from jixiaolint.readers.web.page import Page
from jixiaolint.readers.web.words import BREAKS, cell_text, shown

_MAX_ROWSPAN = 65_534
"""The bound of the HTML standard."""
_FILLED_OF_A_FORM = 2
_BREAKS = frozenset(BREAKS)


def is_layout(table: etree._Element) -> bool:
    """Whether a table with tables in it only arranges the page: no row of it has two filled cells
    of its own.
    """
    filled: dict[etree._Element | None, int] = {}
    for cell in _own_cells(table):
        if next(cell.iterdescendants("table"), None) is None and cell_text(cell, 0):
            row = cell.getparent()
            filled[row] = filled.get(row, 0) + 1
    return max(filled.values(), default=0) < _FILLED_OF_A_FORM


def _own_cells(table: etree._Element) -> Iterator[etree._Element]:
    """The cells of the table itself."""
    for cell in table.iter("td", "th"):
        if next(cell.iterancestors("table"), None) is table:
            yield cell


def take_nested(table: etree._Element) -> list[etree._Element]:
    """Cut the tables directly inside `table` out of it, their tails left, and return them."""
    found = [t for t in table.iterdescendants("table") if next(t.iterancestors("table")) is table]
    for one in found:
        mark = etree.Element("br")
        mark.tail, one.tail = one.tail, None
        parent = one.getparent()
        if parent is not None:
            parent.replace(one, mark)
    return found


def lines(page: Page, table: etree._Element) -> list[Line]:
    """The rows of a table without nested ones, spans resolved and bounded by the table itself."""
    rows = _lines(page, table)
    if [] in rows and _only_space(rows):
        for row in [row for row in table.iter("tr") if next(row.iter("td", "th"), None) is None]:
            row.getparent().remove(row)  # type: ignore[union-attr]  # a row has its table
        rows = _lines(page, table)
    return rows


def _lines(page: Page, table: etree._Element) -> list[Line]:
    """The rows with those of space.

    One flat pass; the text of cells with elements in them waits for its end, as how it is put
    together depends on the breaks in it. `taken` holds by column the last row, counted from 1, that
    a merged cell from above takes.
    """
    rows: list[Line] = []
    line: Line = []
    taken: dict[int, int] = {}
    rich: list[_Rich] = [[table, [], 0, 0]]
    col = reach = 0
    for element in table.iter():
        tag = element.tag
        if tag == "td" or tag == "th":
            place = page.cell_place(element)
            if not rows:
                rows.append(line)
            while taken and taken.get(col, 0) >= len(rows):
                col += 1
            if col >= MAX_COLUMNS:
                continue
            down, right = element.get("rowspan"), element.get("colspan")
            rowspan = 1 if down is None else _span(down, _MAX_ROWSPAN)
            colspan = 1 if right is None else min(_span(right, 1), MAX_COLUMNS - col)
            if rowspan > 1:
                last = len(rows) + rowspan - 1
                taken.update(dict.fromkeys(range(col, col + colspan), last))
                reach = max(reach, last)
            if len(element):
                rich.append([element, line, len(line), 0])
            text = element.text
            line.append((col, rowspan, colspan, shown(text) if text else "", place))
            col += colspan
        elif tag == "tr":
            line = []
            rows.append(line)
            col = 0
        elif tag in _BREAKS:
            rich[-1][3] += 1
    return _finished(rows, rich, reach > len(rows))


def _only_space(rows: list[Line]) -> bool:
    """Whether rows without a cell are just space, though merged cells go over them: the cells fill
    the other rows. LibreOffice writes such rows below thick borders without counting them.
    """
    filled = [line for line in rows if line]
    covered = sum(down * right for line in filled for _, down, right, *_ in line)
    if not filled or covered != len(filled) * sum(right for _, _, right, *_ in filled[0]):
        return False
    reach = 0
    for number, line in enumerate(rows):
        if not line and number < reach:
            return True
        reach = max(reach, *(number + down for _, down, *_ in line), 0)
    return False


_Rich = list[Any]
"""A cell with elements in it: the element, its line, its number there, the breaks in it."""


def _finished(rows: list[Line], rich: list[_Rich], beyond: bool) -> list[Line]:
    """The rows with the texts that waited; some cell may reach `beyond` the last row."""
    for cell, line, number, breaks in rich[1:]:
        line[number] = (*line[number][:3], cell_text(cell, breaks), line[number][4])
    if not beyond:
        return rows
    return [_bounded(line, len(rows) - number) for number, line in enumerate(rows)]


def _bounded(line: Line, most: int) -> Line:
    """The line, no cell of it reaching over more rows than there are."""
    return [(col, min(down, most), *rest) for col, down, *rest in line]  # type: ignore[misc]


@lru_cache(maxsize=256)
def _span(value: str, zero: int) -> int:
    """A span attribute, `zero` for 0, which means all that follow; 1 for what is no number."""
    value = value.strip()
    if not value.isdecimal():
        return 1
    return min(int(value[:9]), _MAX_ROWSPAN) or zero
