"""Comments (批注) and tracked changes (修订) in a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from lxml import etree

from jixiaolint.annotate import Written
from jixiaolint.annotate.anchors import AUTHOR, INITIALS, Anchors, told
from jixiaolint.annotate.edits import Edit, edits, joined
from jixiaolint.annotate.parts import Parts
from jixiaolint.annotate.wordchanges import Changer
from jixiaolint.annotate.wordplaces import elements
from jixiaolint.annotate.wordtext import possible, segments
from jixiaolint.model.finding import Replacement
from jixiaolint.model.place import Place
from jixiaolint.readers.wordml.names import BODY, MAIN, PPR, TC, P, R, T, w
from jixiaolint.reports.parts.placed import Placed

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID, _SPACE = w("id"), "{http://www.w3.org/XML/1998/namespace}space"
_BOX = w("txbxContent")


def write(parts: Parts, anchors: Anchors, suggest: bool) -> Written:
    """Comment the main part of a document; with `suggest` put the replacements in as changes."""
    main = parts.package.related("", "officeDocument") or "word/document.xml"
    root = parts.tree(main)
    body = root.find(BODY)
    assert body is not None, "it has been read"
    places = elements(body)
    comments = _comments(parts, main)
    changer = Changer(max(_highest(root), _highest(comments)))
    changed, left = 0, tuple[str, ...]()
    if suggest:
        changed, left = _suggest(changer, places, chain(*anchors.values()))
    groups = _grouped(anchors, places, body)
    for number, (target, findings) in enumerate(groups, changer.number + 1):
        _mark(_start_and_end(target), str(number))
        comments.append(_comment(comments, str(number), told(findings)))
    return Written(len(groups), changed, left)


def _grouped(
    anchors: Anchors, places: dict[Place, etree._Element], body: etree._Element
) -> list[tuple[etree._Element, list[Placed]]]:
    """The findings by the element that carries them: the first paragraph where there is no other."""
    first = next(body.iter(P), None)
    if first is None:
        body.insert(0, first := body.makeelement(P))
    groups: dict[etree._Element, list[Placed]] = {}
    for place, findings in anchors.items():
        target = places.get(place, first) if place is not None else first
        groups.setdefault(target, []).extend(findings)
    return list(groups.items())


def _highest(root: etree._Element) -> int:
    """The highest number of a comment, a change or a bookmark: the next one is free."""
    numbers = (element.get(_ID, "") for element in root.iter("{*}*"))
    return max((int(n) for n in numbers if n.isdecimal() and len(n) < 10), default=0)


def _comments(parts: Parts, main: str) -> etree._Element:
    """The root of the document's comments, a new one when it has none."""
    known = parts.package.related(main, "comments")
    if known is not None and parts.package.has(known):
        return parts.tree(known)
    name = parts.free(f"{main.rpartition('/')[0] or 'word'}/comments.xml")
    parts.relate(main, "comments", name)
    parts.declare(name, _TYPE)
    return parts.tree(name, f'<w:comments xmlns:w="{MAIN}"/>')


def _comment(near: etree._Element, number: str, lines: Sequence[str]) -> etree._Element:
    comment = near.makeelement(w("comment"))
    for name, value in (("id", number), ("author", AUTHOR), ("initials", INITIALS)):
        comment.set(w(name), value)
    for line in lines:
        paragraph = etree.SubElement(comment, P)
        text = etree.SubElement(etree.SubElement(paragraph, R), T)
        text.text = line
        text.set(_SPACE, "preserve")
    return comment


def _start_and_end(target: etree._Element) -> tuple[etree._Element, etree._Element]:
    """The paragraphs in which a comment on a cell or paragraph begins and ends.

    Word takes no comment inside a text box: there it is the paragraph that holds the box.
    """
    boxes = list(target.iterancestors(_BOX))
    if boxes:
        target = next(boxes[-1].iterancestors(P), target)
    if target.tag == P:
        return target, target
    own = [p for p in target.iter(P) if next(p.iterancestors(P, TC), None) is target]
    if not own:
        target.append(only := target.makeelement(P))
        own = [only]
    return own[0], own[-1]


def _mark(ends: tuple[etree._Element, etree._Element], number: str) -> None:
    """The range of a comment around all that stands in the paragraphs, and the reference to it."""
    start, end = ends
    after = 0 if start.find(PPR) is None else 1
    start.insert(after, start.makeelement(w("commentRangeStart"), {_ID: number}))
    end.append(end.makeelement(w("commentRangeEnd"), {_ID: number}))
    reference = etree.SubElement(etree.SubElement(end, R), w("commentReference"))
    reference.set(_ID, number)


def _suggest(
    changer: Changer, places: dict[Place, etree._Element], findings: Iterable[Placed]
) -> tuple[int, tuple[str, ...]]:
    """How many cells got changes, and the findings in words whose changes could not be made.

    A finding's new texts go in all together or not at all: half a plan in percent helps nobody.
    """
    agreed: dict[Place, list[Edit]] = {}
    left = []
    for one in findings:
        wanted = one.finding.replacements
        own = {r.place: _fitting(agreed, places, r) for r in wanted if r.place is not None}
        if len(own) < len(wanted) or None in own.values():
            left.append(f"{one.spot}：{one.finding.rule} 的改法没有写成修订，请看批注")
        else:
            agreed |= {place: edits_ for place, edits_ in own.items() if edits_}
    for place, edits_ in agreed.items():
        changer.change(places[place], edits_)
    return len(agreed), tuple(left)


def _fitting(
    agreed: dict[Place, list[Edit]], places: dict[Place, etree._Element], wanted: Replacement
) -> list[Edit] | None:
    """All edits of a cell with those of `wanted`; None when these cannot be made."""
    cell = None if wanted.place is None else places.get(wanted.place)
    if cell is None or wanted.place is None:
        return None
    own = edits(wanted.old, wanted.new)
    if not possible(segments(cell), wanted.old, own):
        return None
    return joined(agreed.get(wanted.place, []), own)
