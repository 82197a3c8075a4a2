"""The closed schema of the canonical JSON. Imported only when such a file is read.

What follows from the rest (parsed values, amounts, places, how the form was recognised) may stand
there and is worked out anew.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from jixiaolint.model.document import Section
from jixiaolint.model.grid import NoteKind
from jixiaolint.packs.schema import Closed

Written = str | None
ColumnName = Literal[
    "level1", "level2", "level3", "description", "value", "basis",
    "nature", "unit_cell", "weight", "actual", "score", "note",
]  # fmt: skip


class BudgetData(Closed):
    """预算数 with its parts, as written."""

    total: Written = None
    fiscal: Written = None
    other: Written = None
    carried: Written = None


class PeriodData(Closed):
    """One column of the spending plan, as written."""

    period: Written
    value: Written
    number: Any = None
    percent: Any = None
    location: Any = None


class IndicatorData(Closed):
    """One indicator row, as written."""

    level1: Written = None
    level2: Written = None
    level3: Written = None
    description: Written = None
    value: Written = None
    basis: Written = None
    nature: Written = None
    unit_cell: Written = None
    weight: Written = None
    actual: Written = None
    score: Written = None
    note: Written = None
    value_parsed: Any = None
    location: Any = None
    locations: Any = None


class LeftoverData(Closed):
    """Something in the table that its form does not explain."""

    text: str
    why: str
    location: Any = None


class TermData(Closed):
    """The 中期 half of a form with two."""

    budget: BudgetData | None = None
    goals: list[Written] = []
    indicators: list[IndicatorData] = []


class TableData(Closed):
    """One 绩效目标表. `sections` and `columns` are what its form has: of those, null means blank."""

    title: Written = None
    number: int | None = None
    org: Written = None
    money_unit: Written = None
    code: Written = None
    name: Written = None
    budget: BudgetData | None = None
    purpose: Written = None
    plan: list[PeriodData] = []
    plan_heading: Written = None
    goals: list[Written] = []
    indicators: list[IndicatorData] = []
    form: str = ""
    sections: list[Section] | None = None
    columns: list[ColumnName] | None = None
    leftovers: list[LeftoverData] = []
    term: TermData | None = None
    amounts: Any = None
    stated: Any = None
    location: Any = None
    locations: Any = None
    recognised: Any = None


class NoteData(Closed):
    """What the reader had to say of the file."""

    kind: NoteKind
    text: str
    location: Any = None


class DocumentData(Closed):
    """One document."""

    path: str = ""
    format: str = ""
    year: int | None = None
    unit: Written = None
    tables: list[TableData]
    notes: list[NoteData] = []


class DocumentsData(Closed):
    """What `jixiaolint extract` writes."""

    schema_: Annotated[Literal["jixiaolint/document/1"], Field(alias="schema")]
    documents: list[DocumentData]
