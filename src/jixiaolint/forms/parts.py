"""The parts of a table that are more than text: sums, plan values, the title's number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiaolint import quantity
from jixiaolint.model.document import Amount, Budget, Field, Period, PlanUnit
from jixiaolint.model.place import Place

_NUMBER = re.compile(r"(\d{1,3})[.、,．]")


def title_number(title: str) -> int | None:
    """The number at the head of a table's title (plain text): 3.执法经费绩效目标表 → 3."""
    found = _NUMBER.match(title)
    return int(found[1]) if found else None


def amount(text: str | None, place: Place | None, unit: str) -> Amount:
    """A sum's cell with its value in 万元; `unit` is the table's unit of money."""
    return Amount(text, place, quantity.money(text, unit))


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
