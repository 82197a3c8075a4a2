"""The two rows of a 资金支出计划 (spending plan): periods, and under them values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiaolint.forms import parts
from jixiaolint.forms.sheet import Spot
from jixiaolint.model.document import Field, Plan


@dataclass(slots=True)
class PlanRows:
    """Takes the cells of the plan row by row and pairs periods with values."""

    pattern: re.Pattern[str]
    heading: Field
    spans: bool
    _periods: list[Spot] = field(default_factory=list)
    _values: list[Spot] | None = None

    def take(self, spots: list[Spot]) -> list[Spot]:
        """Take in the cells of the next row; what comes back does not belong to the plan."""
        filled = [spot for spot in spots if spot.plain]
        named = any(self.pattern.fullmatch(spot.plain) for spot in filled)
        if not self._periods:
            self._periods = filled if named else []
            return [] if named else filled
        if named:
            known = {spot.plain for spot in self._periods}
            return [spot for spot in filled if spot.plain not in known]
        if self._values is None:
            self._values = spots
            return self._unpaired(filled)
        return filled

    def plan(self, pointer: str) -> Plan:
        """The plan, whose periods each have their value or a blank one."""
        values = self._paired()
        periods = tuple(
            parts.period(f"{pointer}/{i}", spot.field(), value)
            for i, (spot, value) in enumerate(zip(self._periods, values, strict=True))
        )
        return Plan(pointer, self.heading, periods, parts.plan_unit(periods))

    def _paired(self) -> list[Field]:
        filled = [spot for spot in self._values or () if spot.plain]
        if self._in_order(filled):
            return [spot.field() for spot in filled]
        return [self._below(period) for period in self._periods]

    def _in_order(self, filled: list[Spot]) -> bool:
        """As many values as periods, though not each below its own: the columns have slipped."""
        return len(filled) == len(self._periods) and bool(self._astray(filled))

    def _astray(self, filled: list[Spot]) -> list[Spot]:
        return [v for v in filled if not any(_meet(v, p, self.spans) for p in self._periods)]

    def _unpaired(self, filled: list[Spot]) -> list[Spot]:
        return [] if self._in_order(filled) else self._astray(filled)

    def _below(self, period: Spot) -> Field:
        below = [v for v in self._values or () if _meet(v, period, self.spans)]
        found = next((v for v in below if v.plain), below[0] if below else None)
        if found is None:
            return Field(None, period.cell.place)
        return found.field()


def _meet(value: Spot, period: Spot, spans: bool) -> bool:
    if not spans:
        return value.col == period.col
    return value.col < period.end and period.col < value.end
