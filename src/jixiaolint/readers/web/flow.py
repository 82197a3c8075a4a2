"""A page's tree → its tables and the paragraphs between them, in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jixiaolint.model.grid import Block, Paragraph
from jixiaolint.readers.pictures import Pictures
from jixiaolint.readers.sheets.grids import blocks as grid_blocks
from jixiaolint.readers.web.images import is_large
from jixiaolint.readers.web.page import Page
from jixiaolint.readers.web.tables import is_layout, lines, take_nested
from jixiaolint.readers.web.words import BLOCKS, shown

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def blocks(page: Page, pictures: Pictures) -> Iterator[Block]:
    """The blocks of a page, of which `pictures` is told. Raises `Unreadable` for tables beyond measure."""
    if page.root is not None:
        for block in _flow(page, page.root, pictures):
            if isinstance(block, Paragraph):
                pictures.paragraph(block.text)
            else:
                pictures.table()
            yield block
    pictures.end()


def _flow(page: Page, holder: etree._Element, pictures: Pictures) -> Iterator[Block]:
    """Paragraphs end at the edges of blocks and at line breaks, as pages often have no other."""
    parts: list[str] = []
    inner: etree._Element = holder
    walk = etree.iterwalk(holder, events=("start", "end"))
    for event, element in walk:
        start = event == "start"
        tag = element.tag
        if tag in BLOCKS or (tag == "br" and start):
            if parts:
                yield from _paragraph(page, parts, inner)
                parts = []
            inner = _around(element, start and tag != "br")
        if tag == "table" and start and element is not holder:
            walk.skip_subtree()
            yield from _table(page, element, pictures)
            continue
        if tag == "img" and start and is_large(element):
            pictures.picture(page.place(element))
        text = element.text if start else element.tail
        if text and (start or element is not holder):
            if not parts and start:
                inner = element
            parts.append(text)
    yield from _paragraph(page, parts, inner)


def _around(element: etree._Element, inside: bool) -> etree._Element:
    """The element that text behind its start tag, or behind its end tag, belongs to."""
    parent = element.getparent()
    return element if inside or parent is None else parent


def _paragraph(page: Page, parts: list[str], inner: etree._Element) -> Iterator[Paragraph]:
    text = shown("".join(parts))
    if text:
        around: etree._Element | None = inner
        level = 0
        while around is not None and not level and around.tag != "body":
            level = _HEADINGS.get(str(around.tag), 0)
            around = around.getparent()
        yield Paragraph(text, page.place(inner), level)


def _table(page: Page, table: etree._Element, pictures: Pictures) -> Iterator[Block]:
    """A table that only arranges the page gives what is in its cells; any other gives its grid,
    then the grids of the tables nested in it.
    """
    for caption in table.findall("caption"):
        yield from _flow(page, caption, pictures)
        table.remove(caption)
    nested = next(table.iterdescendants("table"), None) is not None
    if nested and is_layout(table):
        yield from _flow(page, table, pictures)
        return
    inner = take_nested(table) if nested else []
    yield from grid_blocks(lines(page, table), spans=True)
    for one in inner:
        yield from _table(page, one, pictures)
