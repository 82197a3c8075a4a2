"""A form (表式) as data: what its labels and columns are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jixiaolint.model.document import Section, plain
from jixiaolint.model.quantity import MONEY_IN_WAN

Label = Literal[
    "code", "name", "org", "total", "fiscal", "other", "budget", "purpose", "plan", "goals",
    "heading", "known",
]  # fmt: skip
"""What a label of the head stands for. budget, purpose, plan and goals open a section of rows;
heading stands over cells of a section; known is a field of the form that nothing is read from."""

Column = Literal[
    "level1", "level2", "level3", "description", "value", "basis",
    "nature", "unit_cell", "weight", "actual", "score", "note", "known",
]  # fmt: skip

_BRACKET = re.compile(r"\(([^()]*)\)$")


def key(text: str) -> str:
    """A label as it is looked up: plain, without a colon at its end."""
    return plain(text).rstrip(":")


def stem(text: str) -> str:
    """A label's key without a parenthesis at its end: 项目资金(万元) → 项目资金."""
    return _BRACKET.sub("", key(text))


def money_in(text: str) -> str | None:
    """The unit of money that a label states in its parenthesis."""
    found = _BRACKET.search(key(text))
    return found[1] if found and found[1] in MONEY_IN_WAN else None


@dataclass(frozen=True, slots=True)
class Form:
    """`labels`, `columns` and `listing` map a label's key to what it stands for.

    `listing` is for forms that list many projects in one table: columns that hold a field of the
    head. `periods` are the keys of the spending plan's columns; `trailing` the labels of rows below
    the indicators that belong to the form but say nothing of indicators; `halves` the names of the
    two groups of columns that stand side by side; `without` the sections that the form lacks by
    design.
    """

    id: str
    title: str
    labels: Mapping[str, Label]
    columns: Mapping[str, Column]
    listing: Mapping[str, Label]
    periods: frozenset[str]
    trailing: frozenset[str]
    halves: tuple[str, ...]
    without: frozenset[Section]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Form:
        """The form from validated data (see `schema.FormData`)."""
        return cls(
            id=data["id"],
            title=data["title"],
            labels={key(w): name for name, words in data["labels"].items() for w in words},
            columns={key(w): name for name, words in data["columns"].items() for w in words},
            listing={key(w): name for name, words in data["listing"].items() for w in words},
            periods=frozenset(map(key, data["periods"])),
            trailing=frozenset(map(key, data["trailing"])),
            halves=tuple(data["halves"]),
            without=frozenset(data["without"]),
        )

    def label(self, text: str) -> Label | None:
        """What a cell's text stands for in the head, as written or without its parenthesis."""
        return self.labels.get(key(text)) or self.labels.get(stem(text))

    def column(self, text: str) -> Column | None:
        """What a heading over the indicators stands for."""
        return self.columns.get(key(text)) or self.columns.get(stem(text))

    def explained(self, keys: frozenset[str]) -> frozenset[str]:
        """Those of the keys that are words of this form."""
        return keys & {*self.labels, *self.columns, *self.listing, *self.periods, *self.trailing}

    def score(self, keys: frozenset[str]) -> float:
        """How well the form explains the keys that stand in a region.

        Known words count for it, its own fields and columns that are missing a little against it.
        """
        known = self.explained(keys)
        words = {**self.labels, **self.columns, **self.listing}
        missing = set(words.values()) - {words[k] for k in known & words.keys()}
        return len(known) - len(missing) / 100
