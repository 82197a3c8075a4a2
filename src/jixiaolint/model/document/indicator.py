"""What a project is to reach: goals, and the rows of indicators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from jixiaolint.model.document.field import BLANK, Field
from jixiaolint.model.quantity import Comparator, Dimension, Quantity

UsualColumn = Literal["level1", "level2", "level3", "description", "value", "basis"]
FurtherColumn = Literal["nature", "unit_cell", "weight", "actual", "score", "note"]
USUAL_COLUMNS: tuple[UsualColumn, ...] = get_args(UsualColumn)
"""The fields of an indicator that most forms have a column for."""
COLUMNS: dict[str, str] = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "description": "绩效指标描述",
    "value": "指标值",
    "basis": "指标值确定依据",
    "nature": "指标性质",
    "unit_cell": "计量单位",
    "weight": "权重",
    "actual": "实际完成值",
    "score": "得分",
    "note": "备注",
}
"""All fields of an indicator that a column fills, each as most forms call it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One 绩效目标 cell."""

    pointer: str
    text: Field


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator row; merged cells are resolved, so level1 and level2 are always those in force.

    Forms with more columns fill the later fields, see `COLUMNS`; `nature` is ≥, ≤, = or 定性.
    """

    pointer: str
    index: int
    level1: Field
    level2: Field
    level3: Field
    description: Field
    value: Field
    basis: Field
    quantity: Quantity
    nature: Field = BLANK
    unit_cell: Field = BLANK
    weight: Field = BLANK
    actual: Field = BLANK
    score: Field = BLANK
    note: Field = BLANK
    columns: frozenset[str] = frozenset()
    """Names of the columns that the form has; a column it lacks cannot be blank."""

    @property
    def shown(self) -> str:
        """The value as a message names it: with the sign and unit that stand in columns of their own."""
        value = str(self.value)
        if not value[:1].isdigit() or self.quantity.one is None:
            return value
        sign = self.comparator if self.nature.plain and self.comparator != "=" else ""
        unit = str(self.unit_cell) if value[-1].isdigit() else ""
        return f"{sign}{value}{unit}"

    @property
    def number(self) -> Decimal | None:
        """The value's number when the cell holds exactly one measure (in `unit`), else None."""
        one = self.quantity.one
        return one.number if one else None

    @property
    def unit(self) -> str:
        """The unit of the only measure as written, "" when there is none."""
        one = self.quantity.one
        return one.unit if one else ""

    @property
    def dimension(self) -> Dimension:
        """What the only measure measures: money, people, percent … "none" when not known."""
        one = self.quantity.one
        return one.dimension if one else "none"

    @property
    def comparator(self) -> Comparator | None:
        """≥ > ≤ < = ≈ of the only measure, None when there is none."""
        one = self.quantity.one
        return one.comparator if one else None

    @property
    def percent(self) -> Decimal | None:
        """The number when the only measure is a percent (95 for 95%)."""
        one = self.quantity.one
        return one.number if one and one.dimension == "percent" else None

    @property
    def amount(self) -> Decimal | None:
        """The sum in 万元 when the only measure is money, per-unit or not."""
        one = self.quantity.one
        return one.amount if one else None

    @property
    def per_unit(self) -> bool:
        """The only measure is for one of something: 600元/人/月."""
        one = self.quantity.one
        return bool(one and one.per)

    @property
    def measures(self) -> int:
        """How many measures the value cell holds."""
        return len(self.quantity.measures)

    @property
    def kind(self) -> str:
        """blank, number, percent, money, date or qualitative."""
        return self.quantity.kind

    @property
    def rest(self) -> str:
        """The part of the value that belongs to no measure."""
        return self.quantity.rest

    @property
    def broken_money(self) -> bool:
        """The value is money whose 元 is missing (500/人/月)."""
        return self.quantity.broken_money
