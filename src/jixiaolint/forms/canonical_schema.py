"""The closed schema of the canonical JSON. Imported only when such a file is read.

What follows from the rest (parsed values, amounts, places, how the form was recognised) may stand
there and is worked out anew.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from jixiaolint.model.document import FurtherColumn, Section, UsualColumn
from jixiaolint.packs import example_schema as written
from jixiaolint.packs.example_schema import BudgetData, Written
from jixiaolint.packs.schema import Closed


class PeriodData(written.PeriodData):
    """One column of the spending plan."""

    number: Any = None
    percent: Any = None
    location: Any = None


class IndicatorData(written.IndicatorData):
    """One indicator row."""

    value_parsed: Any = None
    location: Any = None
    locations: Any = None


class LeftoverData(written.LeftoverData):
    """Something in the table that its form does not explain."""

    location: Any = None


class TermData(Closed):
    """The 中期 half of a form with two."""

    budget: BudgetData | None = None
    goals: list[Written] = []
    indicators: list[IndicatorData] = []


class TableData(written.TextsData):
    """One 绩效目标表. `sections` and `columns` are what its form has: of those, null means blank."""

    plan: list[PeriodData] = []
    indicators: list[IndicatorData] = []
    sections: list[Section] | None = None
    columns: list[Literal[UsualColumn, FurtherColumn]] | None = None
    leftovers: list[LeftoverData] = []
    term: TermData | None = None
    amounts: Any = None
    stated: Any = None
    location: Any = None
    locations: Any = None
    recognised: Any = None


class NoteData(written.NoteData):
    """What the reader had to say of the file."""

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
