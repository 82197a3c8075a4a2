"""The text of a web page → a tree, and where its elements stand in the text.

libxml2 stops counting lines at 65535 and knows no columns. Cells are therefore found in the text
too, the first for the first and so on. When they turn out not to be as many as in the tree (cells in
comments, tags left out), or when tables are nested, the page is read again with the places written
into its tags, which is slower.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from lxml import etree

from jixiaolint.model.place import TextPlace
from jixiaolint.readers.unreadable import Unreadable

_CELL = re.compile(r"<[tT][dDhH][\s>]")
_PLACED = re.compile(r"<(?:t[dh]|p|h[1-6]|li|div|caption|center|d[dt])(?=[\s>/])", re.IGNORECASE)
_INVISIBLE = ("script", "style", "noscript", "template", "head", "object", "iframe", "svg")
_MOST_LINES = 65_534


class Page:
    """A page; `root` is its tree without scripts and comments, None when nothing is in it.

    `written` has the places written into the tags from the start. Raises `Unreadable` where libxml2
    gives up, as it would leave out the rest.
    """

    def __init__(self, text: str, written: bool = False) -> None:
        if "\r" in text and "\n" not in text:
            text = text.replace("\r", "\n")
        starts = self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]
        written = written or len(starts) > _MOST_LINES
        self.root = None if written else _tree(text)
        self._places: list[TextPlace] | None = None
        self._short = False
        if written or _nested(self.root):
            self.root = _tree(_PLACED.sub(lambda tag: f"{tag[0]} at={tag.start()} ", text))
        else:
            marks = [match.start() for match in _CELL.finditer(text)]
            places = [(n := bisect_right(starts, at), at - starts[n - 1] + 1) for at in marks]
            self._places = [*map(TextPlace._make, places)]
            self._places.reverse()

    def in_order(self) -> bool:
        """Whether, now that all is read, the text had a place for each cell, and no more."""
        return not self._places and not self._short

    def cell_place(self, cell: etree._Element) -> TextPlace:
        """Where a cell's tag begins; to be asked once for every cell, in the order of the page."""
        if self._places:
            return self._places.pop()
        self._short = self._places is not None
        return self.place(cell)

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


def _nested(root: etree._Element | None) -> bool:
    tables = () if root is None else root.iter("table")
    return any(next(table.iterancestors("table"), None) is not None for table in tables)


def _tree(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any("depth" in fault.message for fault in parser.error_log.filter_from_fatals()):
        raise Unreadable("网页里的标签嵌套得太深，像是损坏的文件，请用浏览器打开后另存一份。")
    if root is not None:  # as after a doctype cut short
        etree.strip_elements(root, *_INVISIBLE, with_tail=False)
    return root
