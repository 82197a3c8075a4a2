"""A 绩效目标表 as a whole, and the file that holds tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jixiaolint.model.document.field import BLANK, Field
from jixiaolint.model.document.indicator import Goal, Indicator
from jixiaolint.model.document.money import Budget, Plan
from jixiaolint.model.grid import Grid, Note, Paragraph
from jixiaolint.model.place import Place


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
        """What a person calls the table: its title when that has a number or names the project, else the
        project's name (项目绩效目标表 is every table's title), else any title, else its number.
        """
        if self.name.plain and self.number is None and self.name.plain not in self.title.plain:
            return str(self.name)
        return str(self.title) or f"第{self.index + 1}张表"


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
