"""Written products and sums with the result that stands beside them (算式), and whether they agree."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jixiaolint.arithmetic import told
from jixiaolint.arithmetic.parser import Written, written
from jixiaolint.arithmetic.terms import Term, readable, tokens
from jixiaolint.arithmetic.values import Value, multiplied, values
from jixiaolint.arithmetic.words import same
from jixiaolint.model.quantity import MONEY_IN_WAN
from jixiaolint.quantity.numerals import tidy

Slip = Literal["", "unit", "number and unit"]

_WAN = Decimal(10000)
_CLOSE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Equation:
    """An expression as written, the result stated for it, and the result that it has.

    `stated` is as written (7.2万元), `computed` in the unit of the stated result (7.2万元), in 元
    when that would be a tiny part of 万元. `holds`: they agree to the decimals that are printed.
    `slip`: the stated number is right but for 元 and 万元 (unit), or nearly so (number and unit);
    `in_other_unit` is then the computed sum as it would be written in the other unit.
    `times`: how often a rate for a period was taken: (("月", 12),).
    """

    expression: str
    stated: str
    computed: str
    holds: bool
    slip: Slip = ""
    in_other_unit: str = ""
    times: tuple[tuple[str, Decimal], ...] = ()


def equations(text: str) -> tuple[Equation, ...]:
    """Every expression of the text that is understood together with its result, in order.

    An expression counts as right when any lawful reading makes it so: a monthly rate paid for 12 or
    10 months, or another number of the same sentence (9个村，每村…) as one more factor.
    """
    read = readable(text)
    found = (_equation(read, one) for one in written(tokens(read), read))
    return tuple(equation for equation in found if equation is not None)


def _equation(text: str, one: Written) -> Equation | None:
    taken = [value for value in values(one.expression) if _fits(value, one.result)]
    if not taken:
        return None
    stated, step = _stated(one, taken[0])
    holds = any(abs(number - stated) < step for number in _readings(text, one, taken))
    holds = holds or _numbered_item(text, one)
    nearest = min(taken, key=lambda value: abs(value.number - stated))
    slip = "" if holds else _slip(nearest.number, stated, step, one.result)
    return Equation(
        expression=text[one.start : one.end],
        stated=text[one.result_start : one.result_end],
        computed=_shown(nearest, one.result.unit),
        holds=holds,
        slip=slip,
        in_other_unit=_shown(nearest, "元" if one.result.unit != "元" else "万元") if slip else "",
        times=nearest.times,
    )
