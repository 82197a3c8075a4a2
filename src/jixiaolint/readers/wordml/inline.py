"""The text of Word's inline elements."""

from __future__ import annotations

from lxml import etree

from jixiaolint.readers.wordml.names import MATH, R, T, w
from jixiaolint.readers.wordml.prune import prune
from jixiaolint.readers.wordml.symbols import symbol

_SYM, _FONT, _CHAR = w("sym"), w("font"), w("char")
_MATH_T = f"{{{MATH}}}t"
_FIXED = {
    w("tab"): " ", w("ptab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip

INLINE = (T, *_FIXED, _SYM, _MATH_T)
"""The elements that have text; a soft hyphen shows none."""


def inline_text(element: etree._Element) -> str:
    """The text of one element of `INLINE`."""
    tag = element.tag
    if tag in (T, _MATH_T):
        return element.text or ""
    if tag == _SYM:
        return symbol(str(element.get(_FONT, "")), str(element.get(_CHAR, "")))
    parent = element.getparent()
    if parent is None or parent.tag != R:
        return ""  # a tab stop among the paragraph's properties
    return _FIXED[str(tag)]


def paragraph_text(paragraph: etree._Element) -> str:
    r"""The trimmed text of a paragraph outside tables, its own line breaks as `\n`."""
    prune(paragraph)
    return "".join([inline_text(element) for element in paragraph.iter(*INLINE)]).strip()
