"""The nouns of 指标值 (indicator values) once understood; the grammar is in `quantity/`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal["=", "≥", ">", "≤", "<", "≈"]

Dimension = Literal[
    "none", "percent", "permille", "money", "people", "household", "count", "times", "area",
    "length", "volume", "mass", "time", "temperature", "energy", "score", "rank", "grade",
    "other",
]  # fmt: skip

Kind = Literal["blank", "number", "percent", "money", "date", "qualitative"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured thing: comparator, number (or range), unit, per-unit.

    `number` is exact and in the unit as written: 1.2万人 is 12000 人 (counting multipliers are
    worked in), 1.2万元 stays 1.2 with unit 万元 (money units are units of their own), 百分之九十五
    is 95 with unit %. `upper` is the upper end of a range, else None. `per` holds the divisors in
    order: 600元/人/月 has ("人", "月"). `amount` is the sum in 万元 when the dimension is money.
    """

    comparator: Comparator
    number: Decimal
    upper: Decimal | None
    unit: str
    dimension: Dimension
    per: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal | None:
        """The sum in 万元, exact; None when this is not money."""
        if self.dimension != "money":
            return None
        return self.number * MONEY_IN_WAN[self.unit]


MONEY_IN_WAN: dict[str, Decimal] = {
    "元": Decimal("0.0001"),
    "百元": Decimal("0.01"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "千万元": Decimal(1000),
    "亿元": Decimal(10000),
}
"""Money units and what one of each is in 万元."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole 指标值 cell, understood.

    `measures` in the order written, empty for a qualitative or blank cell; `rest` is the text that
    belongs to no measure (white space removed), e.g. 优 in ≥90优; `kind` is what the cell is as
    a whole: "date" covers dates, deadlines and periods (2021年12月底前, 冬季取暖期 is qualitative).
    `broken_money` tells that a measure is money written without its 元. A bare 万 or 亿 still
    counts as money (3.5万, 5万/村: unit 万元, dimension money); a bare number for one of something
    (500/人/月) may be anything, so it has unit "" and dimension "none".
    """

    kind: Kind
    measures: tuple[Measure, ...] = ()
    rest: str = ""
    broken_money: bool = False

    @property
    def one(self) -> Measure | None:
        """The only measure, or None when there is none or more than one."""
        return self.measures[0] if len(self.measures) == 1 else None
