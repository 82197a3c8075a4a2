"""The nouns of a 绩效目标表 (project target table) once its form is understood.

Text stays as written, each piece with its place; numbers that the checks need stand beside it.
Sums of money are exact decimals in 万元. A rule's expression sees exactly these attributes: a new
field here is a new word of the condition language.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from jixiaolint.model.grid import Grid, Note, Paragraph
from jixiaolint.model.place import Place
from jixiaolint.model.quantity import Comparator, Dimension, Quantity


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """`text` as rules compare it: NFKC, and with all white space removed."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class Field:
    """A piece of text with its place; `plain` is the text as rules compare it, "" when blank."""

    __slots__ = ("place", "plain", "text")

    def __init__(self, text: str | None, place: Place | None = None) -> None:
        text = text.strip() if text else None
        self.text: str | None = text or None
        self.place = place
        self.plain: str = plain(text) if text else ""

    def __str__(self) -> str:
        return " ".join((self.text or "").split())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r}, {self.place!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and self.text == other.text and self.place == other.place

    def __hash__(self) -> int:
        return hash((self.text, self.place))


BLANK = Field(None)


_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")


class Amount(Field):
    """A field that states a sum of money; `amount` is it in 万元, None when blank or unreadable."""

    __slots__ = ("amount",)

    def __init__(
        self, text: str | None, place: Place | None = None, amount: Decimal | None = None
    ) -> None:
        super().__init__(text, place)
        self.amount = amount

    @property
    def step(self) -> Decimal:
        """What one of the last printed decimal is worth in 万元: 0.1 for 8.4, 0.0001 for 83900元."""
        found = _NUMBER.search(self.plain)
        number = Decimal(found[0].replace(",", "")) if found and self.amount else Decimal(0)
        if not number or not self.amount:
            return Decimal(0)
        return Decimal(1).scaleb(int(number.as_tuple().exponent)) * (self.amount / number)


NO_AMOUNT = Amount(None)


@dataclass(frozen=True, slots=True)
class Budget:
    """预算数 with its parts 财政资金, 其他资金 and, in some forms, 上年结转 (`carried`), each in 万元."""

    total: Amount = NO_AMOUNT
    fiscal: Amount = NO_AMOUNT
    other: Amount = NO_AMOUNT
    carried: Amount = NO_AMOUNT

    @property
    def parts(self) -> Decimal:
        """财政资金, 其他资金 and 上年结转 together in 万元, a blank part counting as nothing."""
        return sum((f.amount or Decimal(0) for f in self._parts), Decimal(0))

    @property
    def tolerance(self) -> Decimal:
        """Half of the coarsest last decimal that the cells print, in 万元: 8.39 and 8.4 give 0.05."""
        return max(f.step for f in (self.total, *self._parts)) / 2

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


@dataclass(frozen=True, slots=True)
class Goal:
    """One 绩效目标 cell."""

    pointer: str
    text: Field


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator row; merged cells are resolved, so level1 and level2 are always those in force.

    Forms with more columns fill the later fields: `nature` 指标性质 (≥ ≤ = 定性), `unit_cell`
    计量单位, `weight` 权重, `actual` 实际完成值, `score` 得分, `note` 备注.
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


@dataclass(frozen=True, slots=True)
class Leftover:
    """A row or label that stands in the table but that the form does not explain. `pointer` is given by
    the table that keeps it.
    """

    text: str
    place: Place | None
    why: str
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a table was understood.

    `title` is the form's name for people; `labels` the label cells that were known, each with what
    it stands for; `money_unit` the text that states the unit of money, blank when none does.
    """

    title: str
    labels: tuple[tuple[str, Field], ...] = ()
    money_unit: Field = BLANK


@dataclass(frozen=True, slots=True)
class Term:
    """The 中期 (medium-term) half of a form that has it beside the annual one: read, and not judged."""

    budget: Budget
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]


Section = Literal["title", "code", "name", "budget", "purpose", "plan", "goals", "indicators"]


@dataclass(frozen=True, slots=True)
class Table:
    """One 绩效目标表. `index` counts from 0 in the document; `sections` are those the form has."""

    pointer: str
    index: int
    form: str
    title: Field
    number: int | None
    org: Field
    money_unit: str
    code: Field
    name: Field
    budget: Budget
    purpose: Field
    stated: Budget
    """The budget that the purpose's prose states (预算数N万元，其中：财政资金…)."""
    plan: Plan
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    sections: frozenset[Section]
    leftovers: tuple[Leftover, ...] = ()
    without: frozenset[Section] = frozenset()
    """The sections that the form lacks by design: their absence is nobody's fault."""
    term: Term | None = None
    grid: Grid = field(default_factory=lambda: Grid(()), repr=False)
    """The cells of this table alone: what a report draws."""
    recognition: Recognition | None = field(default=None, repr=False)

    @property
    def label(self) -> str:
        """What a person calls the table: its title, else its project's name, else its number."""
        return str(self.title) or str(self.name) or f"第{self.index + 1}张表"


@dataclass(frozen=True, slots=True)
class Document:
    """A file once its tables are understood; `year` is the budget year (预算年度)."""

    path: str
    format: str
    year: int | None
    unit: Field
    tables: tuple[Table, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    other_tables: tuple[Grid, ...] = field(default=(), repr=False)
    """The filled cells of each table without indicators: units, assets, purchases."""
