"""What a browser does not show: taken out, but for rows and tables, which are read and reported."""

from __future__ import annotations

import re

from lxml import etree

from jixiaolint.model.grid import Note
from jixiaolint.readers.web.page import Page
from jixiaolint.readers.web.words import cell_text

_SIGNS = ("hid", "display", "HID", "DISPLAY")
"""One of them stands in every page with a hidden element, as nobody mixes cases within these."""
_TAGS = ("input", "select", "del")
_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE
)
_TYPED = ("", "text", "number", "date", "search", "tel", "email")


def clear(page: Page, text: str) -> list[Note]:
    """Take hidden elements and tracked deletions (<del>, as Word saves them) out of the page of this
    text, and put the values of form fields in. LibreOffice saves deleted text without any mark.

    Only what an element states itself counts, not rules of style sheets. A hidden row, and whatever
    hides a whole table, stays: a note says so.
    """
    if page.root is None:
        return []
    if next(page.root.iter(*_TAGS), None) is None and not any(sign in text for sign in _SIGNS):
        return []
    _fields(page.root)
    notes: list[Note] = []
    for deletion in list(page.root.iter("del")):
        _drop(deletion)
    for element in list(page.root.iter("*")):
        hidden = element.get("hidden") is not None or _STYLE.search(element.get("style") or "")
        if not hidden or not cell_text(element, 0):
            continue
        if (
            element.tag == "tr"
            or element.tag == "table"
            or next(element.iter("table"), None) is not None
        ):
            notes.append(_note(page, element))
        else:
            _drop(element)
    return notes


def _note(page: Page, element: etree._Element) -> Note:
    what = "有一行" if element.tag == "tr" else "有表格"
    first = next(element.iter("td", "th"), element)
    return Note("hidden", f"网页里{what}是隐藏的，打开看不到，里面的内容也读了", page.place(first))


def _drop(element: etree._Element) -> None:
    """Empty the element; its cell, when it is one, goes on taking its column."""
    tail = element.tail
    at = element.get("at")
    spans = {name: element.get(name) for name in ("rowspan", "colspan")}
    element.clear()
    element.tail = tail
    for name, value in {**spans, "at": at}.items():
        if value is not None:
            element.set(name, value)


def _fields(root: etree._Element) -> None:
    """Typed values of a form become text, of a list only the chosen entry."""
    for field in root.iter("input"):
        if (field.get("type") or "").lower() in _TYPED and field.get("hidden") is None:
            field.tail = (field.get("value") or "") + (field.tail or "")
    for option in list(root.iter("option")):
        if option.get("selected") is None:
            _drop(option)
