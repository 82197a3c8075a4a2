"""Quantities printed in one canonical way, which reads back as the same quantity."""

from __future__ import annotations

from decimal import Decimal

from jixiaolint.model.quantity import Measure, Quantity
from jixiaolint.quantity.parsing import parse


def render(quantity: Quantity) -> str:
    """`quantity` as text: measures parted by ；, then the rest; `parse` of it gives `quantity`.

    The rest stands in 「」 where it would otherwise be read together with the measures.
    """
    shown = "；".join(_measure(m, quantity.broken_money) for m in quantity.measures)
    if not quantity.rest:
        return shown
    text = shown + quantity.rest
    return text if parse(text) == quantity else f"{shown}「{quantity.rest}」"


def _measure(measure: Measure, broken: bool) -> str:
    """One measure; = is written only where the number would be read as a date (=6月)."""
    order = "第" if measure.dimension == "rank" else ""
    upper = "" if measure.upper is None else "-" + _number(measure.upper)
    unit = measure.unit
    if broken and unit.endswith(("万元", "亿元")):
        unit = unit[:-1]
    per = "".join(f"/{divisor}" for divisor in measure.per)
    text = order + _number(measure.number) + upper + unit + per
    if measure.comparator != "=":
        return measure.comparator + text
    return text if parse(text).measures == (measure,) else "=" + text


def _number(value: Decimal) -> str:
    return format(value, "f")
