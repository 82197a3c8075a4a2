"""The closed schema of a form file. Imported only when forms are read anew, not from the cache."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, create_model, field_validator, model_validator

from jixiaolint.forms.form import COLUMNS, FIELDS, label_key
from jixiaolint.packs.schema import Closed, Text

Unit = Literal["元", "百元", "千元", "万元", "百万元", "千万元", "亿元"]
Words = list[Text]

LabelData = create_model(
    "LabelData", __base__=Closed, **{name: (Words, []) for name in FIELDS}
)  # type: ignore[call-overload]
ColumnData = create_model(
    "ColumnData", __base__=Closed, **{name: (Words, []) for name in COLUMNS}
)  # type: ignore[call-overload]


class FormData(Closed):
    """A form file."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    region: str = ""
    years: str = ""
    money_unit: Unit = "万元"
    titles: Annotated[Words, Field(min_length=1)]
    labels: LabelData  # type: ignore[valid-type]
    known: Words = []
    columns: ColumnData  # type: ignore[valid-type]
    periods: Words = []
    trailing: Words = []

    @field_validator("periods")
    @classmethod
    def _patterns(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"periods 里的 {pattern} 不是正则表达式：{error}") from None
        return patterns

    @model_validator(mode="after")
    def _one_meaning(self) -> FormData:
        kept = self.labels.model_dump()  # type: ignore[attr-defined]
        for kind, lists in (
            ("labels", [*kept.values(), self.known]),
            ("columns", [*self.columns.model_dump().values()]),  # type: ignore[attr-defined]
        ):
            counts = Counter(label_key(word) for words in lists for word in words)
            twice = [word for word, times in counts.items() if times > 1]
            if twice:
                raise ValueError(f"{kind} 里同一个写法出现了两次：{'、'.join(twice)}")
        return self
