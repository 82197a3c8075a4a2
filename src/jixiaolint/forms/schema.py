"""The closed schema of a form file. Imported only when forms are read anew."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jixiaolint.forms.vocabulary import Column, Label
from jixiaolint.model.document import Section
from jixiaolint.packs.schema import Closed, Text

Words = Annotated[list[Text], Field(min_length=1)]


class ComposedData(Closed):
    """Ends of labels and headings that tell what they stand for, and parts that may stand before."""

    parts: Words
    labels: dict[Label, Words]
    columns: dict[Column, Words]


class FormData(Closed):
    """A form file: id (= file name), title, where and since when it is used, its words; `term` the
    words of its other half where 中期 and 年度 stand in one table, which `labels` and `columns` then ignore;
    `composed` tells all forms which labels are put together from usual parts.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    region: str = ""
    since: int | None = None
    labels: dict[Label, Words]
    columns: dict[Column, Words]
    periods: list[Text] = []
    trailing: list[Text] = []
    term: dict[Label | Column, Words] = {}
    composed: ComposedData | None = None
    without: list[Section] = []
