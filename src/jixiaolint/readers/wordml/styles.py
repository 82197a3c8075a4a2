"""Heading levels of a Word document's paragraph styles."""

from __future__ import annotations

import re

from lxml import etree

from jixiaolint.readers.wordml.names import VAL, w

_PPR, _OUTLINE, _STYLE_REF = w("pPr"), w("outlineLvl"), w("pStyle")
_NAME, _BASED = w("name"), w("basedOn")
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_MAX_CHAIN = 20


class Levels:
    """Tells a paragraph's heading level: 1, 2 … or 0 for body text."""

    def __init__(self, styles: etree._Element | None = None) -> None:
        found = () if styles is None else styles.iterchildren(w("style"))
        self._styles = {str(style.get(w("styleId"))): style for style in found}
        self._known: dict[str, int] = {}

    def of(self, paragraph: etree._Element) -> int:
        """The level that the paragraph states itself, else its style's."""
        properties = paragraph.find(_PPR)
        if properties is None:
            return 0
        own = _outline(properties)
        if own is not None:
            return own
        reference = properties.find(_STYLE_REF)
        return 0 if reference is None else self._style(str(reference.get(VAL)))

    def _style(self, name: str) -> int:
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> int:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            properties = style.find(_PPR)
            level = None if properties is None else _outline(properties)
            if level is None:
                level = _named_level(style)
            if level is not None:
                return level
            base = style.find(_BASED)
            name = "" if base is None else str(base.get(VAL))
        return 0


def _outline(properties: etree._Element) -> int | None:
    """Word counts levels from 0; 9 means body text."""
    mark = properties.find(_OUTLINE)
    value = "" if mark is None else str(mark.get(VAL, ""))
    if not value.isdecimal():
        return None
    return int(value) + 1 if int(value) < 9 else 0


def _named_level(style: etree._Element) -> int | None:
    name = style.find(_NAME)
    match = None if name is None else _HEADING.fullmatch(str(name.get(VAL, "")))
    return int(match[1]) if match else None
