"""Tracked changes (修订) in the text of a Word cell or paragraph."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from jixiaolint.annotate.anchors import AUTHOR
from jixiaolint.annotate.edits import Edit
from jixiaolint.annotate.wordtext import Segment, leading, segments, texts
from jixiaolint.readers.wordml.names import RPR, P, R, T, w

_DEL, _INS, _DEL_TEXT = w("del"), w("ins"), w("delText")
_ID, _AUTHOR = w("id"), w("author")
_OLD_FORMAT = (w("rPrChange"), _INS, _DEL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Changer:
    """Writes tracked changes with numbers from `number` on."""

    def __init__(self, number: int) -> None:
        self.number = number

    def change(self, container: etree._Element, edits: Sequence[Edit]) -> None:
        """Make these edits, to which `possible` has agreed, in the container's text."""
        pieces = segments(container)
        skipped = leading(pieces)
        for edit in sorted(edits, reverse=True):
            start, end = edit.start + skipped, edit.end + skipped
            if end > start:
                self._insert_after(self._delete(pieces, start, end), edit.new)
            elif edit.start:
                self._insert_after(_before(pieces, start), edit.new)
            else:
                self._insert_first(pieces, start, container, edit.new)

    def _delete(self, pieces: Sequence[Segment], start: int, end: int) -> etree._Element:
        """The last of the deletions."""
        deletions = []
        for element, low, high in reversed(list(texts(pieces, start, end))):
            run = _alone(element, low, high)
            deletion = self._mark(run, _DEL)
            run.addprevious(deletion)
            deletion.append(run)
            for text in run.iterchildren(T):
                text.tag = _DEL_TEXT
                text.set(_SPACE, "preserve")
            deletions.append(deletion)
        return deletions[0]

    def _insert_after(self, before: etree._Element, new: str) -> None:
        """Behind a run or deletion, in its format."""
        if new:
            insertion = self._mark(before, _INS)
            insertion.append(_run(before, new))
            before.addnext(insertion)

    def _insert_first(
        self, pieces: Sequence[Segment], at: int, container: etree._Element, new: str
    ) -> None:
        """Before the first visible sign, or into the first paragraph of a blank cell."""
        paragraph = next(container.iter(P))
        insertion = self._mark(paragraph, _INS)
        first = next(texts(pieces, at, at + 1), None)
        if first is None:
            insertion.append(_plain_run(paragraph, new))
            paragraph.append(insertion)
            return
        run = first[0].getparent()
        assert run is not None
        insertion.append(_run(run, new))
        run.addprevious(insertion)

    def _mark(self, near: etree._Element, tag: str) -> etree._Element:
        """No date: the same file gives the same copy on any day."""
        self.number += 1
        return near.makeelement(tag, {_ID: str(self.number), _AUTHOR: AUTHOR})


def _before(pieces: Sequence[Segment], at: int) -> etree._Element:
    """The run that ends just before this place of the text."""
    element, _, high = next(texts(pieces, at - 1, at))
    return _ends_at(element, high)


def _alone(text: etree._Element, low: int, high: int) -> etree._Element:
    """The run that holds these characters of a `w:t` and nothing else; `text` keeps those before."""
    run = _ends_at(text, high)
    before = [e for e in text.itersiblings(preceding=True) if e.tag != RPR]
    if not low and not before:
        return run
    moved = text
    if low:
        whole = text.text or ""
        moved = _text(run, whole[low:])
        _set(text, whole[:low])
    return _parted(run, [moved])


def _ends_at(text: etree._Element, at: int) -> etree._Element:
    """The run of a `w:t`, ending after so many of its characters; the rest goes to a new run."""
    run = text.getparent()
    assert run is not None
    rest = list(text.itersiblings())
    whole = text.text or ""
    if at < len(whole):
        rest.insert(0, _text(run, whole[at:]))
        _set(text, whole[:at])
    if rest:
        _parted(run, rest)
    return run


def _parted(run: etree._Element, moved: Sequence[etree._Element]) -> etree._Element:
    """A new run behind `run`, of the same format, with the elements that move to it."""
    fresh = run.makeelement(R)
    if (format_ := run.find(RPR)) is not None:
        fresh.append(copy.deepcopy(format_))
    fresh.extend(moved)
    run.addnext(fresh)
    return fresh


def _run(model: etree._Element, new: str) -> etree._Element:
    """A run with the text `new` in the format of a run, or of the one in a deletion."""
    fresh = _plain_run(model, new)
    format_ = next(model.iter(RPR), None)
    if format_ is not None:
        own = copy.deepcopy(format_)
        for old in list(own.iterchildren(*_OLD_FORMAT)):
            own.remove(old)
        fresh.insert(0, own)
    return fresh


def _plain_run(near: etree._Element, new: str) -> etree._Element:
    run = near.makeelement(R)
    run.append(_text(near, new))
    return run


def _text(near: etree._Element, content: str) -> etree._Element:
    element = near.makeelement(T)
    _set(element, content)
    return element


def _set(element: etree._Element, content: str) -> None:
    element.text = content
    element.set(_SPACE, "preserve")
