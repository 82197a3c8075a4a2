"""XML parsers for parts of documents: no entities, no network, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from jixiaolint.readers.unreadable import Unreadable

BROKEN_XML = "文件内部的 XML 有错（{why}），可能没有存完整，请用原来的软件打开后另存一份。"
_OPTIONS = {"resolve_entities": False, "no_network": True, "remove_comments": True,
            "remove_pis": True, "huge_tree": False}  # fmt: skip


def parse(data: bytes) -> etree._Element:
    """The root of an XML part. Raises `Unreadable` for broken XML and for a DOCTYPE."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN_XML.format(why=f"第{error.lineno}行")) from error
    _refuse_doctype(root)
    return root


def children(pieces: Iterable[bytes], parent: str) -> Iterator[etree._Element]:
    """The children of the element named `parent` one by one, each whole and freed after use.

    The tree never holds more than what one piece of input adds. Raises `Unreadable` as `parse`.
    """
    parser = etree.XMLPullParser(events=("start",), tag=parent, **_OPTIONS)
    holder: etree._Element | None = None
    try:
        for piece in pieces:
            parser.feed(piece)
            if holder is None:
                holder = next((element for _, element in parser.read_events()), None)
                if holder is not None:
                    _refuse_doctype(holder)
            if holder is not None:
                yield from _shed(holder, keep=1)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN_XML.format(why=f"第{error.lineno}行")) from error
    if holder is not None:
        yield from _shed(holder, keep=0)


def _shed(holder: etree._Element, keep: int) -> Iterator[etree._Element]:
    """All children but the last `keep`, which the parser may still be filling."""
    while len(holder) > keep:
        child = holder[0]
        yield child
        holder.remove(child)


def _refuse_doctype(element: etree._Element) -> None:
    if element.getroottree().docinfo.doctype:
        raise Unreadable("文件内部带有 DOCTYPE 声明，不是正常的 Office 文件，为安全起见不读。")
