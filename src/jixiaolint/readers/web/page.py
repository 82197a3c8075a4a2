"""The text of a web page → a tree, and where its elements stand in the text.

libxml2 stops counting lines at 65535 and knows no columns. Cells are therefore found in the text
too: when as many stand there as in the tree, the first is the first and so on. When not (cells in
comments, tags left out), or when tables are nested, the page is parsed again with the places
written into its tags, which is slower.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from jixiaolint.model.place import TextPlace
from jixiaolint.readers.unreadable import Unreadable

_CELL = re.compile(r"<[tT][dDhH][\s>]")
_PLACED = re.compile(r"<(?:t[dh]|p|h[1-6]|li|div|caption|center|d[dt])(?=[\s>/])", re.IGNORECASE)
_INVISIBLE = ("script", "style", "noscript", "template", "head", "object", "iframe", "svg")
_MOST_LINES = 65_534
_nested = etree.XPath("boolean(//table//table)")


class Page:
    """A page; `root` is its tree without scripts and comments, None when nothing is in it.

    Raises `Unreadable` where libxml2 gives up, as it would leave out the rest.
    """

    def __init__(self, text: str) -> None:
        if "\r" in text and "\n" not in text:
            text = text.replace("\r", "\n")
        self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]
        self._places: Iterator[TextPlace] | None = None
        self.root = _tree(text)
        if self.root is not None:
            cells = [match.start() for match in _CELL.finditer(text)]
            if self._in_order(self.root, len(cells)):
                starts = self._starts
                self._places = iter(
                    [
                        TextPlace(line := bisect_right(starts, at), at - starts[line - 1] + 1)
                        for at in cells
                    ]
                )
            else:
                self.root = _tree(_PLACED.sub(lambda tag: f"{tag[0]} at={tag.start()} ", text))

    def _in_order(self, root: etree._Element, count: int) -> bool:
        if len(self._starts) > _MOST_LINES or _nested(root):
            return False
        return count == sum(1 for table in root.iter("table") for _ in table.iter("td", "th"))

    def cell_place(self, cell: etree._Element) -> TextPlace:
        """Where a cell's tag begins; to be asked once for every cell, in the order of the page."""
        return self.place(cell) if self._places is None else next(self._places)

    def place(self, element: etree._Element | None) -> TextPlace:
        """Where the element begins, or the nearest one around it whose place is known."""
        if self._places is not None:
            line = int(getattr(element, "sourceline", None) or 1)
            return TextPlace(line, 1)
        while element is not None and element.get("at") is None:
            element = element.getparent()
        at = "0" if element is None else str(element.get("at"))
        return self._at(int(at) if at.isdecimal() and len(at) < 10 else 0)

    def _at(self, offset: int) -> TextPlace:
        line = bisect_right(self._starts, offset)
        return TextPlace(line, offset - self._starts[line - 1] + 1)


def _tree(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any("depth" in fault.message for fault in parser.error_log.filter_from_fatals()):
        raise Unreadable("网页里的标签嵌套得太深，像是损坏的文件，请用浏览器打开后另存一份。")
    etree.strip_elements(root, *_INVISIBLE, with_tail=False)
    return root
