"""Old Excel work books (.xls) and WPS's (.et), which are the same inside (BIFF)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.model.grid import Source
from jixiaolint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as XlrdSheet

    from jixiaolint.readers.sheets.formats import Format
    from jixiaolint.readers.sheets.sheet import Sheet

FORMAT = "xls"
SUFFIXES = (".et", ".ett", ".xls", ".xlt")

MAX_BYTES = 64 << 20
_OWN_FORMATS = 164
"""Number formats below are those that Excel itself numbers."""
_MISSING = "读旧版 Excel 文件（.xls、.et）要另装一个库：pip install jixiaolint[excel]"
_BROKEN = "文件不完整或已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx。"
_LOCKED = "文件有打开密码，请先在 Excel 里取消密码（文件 → 信息 → 保护工作簿）再检查。"
_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(6)


def read(path: Path, name: str) -> Source:
    """The sheets' tables and paragraphs in order, hidden sheets too. Raises `Unreadable`."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(
            f"文件太大（{size >> 20} MB），.xls 最多 {MAX_BYTES >> 20} MB，请拆成几个文件。"
        )
    sheets = list(_sheets(_book(path.read_bytes())))
    blocks = tuple(block for sheet in sheets for block in sheet.blocks())
    return Source(name, FORMAT, blocks, tuple(note for sheet in sheets for note in sheet.notes()))


def _book(data: bytes) -> Book:
    try:
        import xlrd
    except ImportError as error:
        raise Unreadable(_MISSING) from error
    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:  # xlrd trusts the file: damage ends in any kind of exception
        raise Unreadable(_LOCKED if "encrypted" in str(error) else _BROKEN) from error


def _sheets(book: Book) -> Iterator[Sheet]:
    from jixiaolint.readers.sheets.sheet import Sheet

    values = _Values(_formats(book))
    for one in book.sheets():
        sheet = Sheet(one.name, hidden=one.visibility != 0, merges=list(one.merged_cells))
        for row in range(one.nrows):
            if cells := values.row(one, row):
                sheet.rows[row] = cells
        sheet.hidden_rows = {r for r, info in one.rowinfo_map.items() if info.hidden}
        sheet.hidden_columns = {c for c, info in one.colinfo_map.items() if info.hidden}
        yield sheet


def _formats(book: Book) -> dict[int, Format]:
    """The number formats of the styles (XF) that have one."""
    from jixiaolint.readers.sheets.codes import BUILT_IN
    from jixiaolint.readers.sheets.formats import compiled

    found = {}
    for index, style in enumerate(book.xf_list):
        key = style.format_key
        own = book.format_map.get(key) if key >= _OWN_FORMATS else None
        form = compiled(own.format_str if own else BUILT_IN.get(key, ""), book.datemode == 1)
        if form is not None:
            found[index] = form
    return found


class _Values:
    """Turns what stands in a cell into what it shows."""

    def __init__(self, formats: dict[int, Format]) -> None:
        self._formats = formats
        self._any_of_texts = any(form.changes_text for form in formats.values())
        self._seen: dict[tuple[int, float], str] = {}

    def row(self, sheet: XlrdSheet, row: int) -> list[tuple[int, str]]:
        """The columns and shown texts of the cells that are there."""
        cells = []
        for col, (kind, value) in enumerate(
            zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        ):
            if kind == _TEXT:
                cells.append((col, self._text(sheet, row, col, str(value))))
            elif kind in (_NUMBER, _DATE):
                cells.append((col, self._number(sheet.cell_xf_index(row, col), float(value))))
            elif kind != _EMPTY:
                cells.append((col, _word(kind, value)))
        return cells

    def _text(self, sheet: XlrdSheet, row: int, col: int, text: str) -> str:
        text = text.replace("\r\n", "\n").strip()
        if self._any_of_texts and text:
            form = self._formats.get(sheet.cell_xf_index(row, col))
            return form.text(text).strip() if form else text
        return text

    def _number(self, style: int, value: float) -> str:
        known = self._seen.get((style, value))
        if known is None:
            from jixiaolint.readers.sheets.numbers import general

            form = self._formats.get(style)
            known = (form.number(value) if form else general(value)).strip()
            self._seen[style, value] = known
        return known


def _word(kind: int, value: object) -> str:
    from xlrd.biffh import error_text_from_code

    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == _ERROR and isinstance(value, int):
        return error_text_from_code.get(value, "#N/A")
    return ""
