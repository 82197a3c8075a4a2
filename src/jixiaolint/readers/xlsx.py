"""Excel work books (.xlsx), templates and macro books, which are built alike."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
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
    from jixiaolint.readers.ooxml.xml import parse
    from jixiaolint.readers.sheets.values import s
    from jixiaolint.readers.sheets.xmlsheet import read as read_sheet

    main = package.related("", "officeDocument") or "xl/workbook.xml"
    if not package.has(main) or main.endswith(".bin"):
        raise Unreadable("读不了这种工作簿（没有 workbook.xml），请用 Excel 打开后另存为 .xlsx。")
    book = parse(package.read(main))
    targets = _targets(package, main)
    values = _values(package, main, book)
    for entry in book.iterfind(f"{s('sheets')}/{s('sheet')}"):
        part = targets.get(next((str(entry.get(r)) for r in _REL_IDS if entry.get(r)), ""))
        if part is None:
            continue
        if not package.has(part):
            raise Unreadable(f"文件里少了工作表“{entry.get('name')}”，可能没有存完整，请另存一份。")
        with closing(package.pieces(part)) as pieces:
            sheet = read_sheet(_rows(pieces), str(entry.get("name", "")), values)
        sheet.hidden = entry.get("state", "visible") != "visible"
        yield sheet


def _rows(pieces: Iterator[bytes]) -> Iterable[etree._Element]:
    """The children of sheetData. A part of one piece, as most are, is parsed at once: that is faster
    than to follow the parser, and small enough.
    """
    from jixiaolint.readers.ooxml.package import PIECE
    from jixiaolint.readers.ooxml.xml import children, parse
    from jixiaolint.readers.sheets.values import s

    first = next(pieces, b"")
    if len(first) < PIECE:
        data = parse(first).find(s("sheetData"))
        return () if data is None else data
    return children(chain((first,), pieces), s("sheetData"))


def _targets(package: Package, main: str) -> dict[str, str]:
    """The parts of the worksheets by the relationship that names them; charts are no worksheets."""
    from jixiaolint.readers.ooxml.xml import parse

    folder, file = posixpath.split(main)
    rels = posixpath.join(folder, "_rels", file + ".rels")
    if not package.has(rels):
        raise Unreadable("文件里没有工作表的目录，可能没有存完整，请用 Excel 打开后另存一份。")
    return {
        str(relation.get("Id")): posixpath.normpath(
            posixpath.join("/", folder, str(relation.get("Target", "")))
        ).lstrip("/")
        for relation in parse(package.read(rels))
        if str(relation.get("Type", "")).endswith("/worksheet")
    }


def _values(package: Package, main: str, book: etree._Element) -> Values:
    from jixiaolint.readers.ooxml.xml import children, parse
    from jixiaolint.readers.sheets.values import Values, rich_text, s

    properties = book.find(s("workbookPr"))
    date1904 = properties is not None and properties.get("date1904") in _TRUE
    styles = package.related(main, "styles")
    texts = package.related(main, "sharedStrings")
    strings: list[str] = []
    if texts and package.has(texts):
        with closing(package.pieces(texts)) as pieces:
            strings = [
                rich_text(item) for item in children(pieces, s("sst")) if item.tag == s("si")
            ]
    sheet = parse(package.read(styles)) if styles and package.has(styles) else None
    return Values(strings, sheet, date1904)
