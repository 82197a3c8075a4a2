"""Where a text multiplies and adds, with the result that follows: tokens → expressions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from jixiaolint.arithmetic.terms import Term, Token
from jixiaolint.arithmetic.values import Product, Sum, collapsed
from jixiaolint.arithmetic.words import LINKS
from jixiaolint.quantity.words import any_of

_LONGEST_LABEL = 8
"""More characters between a sign and a number are a clause of their own."""
_DEEPEST = 2
"""Brackets within brackets; deeper ones are no arithmetic in a sentence."""
_MOST = 8
"""Factors of a product, products of a sum: more is no arithmetic in a sentence."""

LINK = rf"(?:{any_of(LINKS.split())}){{1,4}}:?"
_LINK = re.compile(rf"[,:、]?{LINK}")
_RESULT_LABEL = 4
_OPERATORS = frozenset("*+")
_FOREIGN = frozenset("-—–÷/%~‰^<>≤≥≈")
"""Signs of arithmetic that is not read: what they touch is not understood."""
_COUNTERS = ("目标", "任务", "内容", "措施", "项目", "指标")
"""A figure after one of these may begin with the number of a list's item (目标1200元…)."""


_One = TypeVar("_One")


class Written(NamedTuple):
    """An expression from `start` to `end` of the text, and its result from `result_start` on.

    `before`: the products of the same sentence that have no result of their own, so that this one
    may be theirs, too (6人×2600元、50人×2100元，共12.06万元).
    """

    expression: Sum
    start: int
    end: int
    result: Term
    result_start: int
    result_end: int
    before: Sum = ()


class _Step(NamedTuple):
    """Something understood, and the token to read on from."""

    sum: Sum
    after: int


def written(tokens: Sequence[Token], text: str) -> Iterator[Written]:
    """The written expressions, in order, none inside another."""
    at = 0
    before: Sum = ()
    while at < len(tokens):
        if tokens[at].kind == "stop":
            before = ()
        step = _expression(tokens, at, text)
        found = step and _with_result(tokens, at, step, text)
        if found:
            yield found._replace(before=before)
            at, before = bisect_left(tokens, found.result_end, key=lambda token: token.start), ()
            continue
        if step and _of_money(step.sum):
            before = (*before, *step.sum)[-_MOST:]
        at += 1


def _expression(tokens: Sequence[Token], at: int, text: str) -> _Step | None:
    starts = tokens[at].kind in ("term", "(") and _free(tokens, at, text)
    return _sum(tokens, at) if starts else None


def _with_result(tokens: Sequence[Token], at: int, step: _Step, text: str) -> Written | None:
    result = _result(tokens, step, text)
    if result is None:
        return None
    start, end, token = tokens[at].start, tokens[step.after - 1].end, tokens[result]
    return token.term and Written(step.sum, start, end, token.term, token.start, token.end)


def _free(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether nothing that is not understood multiplies, adds to or leads on to the expression."""
    if text.endswith(_COUNTERS, 0, tokens[at].start):
        return False
    before = at - 1
    while before >= 0 and at - before <= _LONGEST_LABEL and tokens[before].kind in ("word", ")"):
        before -= 1
    if before < 0:
        return True
    sign = tokens[before]
    touching = before == at - 1 and text[sign.start] in _FOREIGN
    return sign.kind not in _OPERATORS and not touching


def _sum(tokens: Sequence[Token], at: int, depth: int = 0) -> _Step | None:
    found = _series(_product, "+", tokens, at, depth)
    return found and _Step(*found)


def _product(tokens: Sequence[Token], at: int, depth: int) -> tuple[Product, int] | None:
    return _series(_factor, "*", tokens, at, depth)


def _series(
    read: Callable[[Sequence[Token], int, int], tuple[_One, int] | None],
    sign: str,
    tokens: Sequence[Token],
    at: int,
    depth: int,
) -> tuple[tuple[_One, ...], int] | None:
    """What `read` finds, again behind every sign, and the token to read on from."""
    found: list[_One] = []
    while len(found) < _MOST and (step := read(tokens, at, depth)):
        one, at = step
        found.append(one)
        if _kind(tokens, at) != sign:
            return tuple(found), at
        at += 1
    return None


def _factor(tokens: Sequence[Token], at: int, depth: int) -> tuple[Term, int] | None:
    """A number with the words around it (补贴标准600元/人（优秀等级）), or a sum in brackets."""
    start = _past_words(tokens, at)
    if start is None or start >= len(tokens):
        return None
    token = tokens[start]
    if token.kind == "(":
        inner = _sum(tokens, start + 1, depth + 1) if depth < _DEEPEST else None
        if inner is None or _kind(tokens, inner.after) != ")":
            return None
        term = collapsed(inner.sum)
        return term and (term, inner.after + 1)
    return token.term and (token.term, _past_noun(tokens, start + 1))


def _past_noun(tokens: Sequence[Token], at: int) -> int:
    """Past the noun and the remark in brackets that belong to a number, if a sign follows them."""
    after = _past_words(tokens, at)
    if after is None:
        return at
    if _kind(tokens, after) == "(":
        close = after + 1
        while _kind(tokens, close) in ("word", "mark"):
            close += 1
        if _kind(tokens, close) == ")" and close > after + 1:
            return close + 1
    return after if _kind(tokens, after) in ("*", "+", "=", ")") else at


def _past_words(tokens: Sequence[Token], at: int) -> int | None:
    """Past a label of at most eight characters; None when it says something not understood."""
    after = at
    while _kind(tokens, after) == "word":
        after += 1
    return after if after - at <= _LONGEST_LABEL else None


def _result(tokens: Sequence[Token], step: _Step, text: str) -> int | None:
    """The token that states the result: after =, after a word such as 共计, or right behind."""
    at = step.after
    products = any(len(product) > 1 for product in step.sum)
    if _kind(tokens, at) == "=":
        at += 1
        while _kind(tokens, at) == "word" and at - step.after <= _RESULT_LABEL:
            at += 1
    elif at >= len(tokens) or not _of_money(step.sum):
        return None
    elif link := _LINK.match(text, tokens[at].start):
        at = bisect_left(tokens, link.end(), key=lambda token: token.start)
    elif not step.sum[-1][-1].unit:
        return None
    if _kind(tokens, at) != "term" or not (products or len(step.sum) > 1):
        return None
    if tokens[step.after].kind != "=" and not _is_money(tokens[at].term):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    leads_on = after and (after.kind in _OPERATORS or text[after.start] in _FOREIGN)
    return None if leads_on else at


def _of_money(expression: Sum) -> bool:
    """Whether it multiplies an amount: without a sign of equality, a size (1200×600) could do so, too."""
    return any(len(product) > 1 and any(map(_is_money, product)) for product in expression)


def _is_money(term: Term | None) -> bool:
    return term is not None and term.money is not None


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""
