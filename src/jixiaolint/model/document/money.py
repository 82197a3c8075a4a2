"""The money of a table: its budget, and the 资金支出计划 by which it is spent."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from jixiaolint.model.document.field import NO_AMOUNT, Amount, Field

_MOST_FURTHER = 10
"""The sets of these are tried; no form has half as many."""


@dataclass(frozen=True, slots=True)
class Budget:
    """预算数 with its parts 财政资金, 其他资金 and, in some forms, 上年结转 (`carried`), each in 万元.

    `further` are other sums that stand beside them (事业收入, 单位资金): parts too, or parts of parts.
    """

    total: Amount = NO_AMOUNT
    fiscal: Amount = NO_AMOUNT
    other: Amount = NO_AMOUNT
    carried: Amount = NO_AMOUNT
    further: tuple[Amount, ...] = field(default=(), kw_only=True)

    @property
    def parts(self) -> Decimal:
        """财政资金, 其他资金 and 上年结转 together in 万元, a blank part counting as nothing."""
        return sum((f.amount or Decimal(0) for f in self._parts), Decimal(0))

    @property
    def tolerance(self) -> Decimal:
        """Half of the coarsest last decimal that the cells print, in 万元: 8.39 and 8.4 give 0.05."""
        return max(f.step for f in (self.total, *self._parts)) / 2

    @property
    def further_fill(self) -> bool:
        """Whether some of the further sums are just what the parts lack of 预算数."""
        gap = (self.total.amount or Decimal(0)) - self.parts
        some = {Decimal(0)}
        for sum_ in self.further[:_MOST_FURTHER]:
            some |= {one + (sum_.amount or 0) for one in some}
        return any(abs(gap - one) <= self.tolerance for one in some if one)

    @property
    def _parts(self) -> tuple[Amount, ...]:
        return self.fiscal, self.other, self.carried


@dataclass(frozen=True, slots=True)
class Period:
    """One column of the 资金支出计划 (spending plan): 3月底 | 25%.

    `number` is the number alone, None when blank or unreadable; `percent` tells whether a percent
    sign stands with it.
    """

    pointer: str
    period: Field
    value: Field
    number: Decimal | None = None
    percent: bool = False

    @property
    def position(self) -> int:
        """Which period of its plan this is, counted from 1."""
        return int(self.pointer.rpartition("/")[2]) + 1


PlanUnit = Literal["percent", "amount", "none"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The 资金支出计划 of a table; `unit` is percent when every filled value carries %, amount when
    none does, none when mixed or empty.
    """

    pointer: str
    heading: Field
    periods: tuple[Period, ...]
    unit: PlanUnit = "none"

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The readable numbers in order (%, or 万元 in a plan of amounts)."""
        return tuple(p.number for p in self.periods if p.number is not None)

    @property
    def complete(self) -> bool:
        """All four periods are there and every value could be read."""
        return len(self.periods) == 4 and all(p.number is not None for p in self.periods)
