"""Takes out of a table or paragraph what a person does not see in its text.

After this every `w:t` left in the element is text of it, so that it can be read in one flat pass:
the pass costs about a tenth of the walk from element to element that it replaces.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from jixiaolint.readers.wordml.names import ALTERNATIVES, OFF, PPR, RPR, TC, TRPR, VAL, P, R, T, w

_FIELD, _FIELD_TYPE, _SDT, _DEL = w("fldChar"), w("fldCharType"), w("sdt"), w("del")


def prune(element: etree._Element) -> None:
    """Drop deletions and what was moved away, hidden text, drawings with their text boxes, the
    reading above a ruby, second versions for older programs, the instructions of fields, and the
    properties that a tracked change replaced. Nested tables must have been taken out before.
    """
    found = list(element.iter(*_UNSEEN))
    for unseen in found:
        _UNSEEN[str(unseen.tag)](unseen)
    if found and next(element.iter(_FIELD), None) is not None:
        _drop_instructions(element)


def _drop(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _deletion(mark: etree._Element) -> None:
    """A deletion around runs, of a whole row, or of the end of a paragraph."""
    parent = mark.getparent()
    if parent is not None and parent.tag == TRPR:
        _drop(parent.getparent())
    elif parent is not None and parent.tag == RPR:
        properties = parent.getparent()
        if properties is not None and properties.tag == PPR:
            _join_next(properties.getparent())
    else:
        _drop(mark)


def is_deleted(row: etree._Element) -> bool:
    """Whether a tracked change takes a whole row away."""
    properties = row.find(TRPR)
    return properties is not None and properties.find(_DEL) is not None


def _deleted_cell(mark: etree._Element) -> None:
    _drop(next(mark.iterancestors(TC), None))


def _join_next(paragraph: etree._Element | None) -> None:
    """Only within cells: in the body the next paragraph may not have been parsed yet."""
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or following.tag != P:
        return
    if next(paragraph.iterancestors(TC), None) is not None:
        paragraph.extend(list(following))
        _drop(following)


def _hidden(mark: etree._Element) -> None:
    properties = mark.getparent()
    run = None if properties is None else properties.getparent()
    if run is not None and run.tag == R and mark.get(VAL) not in OFF:
        _drop(run)


def _first_choice(choices: etree._Element) -> None:
    for other in list(choices)[1:]:
        choices.remove(other)


def _placeholder(mark: etree._Element) -> None:
    """A content control that still shows its prompt (单击此处输入文字) is empty."""
    control = next(mark.iterancestors(_SDT), None)
    if control is not None and mark.get(VAL) not in OFF:
        for text in control.iter(T):
            text.text = None


def _keep(_: etree._Element) -> None:
    """Fields are dealt with together, once the rest is out."""


def _drop_instructions(element: etree._Element) -> None:
    """Drop text between a field's beginning and its separator, as nested fields leave there."""
    pending: list[bool] = []
    for mark in list(element.iter(P, _FIELD, T)):
        kind = mark.get(_FIELD_TYPE)
        if mark.tag == P:
            pending = []
        elif mark.tag == T:
            if any(pending):
                mark.text = None
        elif kind == "begin":
            pending.append(True)
        elif pending and kind == "separate":
            pending[-1] = False
        elif pending and kind == "end":
            pending.pop()


_UNSEEN: dict[str, Callable[[etree._Element], None]] = {
    **{w(name): _drop for name in ("rt", "drawing", "pict", "object", "tcPrChange", "trPrChange",
                                   "pPrChange", "rPrChange", "tblPrExChange")},
    _DEL: _deletion,
    w("moveFrom"): _deletion,
    w("vanish"): _hidden,
    w("showingPlcHdr"): _placeholder,
    ALTERNATIVES: _first_choice,
    w("cellDel"): _deleted_cell,
    _FIELD: _keep,
}  # fmt: skip

UNSEEN = tuple(_UNSEEN)
"""The elements for whose sake an element must be pruned."""
