"""Work books of Excel 5 and 95, which other programs still write, through xlrd."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiaolint.readers.biff.book import Locked
from jixiaolint.readers.biff.cells import LOW_ROW, NARROW_COLUMN
from jixiaolint.readers.biff.strings import trimmed
from jixiaolint.readers.sheets.sheet import Sheet
from jixiaolint.readers.sheets.styles import Styles

if TYPE_CHECKING:
    from xlrd.sheet import Sheet as XlrdSheet

_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(6)


class Broken(Exception):  # noqa: N818 (an outcome to report)
    """xlrd could not make sense of the file."""


def sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets of a file. Raises ImportError without xlrd, `Locked` and `Broken`."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:  # xlrd trusts the file: damage ends in any kind of exception
        raise (Locked if "encrypted" in str(error) else Broken) from error
    codes = {key: own.format_str for key, own in book.format_map.items()}
    styles = Styles([style.format_key for style in book.xf_list], codes, book.datemode == 1)
    for one in book.sheets():
        sheet = Sheet(one.name, hidden=one.visibility != 0, merges=list(one.merged_cells))
        for row in range(one.nrows):
            if cells := _line(one, row, styles):
                sheet.rows[row] = cells
        rows, columns = one.rowinfo_map.items(), one.colinfo_map.items()
        sheet.hidden_rows = {r for r, i in rows if i.hidden or 0 < (i.height or 0) < LOW_ROW}
        sheet.hidden_columns = {c for c, i in columns if i.hidden or i.width < NARROW_COLUMN}
        yield sheet


def _line(sheet: XlrdSheet, row: int, styles: Styles) -> dict[int, str]:
    """The shown texts of the cells that are there, by column."""
    cells = {}
    for col, (kind, value) in enumerate(
        zip(sheet.row_types(row), sheet.row_values(row), strict=True)
    ):
        if kind != _EMPTY:
            cells[col] = _shown(kind, value, sheet.cell_xf_index(row, col), styles)
    return cells


def _shown(kind: int, value: object, style: int, styles: Styles) -> str:
    from xlrd.biffh import error_text_from_code

    if kind == _TEXT:
        return styles.text(style, trimmed(str(value)))
    if kind in (_NUMBER, _DATE) and isinstance(value, float):
        return styles.number(style, value)
    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == _ERROR and isinstance(value, int):
        return error_text_from_code.get(value, "#N/A")
    return ""
