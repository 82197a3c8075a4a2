"""Whether two statements of one quantity can both be meant: ≥95% and ≥90%, 12人 and 约15人."""

from __future__ import annotations

from decimal import Decimal

from jixiaolint.model.quantity import MONEY_IN_WAN, Measure

_NO_END = Decimal("Infinity")
_ABOUT = Decimal("0.1")
"""How far 约 and 左右 may be off: a tenth, as a reader would take it."""


def contradict(one: Measure, two: Measure) -> bool:
    """Two bounds of the same side that differ, or two ranges that do not meet.

    Money is compared in 万元; all other measures must be in the same unit.
    """
    if one.comparator in "≥>" and two.comparator in "≥>":
        return _low(one) != _low(two)
    if one.comparator in "≤<" and two.comparator in "≤<":
        return _high(one) != _high(two)
    return _low(one) > _high(two) or _low(two) > _high(one)


def _low(measure: Measure) -> Decimal:
    if measure.comparator in "≤<":
        return -_NO_END
    number = _comparable(measure, measure.number)
    return number * (1 - _ABOUT) if measure.comparator == "≈" else number


def _high(measure: Measure) -> Decimal:
    if measure.comparator in "≥>":
        return _NO_END
    end = measure.number if measure.upper is None else measure.upper
    number = _comparable(measure, end)
    return number * (1 + _ABOUT) if measure.comparator == "≈" else number


def _comparable(measure: Measure, number: Decimal) -> Decimal:
    return number * MONEY_IN_WAN[measure.unit] if measure.dimension == "money" else number
