"""A worksheet part (SpreadsheetML) → Sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from jixiaolint.readers.sheets.sheet import Merge, Sheet
from jixiaolint.readers.sheets.values import INLINE, V, Values, rich_text, s

_SHEET_DATA, _ROW, _C, _F = s("sheetData"), s("row"), s("c"), s("f")
_COLS, _MERGES = s("cols"), s("mergeCells")
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LOW, _NARROW = re.compile(r"[01](?:\.\d*)?"), re.compile(r"0(?:\.[0-3]\d*)?")
"""Below two points and below half a character nothing can be read of what stands there."""
_TRUE = ("1", "true")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class _Columns(dict[str, int]):
    """Numbers of columns, from 0, by their names; `_LAST_COLUMN` for what is no name of one."""

    def __missing__(self, name: str) -> int:
        number = 0
        for letter in name if len(name) < 4 else "":
            number = number * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else _LAST_COLUMN
        found = number - 1 if 0 < number <= _LAST_COLUMN else _LAST_COLUMN
        if found < _LAST_COLUMN:
            self[name] = found
        return found


_COLUMNS = _Columns()


def read(rows: Iterable[etree._Element], name: str, values: Values) -> Sheet:
    """The sheet called `name` from the children of its sheetData, each looked at only once.

    What stands around them in the part is read after the last one.
    """
    sheet = Sheet(name)
    root: etree._Element | None = None
    number = 0
    for row in rows:
        if row.tag != _ROW:
            continue
        if root is None:
            root = row.getparent().getparent()  # type: ignore[union-attr]  # sheetData, worksheet
        stated = row.get("r", "")
        number = int(stated) if stated.isdecimal() and len(stated) < 8 else number + 1
        if 0 < number <= _LAST_ROW:
            if row.get("hidden") in _TRUE or _LOW.fullmatch(row.get("ht", "")):
                sheet.hidden_rows.add(number - 1)
            _cells(row, number, sheet, values)
    if root is not None:
        _surroundings(root, sheet)
    return sheet


def _surroundings(root: etree._Element, sheet: Sheet) -> None:
    for merges in root.iterchildren(_MERGES):
        sheet.merges += [m for e in merges if (m := _range(e.get("ref", "")))]
    for columns in root.iterchildren(_COLS):
        for col in columns:
            if col.get("hidden") in _TRUE or _NARROW.fullmatch(col.get("width", "")):
                sheet.hidden_columns.update(_between(col))


def _cells(row: etree._Element, number: int, sheet: Sheet, values: Values) -> None:
    tail = -len(str(number))
    texts: dict[int, str] = {}
    col = -1
    for cell in row.iterchildren(_C):
        ref = cell.get("r")
        col = col + 1 if ref is None else _COLUMNS[ref[:tail]]
        texts[col] = _text(cell, sheet, values) if len(cell) else ""
    texts.pop(_LAST_COLUMN, None)
    if texts:
        sheet.rows[number - 1] = texts


def _text(cell: etree._Element, sheet: Sheet, values: Values) -> str:
    formula = False
    for child in cell:
        tag = child.tag
        if tag == V and (child.text or not formula or cell.get("t") == "str"):
            return values.text(cell.get("t"), cell.get("s"), child.text or "")
        if tag == INLINE:
            return values.formatted(cell.get("s"), rich_text(child))
        formula = formula or tag == _F
    if formula:
        count, first = sheet.lost
        sheet.lost = count + 1, first or cell.get("r", "A1")
    return ""


@lru_cache(maxsize=8192)
def _range(ref: str) -> Merge | None:
    ends = [_REF.fullmatch(end) for end in ref.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    left, right = _COLUMNS[ends[0][1]], _COLUMNS[ends[1][1]]
    return int(ends[0][2]) - 1, int(ends[1][2]), left, right + 1


def _between(col: etree._Element) -> range:
    first, last = str(col.get("min", "")), str(col.get("max", ""))
    if not (first.isdecimal() and last.isdecimal()):
        return range(0)
    return range(int(first) - 1, min(int(last), _LAST_COLUMN))
