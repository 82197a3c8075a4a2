"""Prose as tokens: numbers with their units, signs, words. Places stay those of the given text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from jixiaolint.arithmetic.words import AFTER_VAGUE, BEFORE_VAGUE, TIMES, UNREAD
from jixiaolint.model.document import plain
from jixiaolint.model.quantity import MONEY_IN_WAN
from jixiaolint.quantity.dates import CODE
from jixiaolint.quantity.numerals import ARABIC, COMPOUND, SCALE, read
from jixiaolint.quantity.words import AVERAGES, DIVISORS, SCALES, any_of, unit_pattern

Kind = Literal["term", "vague", "*", "+", "=", "(", ")", "word", "stop", "mark"]


class Term(NamedTuple):
    """A number with its unit. `number` has its scale worked in, except in a unit of money (7.2万元);
    `per` are the divisors in order: 每人每月600元 and 600元/人/月 have ("人", "月").
    """

    number: Decimal
    unit: str
    per: tuple[str, ...] = ()
    step: Decimal = Decimal(1)
    """What one of the last printed decimal is worth, in `unit`."""

    @property
    def money(self) -> Decimal | None:
        """The sum in 万元, None when this is no money."""
        factor = MONEY_IN_WAN.get(self.unit)
        return None if factor is None else self.number * factor


class Token(NamedTuple):
    """A piece of the text from `start` to `end`; `term` when it is a number.

    A word is one Chinese character, unless it says something not understood (mark); vague is a
    number that is not exact, an ordinal or a range.
    """

    kind: Kind
    start: int
    end: int
    term: Term | None = None


GAP = "\ue000"
"""Stands where white space parted two figures: one number or two, nobody can tell."""
ITEM = "\ue001"
"""Stands for the number of a list's item (1. (2) ③): a new sentence begins."""
DATE = "\ue002"
"""Stands for each character of a date or of a document's number."""

MASKED = re.compile(f"[{GAP}{ITEM}{DATE}]+")

_CIRCLED = re.compile("[①-⒛⓵-⓾❶-❿㈠-㈩]")
_PARTED = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_NUMBERED = re.compile(
    r"(?<![0-9.×*+=a-zA-Z])(?:\([0-9]{1,2}\)(?![×*+=0-9])|[0-9]{1,2}\)(?![×*+=])|[0-9]{1,2}[.、](?![0-9]))"
    r"|\([一二三四五六七八九十]{1,2}\)|(?:(?<=^)|(?<=[;。:,]))(?:[一二三四五六七八九十][、.]|[一二三四五六七]是)"
)
_DAY = re.compile(
    rf"(?![xX][0-9])(?:{CODE})|(?<![0-9.])(?:19|20)[0-9]{{2}}年?度?(?:[-—至到~](?:19|20)?[0-9]{{2}}年?度?)?"
    r"(?<=[年度])(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?(?![0-9]))?(?:底|末|初)?前?"
    r"|(?<![0-9.×*])[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|末|初)前?"
    r"|(?<![0-9.×*])[0-9]{1,2}(?:月份?)?[-—至到~]{1,2}[0-9]{1,2}月份?"
)

_DIVISOR = any_of(DIVISORS.split())
_TOKEN = re.compile(
    rf"(?P<term>(?:(?P<each>(?:每(?:个)?(?:{_DIVISOR})){{1,3}}|[{AVERAGES}]均)[一-龥]{{0,6}}?)?"
    rf"(?<![0-9A-WYZa-wyz])(?<![0-9]\.)(?P<number>{COMPOUND}|{ARABIC})(?P<scale>{SCALE})?(?P<unit>{unit_pattern()})?"
    rf"(?P<per>(?:(?:/每?|[·每])(?:{_DIVISOR})(?:[·.]?(?:{_DIVISOR}))*)+|/\((?:[·./]?(?:{_DIVISOR}))+\))?)"
    rf"|(?P<times>[{TIMES}]|乘以|乘|(?<=[0-9一-龥)])[xX](?=[0-9]))"
    r"|(?P<plus>\+)|(?P<equals>=)|(?P<open>\()|(?P<close>\))"
    rf"|(?P<stop>[;。!?{ITEM}])|(?P<word>[一-龥](?<![{UNREAD}]))|(?P<mark>.)",
    re.DOTALL,
)
_DIVISORS = re.compile(rf"每个?({_DIVISOR})|({_DIVISOR})")
_BEFORE = re.compile(rf"(?:{any_of(BEFORE_VAGUE.split())})[为:]?$")
_AFTER = re.compile(any_of(AFTER_VAGUE.split()))
_KINDS: dict[str, Kind] = {
    "times": "*", "plus": "+", "equals": "=", "open": "(", "close": ")",
    "word": "word", "stop": "stop", "mark": "mark",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def readable(text: str) -> str:
    """The text as it is read: NFKC without white space, with list numbers and dates masked."""
    text = plain(_PARTED.sub(GAP, _CIRCLED.sub(ITEM, text)))
    text = _DAY.sub(lambda found: DATE * len(found[0]), text)
    return _NUMBERED.sub(lambda found: ITEM * len(found[0]), text)


@lru_cache(maxsize=10_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a readable text, without gaps between them."""
    return tuple(_token(found) for found in _TOKEN.finditer(text))


def _token(found: re.Match[str]) -> Token:
    if found["term"] is not None:
        return _number(found, found.string)
    name = next(name for name in _KINDS if found[name] is not None)
    return Token(_KINDS[name], *found.span())


def _number(found: re.Match[str], text: str) -> Token:
    start, end = found.span()
    before = {start, found.start("number")}
    vague = any(_BEFORE.search(text, max(0, at - 6), at) for at in before)
    number = read(found["number"])
    gap = GAP in (text[start - 1 : start], text[end : end + 1])
    if vague or gap or number is None or _AFTER.match(text, end):
        return Token("vague", start, end)
    return Token("term", start, end, _term(found, number))


def _term(found: re.Match[str], number: Decimal) -> Term:
    figures = found["number"]
    step = Decimal(1).scaleb(int(number.as_tuple().exponent)) * SCALES.get(figures[-1], 1)
    in_steps = "元" if "元" in figures else ""
    scale, unit = found["scale"] or "", found["unit"] or in_steps
    if scale + unit in MONEY_IN_WAN:
        unit = scale + unit
    elif scale:
        number, step = number * SCALES[scale], step * SCALES[scale]
    per = _DIVISORS.findall(found["each"] or "") + _DIVISORS.findall(found["per"] or "")
    each = (found["each"],) if (found["each"] or "").endswith("均") else ()
    return Term(number, unit, tuple(e[0] for e in each) + tuple(a or b for a, b in per), step)
