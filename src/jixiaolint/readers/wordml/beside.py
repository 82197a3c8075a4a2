"""Tables of targets beside the body of a Word document: they are not read, so they must be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from jixiaolint.model.grid import Note
from jixiaolint.readers.ooxml.package import Package
from jixiaolint.readers.ooxml.xml import parse
from jixiaolint.readers.unreadable import Unreadable
from jixiaolint.readers.wordml.names import TBL, P, T

COMMENTS = "批注"
_PARTS = {
    "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": COMMENTS,
}  # fmt: skip
"""The kinds of parts by the ends of their relationships' names, and what people call them."""
_HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
_NAMES = (*_HEADINGS, "绩效目标")
_ENOUGH = 2
"""Tables in headers are nearly always there for the lay-out; they may hold the document's title."""


def notes(package: Package, main: str) -> Iterator[Note]:
    """One note for each kind of part that holds such a table; `main` is the body's part."""
    found: dict[Note, None] = {}
    for type_, part in package.relations(main).values():
        where = _PARTS.get(type_.rpartition("/")[2])
        if where and package.has(part):
            try:
                root = parse(package.read(part))
            except Unreadable:
                found[Note("misread", f"{where}的内容损坏，读不出来")] = None
            else:
                found.update((note, None) for note in told(where, texts(root, TBL), texts(root, P)))
    yield from found


def told(where: str, tables: Iterable[str], lines: Iterable[str]) -> Iterator[Note]:
    """The note on a part, by the texts of its tables and of its lines. What a comment says of the
    headings is talk.
    """
    if any(map(_is_table, tables)) or (where != COMMENTS and any(map(is_head, lines))):
        yield Note("misread", f"{where}里像是有绩效目标表，没有读，请把它移到正文里再检查")


def texts(element: etree._Element, name: str) -> Iterator[str]:
    """The texts of the elements of this name in an element, without white space."""
    for one in element.iter(name):
        yield "".join("".join(text.text or "" for text in one.iter(T)).split())


def is_head(line: str) -> bool:
    """Whether a line is the head of such a table, drawn with blanks or tabs."""
    return all(heading in line for heading in _HEADINGS)


def _is_table(text: str) -> bool:
    return sum(name in text for name in _NAMES) >= _ENOUGH
