"""The text of Word's inline elements."""

from __future__ import annotations

import re

from lxml import etree

from jixiaolint.readers.wordml.names import MATH, R, T, w
from jixiaolint.readers.wordml.prune import prune
from jixiaolint.readers.wordml.symbols import symbol

_SYM, _FONT, _CHAR = w("sym"), w("font"), w("char")
_MATH_T = f"{{{MATH}}}t"
_FONTS = f"{w('rPr')}/{w('rFonts')}"
_FONT_NAMES = (w("ascii"), w("hAnsi"), w("cs"))
PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where the characters of symbol fonts stand when they are written as text."""
_FIXED = {
    w("tab"): " ", w("ptab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip

INLINE = (T, *_FIXED, _SYM, _MATH_T)
"""The elements that have text; a soft hyphen shows none."""


def inline_text(element: etree._Element) -> str:
    """The text of one element of `INLINE`."""
    tag = element.tag
    if tag in (T, _MATH_T):
        text = element.text or ""
        return _symbols(text, element) if PRIVATE.search(text) else text
    if tag == _SYM:
        return symbol(str(element.get(_FONT, "")), str(element.get(_CHAR, "")))
    parent = element.getparent()
    if parent is None or parent.tag != R:
        return ""  # a tab stop among the paragraph's properties
    return _FIXED[str(tag)]


def _symbols(text: str, element: etree._Element) -> str:
    """Text with what the characters of a symbol font show; what is not known stays."""
    fonts = element.find(f"../{_FONTS}")
    names = ["Symbol"] if fonts is None else [str(fonts.get(name, "")) for name in _FONT_NAMES]
    return PRIVATE.sub(lambda found: _shown(found[0], names), text)


def _shown(character: str, fonts: list[str]) -> str:
    found = (symbol(font, f"{ord(character):X}") for font in fonts)
    return next(filter(None, found), character)


def paragraph_text(paragraph: etree._Element) -> str:
    r"""The trimmed text of a paragraph outside tables, its own line breaks as `\n`."""
    prune(paragraph)
    return "".join([inline_text(element) for element in paragraph.iter(*INLINE)]).strip()
