"""Products told in words, without a sign: 20名护林员，每人每月600元，共14.4万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from jixiaolint.arithmetic.parser import LINK, Written
from jixiaolint.arithmetic.terms import Token
from jixiaolint.arithmetic.words import GENERIC, SHARES, UNREAD, period, same

_MOST = 3
"""Figures before the amount: how many, how much for each, how many months."""
_LONGEST_GAP = 20
"""Between how many and how much for each; more text than this speaks of something else."""
_LINK = re.compile(rf"(?:(?:(?![{UNREAD}已其含])[一-龥]){{1,5}}(?=[,:、(]))?[,:、(]?{LINK}")
_AT_ONCE = re.compile(r"[,:、()]?")


def told(tokens: Sequence[Token], text: str) -> Iterator[Written]:
    """One product at most for each sentence: a count, a rate for one of these, an amount of money
    directly after, at most a number of months or years besides, and no other figure.
    """
    for stop, group in groupby(tokens, key=lambda token: token.kind == "stop"):
        if not stop and (found := _told(list(group), text)):
            yield found


def _told(sentence: Sequence[Token], text: str) -> Written | None:
    numbers = [token for token in sentence if token.term]
    at = next((i for i, token in enumerate(numbers) if i >= 2 and _is_amount(token)), None)
    if at is None or at > _MOST:
        return None
    told_of, amount = numbers[:at], numbers[at]
    counts = [token for token in told_of if _is_count(token)]
    rates = [token for token in told_of if token.term and token.term.money and token.term.per]
    often = [token for token in told_of if token not in counts and token not in rates]
    if len(counts) != 1 or len(rates) != 1 or not all(map(_is_period, often)):
        return None
    near = all(b.start - a.end <= _LONGEST_GAP for a, b in pairwise(told_of))
    if not near or not _belong(counts[0], rates[0], text):
        return None
    if not _follows(told_of[-1], amount, sentence, text):
        return None
    product = tuple(token.term for token in told_of if token.term)
    start, end = told_of[0].start, told_of[-1].end
    return amount.term and Written((product,), start, end, amount.term, amount.start, amount.end)


def _is_amount(token: Token) -> bool:
    return bool(token.term and token.term.money is not None and not token.term.per)


def _is_count(token: Token) -> bool:
    term = token.term
    return bool(
        term
        and not term.per
        and term.money is None
        and term.unit not in ("", *SHARES)
        and not period(term.unit)
    )


def _is_period(token: Token) -> bool:
    return bool(token.term and not token.term.per and period(token.term.unit))


def _belong(count: Token, rate: Token, text: str) -> bool:
    """Whether the rate is for one of what is counted: 20名 and 每人每月, 9个村 and 元/村."""
    unit = count.term.unit if count.term else ""
    things = [divisor for divisor in (rate.term.per if rate.term else ()) if not period(divisor)]
    return all(
        same(unit, thing) or (unit in GENERIC and text.startswith(thing, count.end))
        for thing in things
    )


def _follows(last: Token, amount: Token, sentence: Sequence[Token], text: str) -> bool:
    """Whether the amount is the result: led to by a word such as 共计, or the end of the sentence."""
    until = [token for token in sentence if token.start <= amount.start]
    if any(token.kind in ("*", "+", "=", "vague") for token in until):
        return False
    between = text[last.end : amount.start]
    if _LINK.fullmatch(between):
        return True
    rest = text[amount.end : sentence[-1].end]
    return bool(_AT_ONCE.fullmatch(between)) and rest in ("", ")")
