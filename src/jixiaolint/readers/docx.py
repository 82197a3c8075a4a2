"""Word documents (.docx), and templates and macro documents, which are built alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from jixiaolint.model.grid import Block, Note, Paragraph, Source
from jixiaolint.model.place import ParagraphPlace
from jixiaolint.readers.ooxml.package import Package, opened
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "docx"
SUFFIXES = (".docm", ".docx", ".dotx")


def read(path: Path, name: str) -> Source:
    """The body's tables and paragraphs in order. Raises `Unreadable`."""
    with opened(path) as package:
        notes: list[Note] = []
        return Source(name, FORMAT, tuple(_blocks(package, notes)), tuple(notes))


def _blocks(package: Package, notes: list[Note]) -> Iterator[Block]:
    """The blocks; what is not read of them comes into `notes`."""
    from jixiaolint.readers.ooxml.xml import children, parse
    from jixiaolint.readers.wordml import beside
    from jixiaolint.readers.wordml.inline import paragraph_text
    from jixiaolint.readers.wordml.names import BODY, TBL, P
    from jixiaolint.readers.wordml.styles import Levels
    from jixiaolint.readers.wordml.tables import TableReader, unwrapped
    from jixiaolint.readers.wordml.unread import Unread

    main = package.related("", "officeDocument") or "word/document.xml"
    if not package.has(main):
        raise Unreadable(f"文件里没有正文（{main}），请用 Word 打开后另存一份。")
    styles = package.related(main, "styles")
    levels = Levels(parse(package.read(styles)) if styles and package.has(styles) else None)
    tables = TableReader()
    unread = Unread(package.relations(main), notes)
    number = 0
    with closing(package.pieces(main)) as pieces:
        for block in unwrapped(children(pieces, BODY)):
            unread.look(block, number)
            if block.tag == TBL:
                yield from tables.grids(block)
            elif block.tag == P:
                number += 1
                if text := paragraph_text(block):
                    unread.passed(text)
                    yield Paragraph(text, ParagraphPlace(number), levels.of(block))
    unread.end()
    notes.extend(beside.notes(package, main))
