"""The rows of a 资金支出计划 (spending plan): periods, and under them values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiaolint.forms import parts
from jixiaolint.forms.rows import meet, reach
from jixiaolint.forms.vocabulary import key
from jixiaolint.model.document import Field, Plan
from jixiaolint.model.grid import Cell


@dataclass(slots=True)
class PlanRows:
    """Takes the cells of the plan row by row and pairs periods with values.

    `names` are the keys of the form's periods, `heading` the plan's label.
    """

    names: frozenset[str]
    heading: Field
    _periods: list[Cell] = field(default_factory=list)
    _values: list[Cell] = field(default_factory=list)

    def take(self, cells: Sequence[Cell]) -> list[Cell]:
        """Take in the cells of the next row; what comes back does not belong to the plan. Where a page
        cuts the row of values, a blank one may stand before it.
        """
        filled = [cell for cell in cells if cell.text]
        named = any(key(cell.text) in self.names for cell in filled)
        if not self._periods:
            self._periods = filled if named else []
            return [] if named else filled
        if named:
            again = {key(cell.text) for cell in self._periods}
            return [cell for cell in filled if key(cell.text) not in again]
        if not self._values or self.awaits(filled):
            self._values = list(cells)
            return [] if self._in_order(filled) else self._astray(filled)
        return filled

    def awaits(self, filled: Sequence[Cell]) -> bool:
        """Whether these may be the values of the periods, one for each."""
        blank = not any(cell.text for cell in self._values)
        return blank and len(filled) == len(self._periods)

    def plan(self, pointer: str) -> Plan:
        """The plan; every period has the value below it, or a blank one."""
        periods = tuple(
            parts.period(f"{pointer}/{i}", Field(name.text, name.place), value)
            for i, (name, value) in enumerate(zip(self._periods, self._paired(), strict=True))
        )
        return Plan(pointer, self.heading, periods, parts.plan_unit(periods))

    def _paired(self) -> list[Field]:
        filled = [cell for cell in self._values if cell.text]
        if self._in_order(filled):
            return [Field(cell.text, cell.place) for cell in filled]
        return [self._below(period) for period in self._periods]

    def _in_order(self, filled: list[Cell]) -> bool:
        """As many values as periods, though not each below its own: the columns have slipped."""
        return len(filled) == len(self._periods) and bool(self._astray(filled))

    def _astray(self, filled: list[Cell]) -> list[Cell]:
        """Values that stand below no period; most begin in the very column of one."""
        columns = {p.col for p in self._periods}
        rest = [v for v in filled if v.col not in columns]
        return [v for v in rest if not any(meet(reach(v), reach(p)) for p in self._periods)]

    def _below(self, period: Cell) -> Field:
        where = reach(period)
        below = [v for v in self._values if meet(reach(v), where)]
        found = next((v for v in below if v.text), below[0] if below else None)
        return Field(found.text, found.place) if found else Field(None, period.place)
