"""Sums outside the 指标值 column: budget cells, budgets stated in prose, spending-plan values."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiaolint.model.document import plain
from jixiaolint.model.quantity import MONEY_IN_WAN
from jixiaolint.quantity.numerals import ARABIC, CHINESE, COMPOUND, number, read, tidy
from jixiaolint.quantity.parsing import parse
from jixiaolint.quantity.words import any_of

_MONEY = f"{any_of(MONEY_IN_WAN)}|万|亿"
_CELL = re.compile(rf"[¥]?(-?)({ARABIC})({_MONEY})?(?:整|\(.*\))?")
_SUM = rf"(?:为|是|共计|共|:)?({COMPOUND}|{ARABIC}|{CHINESE})({_MONEY})(?![/每])"
_MARKS = "[,、;。]*"
_STATED = re.compile(
    rf"(?:^|[。;,:()])(?:本|该)?(?:项目)?(?:预算数|(?<=项目)安排)(?:资金|预算)?{_SUM}"
    rf"(?:{_MARKS}\(?(?:其中[:,]?)?财政资金{_SUM})?"
    rf"(?:{_MARKS}\(?(?:其中[:,]?)?其他资金{_SUM})?"
)


def money(text: str | None, unit: str = "万元") -> Decimal | None:
    """The sum in a budget cell, exact in 万元; None when blank (—) or unreadable.

    `unit` is the table's unit, a key of MONEY_IN_WAN (else ValueError); a unit in the cell itself
    (70万元) goes before it.
    """
    if unit not in MONEY_IN_WAN:
        raise ValueError(f"not a unit of money: {unit!r}")
    found = _CELL.fullmatch(plain(text or ""))
    if found:
        sign, numeral, own = found.groups()
        return _in_wan(Decimal(sign + numeral.replace(",", "")), own or unit)
    one = parse(text or "").one
    if one and one.comparator == "=" and one.upper is None and not one.per:
        return one.amount if one.dimension == "money" and not parse(text or "").rest else None
    return None


def stated_budget(prose: str | None) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Total, fiscal part (财政资金) and other part (其他资金) that a purpose states, in 万元.

    Read are 预算数N万元 and 项目安排N万元 at the start of a clause, with the two parts directly
    after it; every other sum (本级安排, 上年预算数, …) is passed over.
    """
    found = _STATED.search(plain(prose or ""))
    if not found:
        return None, None, None
    total, fiscal, other = (_stated(found[group], found[group + 1]) for group in range(1, 7, 2))
    return total, fiscal, other


def plan_value(text: str | None) -> tuple[Decimal | None, bool]:
    """The number of a spending-plan cell and whether it is a percent: 25.0％, 2.10, 百分之二十五.

    A sum with its own unit (2.10万元) comes in 万元; (None, False) when blank or unreadable.
    """
    quantity = parse(text or "")
    one = quantity.one
    if one is None:
        return number(text or ""), False
    if quantity.rest or one.comparator != "=" or one.upper is not None or one.per:
        return None, False
    if one.dimension == "percent":
        return one.number, True
    if one.dimension == "money":
        return one.amount, False
    return (one.number if not one.unit else None), False


def _stated(numeral: str | None, unit: str | None) -> Decimal | None:
    value = read(numeral) if numeral else None
    return None if value is None or unit is None else _in_wan(value, unit)


def _in_wan(value: Decimal, unit: str) -> Decimal:
    """`value` of `unit` in 万元; the printed decimals stay when no conversion is needed."""
    factor = MONEY_IN_WAN[unit if unit.endswith("元") else unit + "元"]
    return value if factor == 1 else tidy(value * factor)
