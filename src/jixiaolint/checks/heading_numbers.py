"""Heading numbers that skip or repeat, and headings that stand twice (TXT004)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiaolint import quantity
from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, plain
from jixiaolint.model.grid import Paragraph

_CHINESE = "([一二三四五六七八九十]{1,3})"
_STYLES = (
    re.compile(f"第{_CHINESE}部分"),
    re.compile(f"{_CHINESE}、"),
    re.compile(rf"\({_CHINESE}\)"),
    re.compile(r"([0-9]{1,2})[.、,．](?![0-9])"),
    re.compile(r"\(([0-9]{1,2})\)"),
)
"""The ways of numbering, the outer before the inner."""

_WORDS_END = re.compile(r"[。:;,?!]")
_FULL_WIDTH = str.maketrans("()", "（）")
_CONTENTS_LINE = re.compile(r"[^0-9][0-9]{1,3}$")


class Heading(NamedTuple):
    """A numbered heading: its style, its number and the mark as written, its words."""

    style: int
    number: int
    mark: str
    words: str


@dataclass
class _Section:
    """What was seen on the way: the heading in force in every style, and numbers left behind."""

    current: dict[int, Heading] = field(default_factory=dict)
    left: dict[int, set[int]] = field(default_factory=dict)
    between: list[Paragraph] = field(default_factory=list)


SCOPE = "document"
FACTS: Facts = {
    "skips": {"mark": str, "before": str, "words": str},
    "repeats": {"mark": str, "before": str, "words": str},
    "glued": {"mark": str, "before": str, "words": str},
    "twice": {"words": str},
}


@dataclass(frozen=True)
class Check:
    """`longest`: an unnumbered line of at most so many characters may be a heading. Scope: document.

    Hits the paragraph. Variants: skips, repeats, twice (a heading stands two times), glued (the number
    missed stands in the middle of this paragraph). Facts: mark, before (the marks), words (of the
    heading). The tables' titles are not judged.
    """

    longest: int

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The headings at fault; None for a document with fewer than two numbered headings."""
        titles = {t.title.plain for t in subject.tables}
        lines = [p for p in subject.paragraphs if plain(p.text) not in titles]
        read = [(p, _heading(plain(p.text))) for p in lines]
        if sum(heading is not None for _, heading in read) < 2:
            return None
        return list(self._walk(read))

    def _walk(self, read: list[tuple[Paragraph, Heading | None]]) -> Iterator[Hit]:
        section, last = _Section(), ""
        for paragraph, heading in read:
            text = plain(paragraph.text)
            if heading is None:
                if text == last and len(text) <= self.longest:
                    yield Hit(paragraph, ".", {"words": text}, (), "twice", text)
                section.between.append(paragraph)
                last = ""
                continue
            alone = heading.words == text[len(heading.mark) :]
            yield from _judge(paragraph, heading, section, last if alone else "")
            _enter(heading, section)
            last = heading.words if alone else ""


def _heading(text: str) -> Heading | None:
    """The heading that a line is or begins with; lines of a contents page (…12) are none."""
    if _CONTENTS_LINE.search(text):
        return None
    for style, pattern in enumerate(_STYLES):
        if found := pattern.match(text):
            number = quantity.number(found[1])
            words = _WORDS_END.split(text[found.end() :], maxsplit=1)[0]
            return Heading(style, int(number or 0), found[0].translate(_FULL_WIDTH), words)
    return None


def _judge(paragraph: Paragraph, heading: Heading, section: _Section, last: str) -> Iterator[Hit]:
    """`last`: the words of the heading on the line before, in whatever style, when both stand alone."""
    before = section.current.get(heading.style)
    key = f"{before.mark if before else ''}{heading.mark}{heading.words}"
    if heading.words and heading.words in (last, before.words if before else ""):
        yield Hit(paragraph, ".", {"words": heading.words}, (), "twice", key)
        return
    if before is None:
        return
    facts = {"mark": heading.mark, "before": before.mark, "words": heading.words}
    begins = heading.number in (1, before.number + 1)
    goes_on = heading.number - 1 in section.left.get(heading.style, ())
    if begins or goes_on:
        return
    if heading.number <= before.number:
        yield Hit(paragraph, ".", facts, (), "repeats", key)
    elif glued := _glued(before, section):
        yield Hit(glued[0], ".", {**facts, "mark": glued[1]}, (), "glued", key)
    else:
        yield Hit(paragraph, ".", facts, (), "skips", key)


def _glued(before: Heading, section: _Section) -> tuple[Paragraph, str] | None:
    """The paragraph in which the number that should come next stands in the middle of the text."""
    for paragraph in section.between:
        for found in _STYLES[before.style].finditer(plain(paragraph.text)):
            if quantity.number(found[1]) == before.number + 1:
                return paragraph, found[0].translate(_FULL_WIDTH)
    return None


def _enter(heading: Heading, section: _Section) -> None:
    """A heading ends the headings inside the one before it; their numbers may go on later."""
    for style in [s for s in section.current if s > heading.style]:
        section.left.setdefault(style, set()).add(section.current.pop(style).number)
    if heading.style == 0:
        section.left.clear()
    section.current[heading.style] = heading
    section.between.clear()
