"""The parts of a table that are more than text: sums, plan values, the title's number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jixiaolint import quantity
from jixiaolint.model.document import Amount, Budget, Field, Period, PlanUnit, plain
from jixiaolint.model.place import Place
from jixiaolint.model.quantity import Quantity

_CLAUSE = re.compile(r"[,，;；。\n](?!\d)")
_FIRST_SUM = re.compile(r"^\s*(?:资金)?(?:总额|合计|共计?)\s*[:：]?")
_NUMBER = re.compile(r"(\d{1,3})[.、,．]")
_LONGEST_COMPARATOR = 6
_NO_UNIT = re.compile("[-—–/]+|无")
"""What a unit's own cell holds where there is none."""


def title_number(title: str) -> int | None:
    """The number at the head of a table's title (plain text): 3.执法经费绩效目标表 → 3."""
    found = _NUMBER.match(title)
    return int(found[1]) if found else None


def amount(text: str | None, place: Place | None, unit: str) -> Amount:
    """A sum's cell with its value in 万元; `unit` is the table's unit of money. Of prose (总额6万元，其中…)
    counts the sum that it begins with.
    """
    value = quantity.money(text, unit)
    if value is None and text:
        value = quantity.money(_FIRST_SUM.sub("", _CLAUSE.split(text, maxsplit=1)[0]), unit)
    return Amount(text, place, value)


def stated(purpose: Field) -> Budget:
    """The budget that the purpose's prose states, each part at the purpose's place."""
    sums = quantity.stated_budget(purpose.plain)
    return Budget(*(Amount(None, purpose.place, value) for value in sums))


def period(pointer: str, name: Field, value: Field) -> Period:
    """One column of the spending plan."""
    number, percent = quantity.plan_value(value.plain)
    return Period(pointer, name, value, number, percent)


def plan_unit(periods: Sequence[Period]) -> PlanUnit:
    """Percent when every filled value carries %, amount when none does, else none."""
    signs = {p.percent for p in periods if p.value.plain}
    if len(signs) != 1:
        return "none"
    return "percent" if signs.pop() else "amount"


def value_quantity(value: Field, nature: Field, unit: Field) -> Quantity:
    """What a value says together with its own columns for the comparator (指标性质) and the unit
    (计量单位): ≥ | 95 | % is ≥95%. What the value's cell says itself is not said twice.
    """
    alone = quantity.parse(value.plain)
    one = alone.one
    if one is None or alone.rest or not (nature.plain or unit.plain):
        return alone
    text = value.plain
    if not (one.unit or one.per or _NO_UNIT.fullmatch(unit.plain)):
        text += unit.plain
    if one.comparator == "=" and text[0].isdigit() and compares(nature.plain):
        text = nature.plain + text
    return quantity.parse(text)


def one_value(text: str) -> bool:
    """Whether a text is one quantity and nothing else, or the comparator that one begins with."""
    found = quantity.parse(plain(text))
    return found.one is not None and not found.rest


@lru_cache(maxsize=1000)
def compares(text: str) -> bool:
    """Whether a text is a comparator and nothing else: ≥, 不低于."""
    if not text or len(text) > _LONGEST_COMPARATOR or text[-1].isdigit():
        return False
    tried = quantity.parse(plain(text) + "1")
    return tried.one is not None and not tried.rest
