"""Written products and sums with the result that stands beside them (算式), and whether they agree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, takewhile
from typing import Literal

from jixiaolint.arithmetic.parser import Written, written
from jixiaolint.arithmetic.terms import MASKED, Term, Token, readable, tokens
from jixiaolint.arithmetic.told import told
from jixiaolint.arithmetic.values import Value, multiplied, values
from jixiaolint.arithmetic.words import GENERIC, SHARES, TIMES, same
from jixiaolint.model.document import plain
from jixiaolint.quantity.numerals import CHINESE, LIMIT, read, tidy

Slip = Literal["", "unit", "number and unit"]

_WAN = Decimal(10000)
_SLIPS = (_WAN, 1 / _WAN)
_NEARLY = Decimal("0.1")
_CUT_OFF = Decimal("0.01")
"""Cutting decimals off instead of rounding them is lawful up to this share of the sum."""

_WORTH_READING = re.compile(rf"(?s)(?=.*\d.*\d)(?:.*[{TIMES}=+xX每均/]|.*乘)")
"""Two figures, and a sign or a rate: every other text is passed over at once."""
_ITEM_NUMBER = re.compile(r"[0-9]{1,2}\.(?=[1-9]|0\.)")
_NEAR = 200
"""Tokens on either side: a longer sentence is none."""
_MOST_AROUND = 12
_CHINESE = re.compile(CHINESE)
_MONTHS = re.compile(r"(?<![0-9])(1?[0-9])月?份?[-—至到~]{1,2}(1?[0-9])月")


@dataclass(frozen=True, slots=True)
class Equation:
    """An expression as written, the result stated for it as written, and the one that it has.

    `computed` is worded (7.2万元, 9.36元); `holds`: both agree to the decimals that are printed.
    `slip`: the stated number is right but for 元 and 万元 (unit), or off even when its unit is
    corrected (number and unit); `in_stated_unit` is then the computed number with the unit as
    stated. `times`: how often a rate for a period was taken: (("月", 12),).
    """

    expression: str
    stated: str
    computed: str
    holds: bool
    slip: Slip = ""
    in_stated_unit: str = ""
    times: tuple[tuple[str, Decimal], ...] = ()


def equations(text: str) -> tuple[Equation, ...]:
    """Every expression of the text that is understood together with its result, in order.

    An expression holds when any lawful reading makes it so: a monthly rate paid for twelve or ten
    months, another number of the same sentence as one more factor (9个村，每村…), the first digits
    as the number of a list's item (2.5万元 as 5万元).
    """
    compact = plain(text)
    if not _WORTH_READING.match(compact):
        return ()
    return tuple(_equations(readable(text), _months(compact)))


def _equations(text: str, months: Sequence[Decimal]) -> Iterator[Equation]:
    seen = tokens(text)
    found = [*written(seen, text), *told(seen, text)]
    for one in sorted(found, key=lambda one: one.start):
        around = [*months, *_around(seen, one, text)][:_MOST_AROUND]
        equation = _equation(text, one, around)
        if equation is not None:
            yield equation


def _equation(text: str, one: Written, around: Sequence[Decimal]) -> Equation | None:
    taken = values(one.expression)
    taken += values(one.before + one.expression) if one.before else ()
    readings = [(n, value) for value in taken for n in _in_unit_of(one.result, value)]
    if not readings or any(number >= LIMIT for number, _ in readings):
        return None
    stated = _number(one.result)
    step = one.result.step * (stated / one.result.number if one.result.number else 1)
    number, value = min(readings, key=lambda reading: abs(reading[0] - stated))
    holds = _numbered_item(text, one) or any(
        _agree(possible, stated, step) for n, _ in readings for possible in _with(n, around)
    )
    if one.before and not holds:
        return None
    slip: tuple[Slip, str] = ("", "") if holds else _slip(number, stated, step, one.result)
    return Equation(
        expression=MASKED.sub("…", text[one.start : one.end]),
        stated=text[one.result_start : one.result_end],
        computed=_worded(number, one.result),
        holds=holds,
        slip=slip[0],
        in_stated_unit=slip[1],
        times=value.times,
    )


def _number(result: Term) -> Decimal:
    """The stated number: a sum of money in 万元."""
    return result.number if result.money is None else result.money


def _in_unit_of(result: Term, value: Value) -> tuple[Decimal, ...]:
    """The value's number as the result would state it; none when it is of another kind."""
    if result.per and result.per != ("年",):
        return ()
    if result.money is not None:
        if value.unit == "万元":
            return (value.number,)
        return (value.number, value.number / _WAN) if not value.unit else ()
    if value.unit == "万元":
        return (value.number * _WAN, value.number) if not result.unit else ()
    fits = not value.unit or result.unit in GENERIC or _counts(value.unit, result.unit)
    return (value.number,) if fits else ()


def _counts(unit: str, stated: str) -> bool:
    return same(unit, stated) or unit in GENERIC or stated.startswith(unit)


def _agree(number: Decimal, stated: Decimal, step: Decimal) -> bool:
    off = abs(number - stated)
    return off <= step / 2 or (off < step and off <= _CUT_OFF * abs(stated))


def _with(number: Decimal, around: Sequence[Decimal]) -> Iterator[Decimal]:
    """The number itself, then with one or two of the sentence's other numbers as factors."""
    yield number
    for count in (1, 2):
        for more in combinations(around, count):
            yield multiplied(number, *more)


def _around(seen: Sequence[Token], one: Written, text: str) -> Iterator[Decimal]:
    """The other numbers of the sentence, percents as hundredths, Chinese numerals, too."""
    first = bisect_left(seen, one.start, key=lambda token: token.start)
    last = bisect_left(seen, one.result_end, key=lambda token: token.start)
    before = takewhile(_in_sentence, reversed(seen[max(0, first - _NEAR) : first]))
    after = takewhile(_in_sentence, seen[last : last + _NEAR])
    others = [*before, *after]
    for token in others:
        if token.term:
            yield token.term.number * SHARES.get(token.term.unit, 1)
    ends = [t.start for t in others] + [t.end for t in others] + [one.start, one.result_end]
    for numeral in _CHINESE.findall(text, min(ends), max(ends)):
        number = read(numeral)
        if number is not None:
            yield number


def _in_sentence(token: Token) -> bool:
    return token.kind != "stop"


def _months(text: str) -> list[Decimal]:
    """How many months the periods of the text are: 3月至11月 are nine."""
    return [Decimal(int(b) - int(a) + 1) for a, b in _MONTHS.findall(text) if int(b) > int(a)]


def _numbered_item(text: str, one: Written) -> bool:
    """Whether the expression holds once its first digits are taken for a list's number (2.5万元)."""
    item = _ITEM_NUMBER.match(text, one.start)
    if not item:
        return False
    return any(equation.holds for equation in _equations(text[item.end() : one.result_end], ()))


def _slip(number: Decimal, stated: Decimal, step: Decimal, result: Term) -> tuple[Slip, str]:
    """Whether 元 and 万元 were mistaken, and the computed number in the unit as stated."""
    if result.money is None or not stated:
        return "", ""
    for factor in _SLIPS:
        right = f"{tidy(number / factor / (stated / result.number)):f}{result.unit}"
        if _agree(number, stated * factor, step * factor):
            return "unit", right
        if abs(number - stated * factor) <= _NEARLY * stated * factor:
            return "number and unit", right
    return "", ""


def _worded(number: Decimal, result: Term) -> str:
    """The number with its unit; a sum of money in 万元 from ten thousand 元 on, else in 元."""
    if result.money is None:
        return f"{_shown(number)}{result.unit}"
    return f"{_shown(number)}万元" if number >= 1 else f"{_shown(number * _WAN)}元"


def _shown(number: Decimal) -> str:
    return f"{tidy(round(number, 6)):f}"
