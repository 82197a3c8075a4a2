"""Excel work books (.xlsx), templates and macro books, which are built alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.model.grid import Source
from jixiaolint.readers.ooxml.package import Package, opened
from jixiaolint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml import etree

    from jixiaolint.readers.sheets.sheet import Sheet
    from jixiaolint.readers.sheets.values import Values

FORMAT = "xlsx"
SUFFIXES = (".xlsm", ".xlsx", ".xltm", ".xltx")

_TRUE = ("1", "true")
_REL_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def read(path: Path, name: str) -> Source:
    """The sheets' tables and paragraphs in order, hidden sheets too. Raises `Unreadable`."""
    with opened(path) as package:
        sheets = list(_sheets(package))
    blocks = tuple(block for sheet in sheets for block in sheet.blocks())
    return Source(name, FORMAT, blocks, tuple(note for sheet in sheets for note in sheet.notes()))


def _sheets(package: Package) -> Iterator[Sheet]:
    from jixiaolint.readers.ooxml.xml import children, parse
    from jixiaolint.readers.sheets.values import s
    from jixiaolint.readers.sheets.xmlsheet import read as read_sheet

    main = package.related("", "officeDocument") or "xl/workbook.xml"
    if not package.has(main) or main.endswith(".bin"):
        raise Unreadable("读不了这种工作簿（没有 workbook.xml），请用 Excel 打开后另存为 .xlsx。")
    book = parse(package.read(main))
    relations = package.relations(main)
    values = _values(package, book, {_kind(type_): part for type_, part in relations.values()})
    for entry in book.iterfind(f"{s('sheets')}/{s('sheet')}"):
        named = next((str(entry.get(r)) for r in _REL_IDS if entry.get(r)), "")
        type_, part = relations.get(named, ("worksheet", "?"))
        if _kind(type_) != "worksheet":
            continue  # a chart, or a dialogue of old
        if not package.has(part):
            raise Unreadable(f"文件里少了工作表“{entry.get('name')}”，可能没有存完整，请另存一份。")
        with closing(package.pieces(part)) as pieces:
            sheet = read_sheet(children(pieces, s("sheetData")), str(entry.get("name", "")), values)
        sheet.hidden = entry.get("state", "visible") != "visible"
        yield sheet


def _kind(relation: str) -> str:
    return relation.rpartition("/")[2]


def _values(package: Package, book: etree._Element, parts: dict[str, str]) -> Values:
    from jixiaolint.readers.ooxml.xml import children, parse
    from jixiaolint.readers.sheets.values import Values, rich_text, s

    properties = book.find(s("workbookPr"))
    date1904 = properties is not None and properties.get("date1904") in _TRUE
    styles, texts = parts.get("styles", ""), parts.get("sharedStrings", "")
    strings: list[str] = []
    if package.has(texts):
        with closing(package.pieces(texts)) as pieces:
            strings = [
                rich_text(item) for item in children(pieces, s("sst")) if item.tag == s("si")
            ]
    sheet = parse(package.read(styles)) if package.has(styles) else None
    return Values(strings, sheet, date1904)
