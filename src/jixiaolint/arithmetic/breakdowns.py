"""Totals of money with the parts that a text says they consist of (总额和分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from jixiaolint.arithmetic.terms import DATE, GAP, ITEM, Token, readable, tokens
from jixiaolint.quantity.numerals import tidy
from jixiaolint.quantity.words import any_of

_SENTENCE = re.compile("[。!?]")
_ITEMS = re.compile(f"{ITEM}+")
_SEMICOLON = re.compile(";")
_COMMA = re.compile("[,、]|(?<=元)(?:和|及|以及|与)")
_BRACKET = re.compile(r"\([^()]*\)")
_LEAD = re.compile(r"[(:,]*$")
_NEAR = 3000
_LONGEST = 2900
"""Characters: a total further before its parts, or a longer list of them, is not understood."""
_MOST = 60
"""Introducers in one text: more is no prose."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and its parts, each as written (71万元) and in 万元; `word` is what introduces them."""

    word: str
    total: Decimal
    total_text: str
    parts: tuple[Decimal, ...]
    part_texts: tuple[str, ...]

    @property
    def sum(self) -> Decimal:
        """What the parts come to, in 万元."""
        return sum(self.parts, Decimal(0))


def breakdowns(text: str, words: Sequence[str], skip: Sequence[str]) -> tuple[Breakdown, ...]:
    """Every total of the text whose parts are introduced by one of `words` (其中, 包括 …).

    Silent unless total and parts are clear: one sum of money for the total, exactly one in each part,
    none of them a share, a range, a date or beside a word of `skip`.
    """
    read = readable(text)
    if not words:
        return ()
    introducer = re.compile(any_of(words))
    unclear = re.compile("|".join([f"[%{DATE}{GAP}]", *map(re.escape, skip)]))
    matches = list(islice(introducer.finditer(read), _MOST + 1))
    if len(matches) > _MOST:
        return ()
    found = (_breakdown(read, match, introducer, unclear) for match in matches)
    return tuple(one for one in found if one is not None)


def _breakdown(
    text: str, match: re.Match[str], introducer: re.Pattern[str], unclear: re.Pattern[str]
) -> Breakdown | None:
    total = _total(text, match, introducer, unclear)
    if total is None:
        return None
    group = _group(text, match, introducer)
    if group is None or unclear.search(group):
        return None
    parts = [_only_sum(part) for part in _split(group)]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    return Breakdown(
        word=match[0],
        total=total[0],
        total_text=total[1],
        parts=tuple(number for number, _ in known),
        part_texts=tuple(shown for _, shown in known),
    )


def _total(
    text: str, match: re.Match[str], introducer: re.Pattern[str], unclear: re.Pattern[str]
) -> tuple[Decimal, str] | None:
    """The one sum before the introducer: of its own sentence when it names any, else of the nearest
    one before it that is not itself a list of parts.
    """
    lead = text[max(0, match.start() - _NEAR) : match.start()].rstrip(ITEM)
    *before, own = _SENTENCE.split(lead)
    if not before and match.start() > _NEAR:
        return None
    if own.endswith("("):
        own = _SEMICOLON.split(own)[-1]
    if any(map(_is_sum, tokens(own))):
        return None if unclear.search(own) or introducer.search(own) else _only_sum(own)
    for sentence in reversed(before):
        if not introducer.match(_LEAD.sub("", sentence)):
            clear = not unclear.search(sentence) and not introducer.search(sentence)
            return _only_sum(sentence) if clear else None
    return None


def _group(text: str, match: re.Match[str], introducer: re.Pattern[str]) -> str | None:
    """The text that lists the parts: to the end of the sentence or bracket; a numbered list to the
    end of the text. None when another list begins among them and it is not clear where it ends.
    """
    rest = text[match.end() : match.end() + _NEAR].lstrip(":,")
    if not rest.startswith(ITEM):
        rest = _SENTENCE.split(rest, maxsplit=1)[0]
    if text[: match.start()].endswith("("):
        rest = _bracketed(rest)
    if len(rest) > _LONGEST:
        return None
    rest = _BRACKET.sub(lambda inner: "" if introducer.search(inner[0]) else inner[0], rest)
    another = introducer.search(rest)
    if another and any(map(_is_sum, tokens(rest[another.end() :]))):
        return None
    return (rest[: another.start()] if another else rest).rstrip(",;")


def _bracketed(text: str) -> str:
    """The text up to the bracket that closes it."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return text[:at]
    return text


def _split(group: str) -> Iterator[str]:
    """The parts: numbered items, else those between semicolons, else those between commas."""
    for mark in (_ITEMS, _SEMICOLON, _COMMA):
        if mark.search(group):
            return (part for part in mark.split(group) if part.strip(",;。:"))
    return iter((group,))


def _only_sum(text: str) -> tuple[Decimal, str] | None:
    """The only sum of money of a piece of text, in 万元 and as written; rates (元/人) are none."""
    sums = [token for token in tokens(text) if _is_sum(token)]
    if len(sums) != 1 or any(token.kind == "vague" for token in tokens(text)):
        return None
    term = sums[0].term
    if term is None or term.money is None:
        return None
    return tidy(term.money), text[sums[0].start : sums[0].end]


def _is_sum(token: Token) -> bool:
    return token.term is not None and token.term.money is not None and not token.term.per
