"""A form (表式) as data: what its labels and columns are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jixiaolint.model.document import plain

Label = Literal[
    "code", "name", "budget", "total", "fiscal", "other", "purpose", "plan", "goals", "ignored"
]  # fmt: skip
"""What a label of the head stands for; budget, plan, goals and purpose open a section of rows."""

Column = Literal[
    "level1", "level2", "level3", "description", "value", "basis",
    "nature", "unit_cell", "weight", "actual", "score", "note",
]  # fmt: skip


def key(text: str) -> str:
    """A label as it is looked up: plain, without a colon at its end."""
    return plain(text).rstrip(":")


@dataclass(frozen=True, slots=True)
class Form:
    """`labels` and `columns` map a label's key to what it stands for; `periods` are the keys of the
    spending plan's columns; `trailing` the labels of rows below the indicators that belong to the
    form but say nothing of indicators.
    """

    id: str
    title: str
    labels: Mapping[str, Label]
    columns: Mapping[str, Column]
    periods: frozenset[str]
    trailing: frozenset[str]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Form:
        """The form from validated data (see `schema.FormData`)."""
        return cls(
            id=data["id"],
            title=data["title"],
            labels={key(w): name for name, words in data["labels"].items() for w in words},
            columns={key(w): name for name, words in data["columns"].items() for w in words},
            periods=frozenset(map(key, data["periods"])),
            trailing=frozenset(map(key, data["trailing"])),
        )

    def score(self, keys: frozenset[str]) -> float:
        """How well the form explains the keys that stand in a region: known ones count for it, its own
        fields that are missing a little against it.
        """
        known = {*self.labels, *self.columns, *self.periods, *self.trailing}
        present = {self.labels.get(k) or self.columns.get(k) for k in keys & known}
        missing = {*self.labels.values(), *self.columns.values()} - present
        return len(keys & known) - len(missing) / 100
