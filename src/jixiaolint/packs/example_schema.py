"""The closed schema of an example: a fragment of a document, written as `extract` writes one.

What a fragment leaves out, its form does not have; a key that is there and null is a blank field. So a
fragment is dumped with the keys that were written, and no others. Texts are texts: a number that is the
content of a cell stands in quotes. Imported only when packs or such a file are read anew.
"""

from __future__ import annotations

from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer, model_validator

from jixiaolint.model.grid import NoteKind
from jixiaolint.packs.schema import Closed

Written = str | None
"""The text of a cell; null: the cell is blank."""


class Fragment(Closed):
    """A part of a document."""

    @model_serializer(mode="wrap")
    def _as_written(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {k: v for k, v in dump(self).items() if k in self.model_fields_set}


class BudgetData(Fragment):
    """预算数 with its parts, as written."""

    total: Written = None
    fiscal: Written = None
    other: Written = None
    carried: Written = None
    further: list[str] = []


class PeriodData(Fragment):
    """One column of the spending plan, as written."""

    period: Written
    value: Written


class IndicatorData(Fragment):
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


class LeftoverData(Fragment):
    """Something in the table that its form does not explain."""

    text: str
    why: str


class TermData(Fragment):
    """The 中期 half of a form with two."""

    budget: BudgetData | None = None
    goals: list[Written] = []
    indicators: list[IndicatorData] = []


class TextsData(Fragment):
    """What a 绩效目标表 says beside its rows."""

    title: Written = None
    number: int | None = None
    org: Written = None
    money_unit: Written = None
    code: Written = None
    name: Written = None
    budget: BudgetData | None = None
    purpose: Written = None
    plan_heading: Written = None
    goals: list[Written] = []
    form: str = ""


class TableData(TextsData):
    """One 绩效目标表."""

    plan: list[PeriodData] = []
    indicators: list[IndicatorData] = []
    leftovers: list[LeftoverData] = []
    term: TermData | None = None


class NoteData(Fragment):
    """What the reader had to say of the file."""

    kind: NoteKind
    text: str


class ExampleData(TableData):
    """A document; a table that is alone may stand at the top itself."""

    path: str = ""
    format: str = ""
    year: int | None = None
    unit: Written = None
    tables: list[TableData] = []
    paragraphs: list[str] = []
    notes: list[NoteData] = []

    @model_validator(mode="after")
    def _one_place(self) -> ExampleData:
        outside = [k for k in TableData.model_fields if k in self.model_fields_set]
        if "tables" in self.model_fields_set and outside:
            raise ValueError(f"写了 tables，{'、'.join(outside)} 就要写在 tables 的表里")
        return self
