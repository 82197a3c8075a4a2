"""What a written sum of products amounts to: exact numbers, units cancelled against each other."""

from __future__ import annotations

import itertools
from decimal import Context, Decimal, Inexact
from typing import NamedTuple

from jixiaolint.arithmetic.terms import Term
from jixiaolint.arithmetic.words import GENERIC, LUMPS, PERIODS, SHARES, period, same
from jixiaolint.model.quantity import MONEY_IN_WAN

_EXACT = Context(prec=500, traps=[Inexact])
"""Wide enough for every product that the parser lets through; a lost digit would be an error."""

Product = tuple[Term, ...]
Sum = tuple[Product, ...]


class Value(NamedTuple):
    """One way to take an expression: `number` of `unit`, which is 万元, a count's, or "" when it is
    not stated. `times` tells how often the rates for a period were paid: (("月", 12),).
    """

    number: Decimal
    unit: str
    times: tuple[tuple[str, Decimal], ...] = ()


class _Left(NamedTuple):
    """A product multiplied out: its number, and the units and divisors that nothing cancelled."""

    number: Decimal
    units: tuple[str, ...]
    divisors: tuple[str, ...]


def values(expression: Sum) -> tuple[Value, ...]:
    """All ways to take the expression, the plainest first; none when its units do not fit."""
    products = [_multiplied(product) for product in expression]
    periods = dict.fromkeys(period(d) for product in products for d in product.divisors)
    if "" in periods:
        return ()
    choices = itertools.product(*([(name, n) for n in PERIODS[name]] for name in periods))
    taken = (_added(products, dict(choice)) for choice in choices)
    return tuple(value for value in taken if value is not None)


def collapsed(expression: Sum) -> Term | None:
    """A sum in brackets as one number; None when its products are not of one unit."""
    products = [_multiplied(product) for product in expression]
    divisors = {product.divisors for product in products}
    units = dict.fromkeys(map(_unit, products))
    known = [unit for unit in units if unit is not None]
    if len(known) < len(units) or len(divisors) > 1:
        return None
    if not all(same(known[0], other) for other in known):
        return None
    number = Decimal(0)
    for product in products:
        number = _EXACT.add(number, product.number)
    return Term(number, known[0], divisors.pop())


def multiplied(number: Decimal, *by: Decimal) -> Decimal:
    """The exact product."""
    for factor in by:
        number = _EXACT.multiply(number, factor)
    return number


def _multiplied(product: Product) -> _Left:
    number = Decimal(1)
    units: list[str] = []
    divisors: list[str] = []
    for term in product:
        number = multiplied(number, *_factors(term))
        divisors += term.per
        if term.unit not in SHARES:
            units.append("万元" if term.unit in MONEY_IN_WAN else term.unit)
    return _Left(number, *_uncancelled(units, divisors))


def _factors(term: Term) -> tuple[Decimal, ...]:
    if term.unit in SHARES:
        return term.number, SHARES[term.unit]
    return (term.number if term.money is None else term.money,)


def _uncancelled(units: list[str], divisors: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is left of both once each divisor has met its unit, or one that may count anything."""
    left: list[str] = list(units)
    open_: list[str] = []
    for divisor in divisors:
        exact = next((unit for unit in left if same(unit, divisor)), None)
        match = exact or next((unit for unit in left if unit in GENERIC), None)
        if match is None or divisor in LUMPS:
            open_.append(divisor)
        else:
            left.remove(match)
    return tuple(left), tuple(open_)


def _added(products: list[_Left], times: dict[str, Decimal]) -> Value | None:
    """The sum when each rate for a period is paid so many times; None when the units differ."""
    units = {_unit(product) for product in products}
    unit = units.pop()
    if units or unit is None:
        return None
    total = Decimal(0)
    for product in products:
        often = (times[period(divisor)] for divisor in product.divisors)
        total = _EXACT.add(total, multiplied(product.number, *often))
    return Value(total, unit, tuple(times.items()))


def _unit(product: _Left) -> str | None:
    """What the product counts: 万元, its only unit, "" for bare numbers; None when it is not clear."""
    money = product.units.count("万元")
    if money:
        return "万元" if money == 1 else None
    stated = set(product.units)
    if not stated or "" in stated:
        return ""
    return stated.pop() if len(stated) == 1 else None
