"""The text of a Word cell or paragraph as the reader sees it, piece by piece."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from jixiaolint.annotate.edits import Edit
from jixiaolint.readers.wordml.inline import INLINE, inline_text
from jixiaolint.readers.wordml.names import TBL, TC, P, R, T, w
from jixiaolint.readers.wordml.prune import prune

_HOLDERS = frozenset((P, w("hyperlink"), w("smartTag"), w("sdtContent")))
"""Where a tracked change may stand around a run."""
_TRACKED = (w("ins"), w("moveTo"))
_STAMP = "jixiaolint"


class Segment(NamedTuple):
    """A piece of the text and where it begins; `element` gives it, None a paragraph's beginning."""

    start: int
    text: str
    element: etree._Element | None

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.start + len(self.text)


def segments(container: etree._Element) -> list[Segment]:
    """The pieces of a cell's or paragraph's text; joined and stripped they are what was read."""
    originals = list(container.iter(*INLINE))
    for number, element in enumerate(originals):
        element.set(_STAMP, str(number))
    seen = copy.deepcopy(container)
    for element in originals:
        del element.attrib[_STAMP]
    for inner in list(seen.iterdescendants(TBL)):
        if (parent := inner.getparent()) is not None:
            parent.remove(inner)
    prune(seen)
    found: list[Segment] = []
    at = 0
    for element in seen.iter(P, *INLINE):
        broken = element.tag == P
        text = ("\n" if seen.tag == TC else "") if broken else inline_text(element)
        original = None if broken else originals[int(element.get(_STAMP, "0"))]
        found.append(Segment(at, text, original))
        at += len(text)
    return found


def possible(pieces: Sequence[Segment], old: str, edits: Sequence[Edit]) -> bool:
    """Whether the text is `old` and all edits are in ordinary text, within one paragraph each."""
    if "".join(s.text for s in pieces).strip() != old or any("\n" in e.new for e in edits):
        return False
    skipped = leading(pieces)
    return not old or all(_ordinary(s) for e in edits for s in _met(pieces, e, skipped))


def _met(pieces: Sequence[Segment], edit: Edit, skipped: int) -> Iterator[Segment]:
    """What an edit changes; an insertion touches the sign that it is put behind, or before."""
    start, end = edit.start + skipped, edit.end + skipped
    if start == end:
        start, end = (start - 1, end) if edit.start else (start, end + 1)
    return (s for s in pieces if s.start < end and s.end > start)


def _ordinary(piece: Segment) -> bool:
    """Not what somebody else has inserted, nor a line break, nor the result of a field."""
    element = piece.element
    if element is None or element.tag != T:
        return False
    run = element.getparent()
    holder = None if run is None else run.getparent()
    if run is None or holder is None or run.tag != R or holder.tag not in _HOLDERS:
        return False
    return next(element.iterancestors(*_TRACKED), None) is None


def texts(
    pieces: Sequence[Segment], start: int, end: int
) -> Iterator[tuple[etree._Element, int, int]]:
    """The elements whose text lies between two places, with what part of their text does."""
    for piece in pieces:
        if piece.element is not None and piece.start < end and piece.end > start:
            yield piece.element, max(start - piece.start, 0), min(end, piece.end) - piece.start


def leading(pieces: Sequence[Segment]) -> int:
    """How much white space stands before the text that was read."""
    text = "".join(s.text for s in pieces)
    return len(text) - len(text.lstrip())
