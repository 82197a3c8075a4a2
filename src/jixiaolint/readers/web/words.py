"""The text of elements: white space as a browser shows it, line breaks kept."""

from __future__ import annotations

import re

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n\f]+")
_string = etree.XPath("string()", smart_strings=False)

BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
     "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "ul")
)  # fmt: skip
"""Elements that begin and end a line."""
BREAKS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center", "pre", "dd", "dt", "hr",
          "blockquote", "section", "form")  # fmt: skip
"""Those of them that are met in cells, and the line break itself."""


def shown(text: str) -> str:
    """The text with each run of white space as one space, trimmed; wide spaces stay."""
    if "  " not in text and text.isprintable():
        return text.strip()
    return _SPACE.sub(" ", text).replace("\xa0", " ").strip()


def cell_text(cell: etree._Element, breaks: int) -> str:
    r"""The text of a cell that holds so many of `BREAKS`, its lines parted by `\n`."""
    if not breaks or (breaks == 1 and _only_wrapped(cell)):
        return shown(str(_string(cell)))
    lines = Lines()
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        tag = element.tag
        if tag == "br":
            if event == "start":
                lines.end()
        elif tag in BLOCKS and element is not cell:
            lines.edge()
        inside = element.text if event == "start" else element.tail
        if inside and (event == "start" or element is not cell):
            lines.add(inside)
    return "\n".join(lines.done()).strip()


def _only_wrapped(cell: etree._Element) -> bool:
    """Whether all text of the cell is in its only child, a paragraph."""
    only = cell[0] if len(cell) == 1 else None
    return (
        only is not None
        and only.tag == "p"
        and not (cell.text or "").strip()
        and not (only.tail or "").strip()
    )


class Lines:
    """Collects text; a line ends with a break, also an empty one, or at the edge of a block."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []

    def add(self, text: str) -> None:
        """More of the line."""
        self._parts.append(text)

    def end(self) -> None:
        """A line break."""
        self._lines.append(shown("".join(self._parts)))
        self._parts = []

    def edge(self) -> None:
        """The beginning or end of a block: ends the line when there is something in it."""
        if self._parts and shown("".join(self._parts)):
            self.end()
        self._parts = []

    def done(self) -> list[str]:
        """All lines."""
        self.edge()
        return self._lines
