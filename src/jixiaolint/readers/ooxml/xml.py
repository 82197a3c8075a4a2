"""XML parsers for parts of documents: no entities, no network, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from jixiaolint.readers.ooxml.package import PIECE
from jixiaolint.readers.unreadable import Unreadable

MAX_CHILD = 32 << 20
"""Bytes of XML that one table may have: a tree takes more than twenty times as much memory."""

_BROKEN = "文件内部的 XML 有错（第{line}行），可能没有存完整，请用原来的软件打开后另存一份。"
_NO_PARENT = "文件里没有正文，请用原来的软件打开后另存一份。"


def parse(data: bytes) -> etree._Element:
    """The root of an XML part. Raises `Unreadable` for broken XML and for a DOCTYPE."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_BROKEN.format(line=error.lineno or 1)) from error
    _refuse_doctype(root)
    return root


def children(pieces: Iterator[bytes], parent: str) -> Iterator[etree._Element]:
    """The children of the element named `parent` one by one, each whole.

    A part of one piece, as most are, is parsed at once: that is faster than to follow the parser, and
    small enough. Of others `parent` must begin in the first piece; the tree never holds more than one
    child, freed after use, and what one piece of input adds. Raises `Unreadable` as `parse`, and for a
    child above `MAX_CHILD`.
    """
    first = next(pieces, b"")
    if len(first) < PIECE:
        holder = next(parse(first).iter(parent), None)
        if holder is None:
            raise Unreadable(_NO_PARENT)
        yield from holder
    else:
        yield from _followed(chain((first,), pieces), parent)


def _followed(pieces: Iterable[bytes], parent: str) -> Iterator[etree._Element]:
    parser = etree.XMLPullParser(
        events=("start",),
        tag=parent,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    holder: etree._Element | None = None
    waiting = 0
    try:
        for piece in pieces:
            parser.feed(piece)
            holder = _begun(parser) if holder is None else holder
            waiting += len(piece)
            for child in _shed(holder, ended=False):
                yield child
                waiting = len(piece)
            if waiting > MAX_CHILD:
                raise Unreadable("有一张表格太大，读不了，请拆成几张表。")
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Unreadable(_BROKEN.format(line=error.lineno or 1)) from error
    if holder is not None:
        yield from _shed(holder, ended=True)


def _begun(parser: etree.XMLPullParser) -> etree._Element:
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            _refuse_doctype(element)
            return element
    raise Unreadable(_NO_PARENT)


def _shed(holder: etree._Element, ended: bool) -> Iterator[etree._Element]:
    """All children, but not the last before the end: the parser may still be filling it."""
    child = next(iter(holder), None)
    while child is not None:
        following = child.getnext()
        if following is None and not ended:
            return
        yield child
        child.clear()  # first, because removing a whole subtree would mend all its namespaces
        holder.remove(child)
        child = following


def _refuse_doctype(element: etree._Element) -> None:
    if element.getroottree().docinfo.doctype:  # type: ignore[attr-defined]  # not in the stubs
        raise Unreadable("文件内部带有 DOCTYPE 声明，不是正常的 Office 文件，为安全起见不读。")
