"""The text of a Word paragraph as a person sees it: insertions taken, deletions dropped."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from jixiaolint.readers.wordml.names import COMPATIBILITY, MATH, OFF, VAL, w
from jixiaolint.readers.wordml.symbols import symbol

_T, _R, _RPR, _VANISH = w("t"), w("r"), w("rPr"), w("vanish")
_FIELD, _FIELD_TYPE = w("fldChar"), w("fldCharType")
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_OWN_TEXT = {
    w("tab"): " ", w("ptab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip
_THROUGH = frozenset(
    [w(name) for name in ("ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "customXml",
                          "sdt", "sdtContent", "dir", "bdo", "ruby", "rubyBase")]
    + [f"{{{MATH}}}{name}" for name in ("oMath", "oMathPara")]
)  # fmt: skip
_SYM, _FONT, _CHAR = w("sym"), w("font"), w("char")
_MATH_RUN, _MATH_T = f"{{{MATH}}}r", f"{{{MATH}}}t"


class Runs:
    """Collects the text of one paragraph.

    `hidden` counts the open fields whose instruction, not yet their result, is being passed.
    Everything not named here has no text in the line: properties, deletions, drawings, text boxes,
    notes, comments, the reading above a ruby.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._fields: list[bool] = []

    def walk(self, node: etree._Element) -> None:
        """Take in the children of a paragraph, a run or a wrapper."""
        for child in node:
            tag = child.tag
            if tag == _T:
                if child.text:
                    self._add(child.text)
            elif tag == _R:
                if not _vanishes(child):
                    self.walk(child)
            elif tag in _THROUGH:
                self.walk(child)
            elif tag in _OWN_TEXT:
                self._add(_OWN_TEXT[str(tag)])
            elif (special := _SPECIAL.get(str(tag))) is not None:
                special(self, child)

    def _add(self, text: str) -> None:
        if not any(self._fields):
            self.parts.append(text)

    def _field(self, mark: etree._Element) -> None:
        kind = mark.get(_FIELD_TYPE)
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _symbol(self, mark: etree._Element) -> None:
        self._add(symbol(str(mark.get(_FONT, "")), str(mark.get(_CHAR, ""))))

    def _alternate(self, choices: etree._Element) -> None:
        """The first choice alone: the others say the same thing for older programs."""
        if len(choices):
            self.walk(choices[0])

    def _math(self, run: etree._Element) -> None:
        for text in run.iterchildren(_MATH_T):
            self._add(text.text or "")


_SPECIAL: dict[str, Callable[[Runs, etree._Element], None]] = {
    _FIELD: Runs._field, _SYM: Runs._symbol, _ALTERNATE: Runs._alternate, _MATH_RUN: Runs._math,
}  # fmt: skip


def _vanishes(run: etree._Element) -> bool:
    properties = run.find(_RPR)
    if properties is None:
        return False
    mark = properties.find(_VANISH)
    return mark is not None and mark.get(VAL) not in OFF


def text_of(paragraph: etree._Element) -> str:
    """The paragraph's text, untrimmed, with its own line breaks as `\\n`."""
    runs = Runs()
    runs.walk(paragraph)
    return "".join(runs.parts)
