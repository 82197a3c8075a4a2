"""A form (表式) as data: what its labels and columns are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from jixiaolint.model.document import Section, plain

Label = Literal[
    "org", "code", "name", "budget", "total", "fiscal", "other", "purpose", "plan", "goals",
    "block", "ignored",
]  # fmt: skip
"""What a label of the head stands for. budget, purpose, plan and goals open a section of rows; so
does block, of which only the cells with a label are kept; ignored is known and not kept."""

Column = Literal[
    "level1", "level2", "level3", "description", "value", "basis",
    "nature", "unit_cell", "weight", "actual", "score", "note",
    "org", "code", "name", "total", "purpose", "goals", "ignored",
]  # fmt: skip
"""What a column stands for; those of the last line make a list with many projects in one grid."""

Half = Literal["only", "first", "second"]

_TAIL = re.compile(r"\([^()]*\)$")


@lru_cache(maxsize=100_000)
def key(text: str) -> str:
    """A label as it is looked up: plain, without a colon at its end."""
    return plain(text).rstrip(":")


@lru_cache(maxsize=100_000)
def bare(text: str) -> str:
    """A key without what its last parenthesis adds: 项目资金(万元) → 项目资金."""
    return _TAIL.sub("", text).rstrip(":") if text.endswith(")") else text


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """`labels` and `columns` map a label's key to what it stands for; `periods` are the keys of the
    spending plan's columns; `trailing` the labels of rows below the indicators that belong to the
    form but say nothing of indicators; `half` the one that is read where labels or columns stand
    twice side by side (中期 | 年度), and `term` then the form of the other half, 中期; `without` the
    sections that the form lacks by design.
    """

    id: str
    title: str
    labels: Mapping[str, Label]
    columns: Mapping[str, Column]
    periods: frozenset[str]
    trailing: frozenset[str]
    half: Half
    without: frozenset[Section]
    words: frozenset[str]
    meanings: frozenset[str]
    term: Form | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Form:
        """The form from validated data (see `schema.FormData`)."""
        labels = {key(w): name for name, words in data["labels"].items() for w in words}
        columns = {key(w): name for name, words in data["columns"].items() for w in words}
        periods, trailing = (frozenset(map(key, data[k])) for k in ("periods", "trailing"))
        return cls(
            id=data["id"],
            title=data["title"],
            labels=labels,
            columns=columns,
            periods=periods,
            trailing=trailing,
            half="second" if data["term"] else "only",
            without=frozenset(data["without"]),
            words=frozenset((*labels, *columns, *periods, *trailing)),
            meanings=frozenset((*labels.values(), *columns.values())),
            term=cls._of_term(data) if data["term"] else None,
        )

    @classmethod
    def _of_term(cls, data: Mapping[str, Any]) -> Form:
        """The form of the 中期 half: its own labels in place of those of the year."""
        own = data["term"]
        kept = {word for words in own.values() for word in words}
        passed = [w for name in ("ignored", *own) for w in data["labels"].get(name, ())]
        labels = {**data["labels"], **own, "ignored": [w for w in passed if w not in kept]}
        return replace(cls.from_data({**data, "labels": labels, "term": {}}), half="first")

    def label(self, text: str) -> Label | None:
        """What the text of a cell labels, None when it is no label."""
        found = key(text)
        return self.labels.get(found) or self.labels.get(bare(found))

    def column(self, text: str) -> Column | None:
        """What the text of a cell heads, None when it is no column of the form."""
        found = key(text)
        return self.columns.get(found) or self.columns.get(bare(found))

    def score(self, keys: frozenset[str]) -> float:
        """How well the form explains the keys that stand in a region: known ones count for it, its own
        fields that are missing a little against it.
        """
        known = keys & self.words
        present = {self.labels.get(k) or self.columns.get(k) for k in known}
        return len(known) - len(self.meanings - present) / 100
