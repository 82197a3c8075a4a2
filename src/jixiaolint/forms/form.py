"""A form (表式): which labels name which field, which headings name which column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jixiaolint.model.document import plain

FIELDS = (
    "org", "code", "name", "budget", "budget_total", "budget_fiscal", "budget_other", "purpose",
    "plan", "goals",
)  # fmt: skip
COLUMNS = (
    "level1", "level2", "level3", "description", "value", "basis", "nature", "unit_cell", "weight",
    "actual", "score", "note",
)  # fmt: skip
KNOWN = "known"
"""The field of labels that are understood but whose text is not kept."""

_TAIL = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form, ready to be looked up.

    `labels` and `columns` lead from a label's compared text to the name of its field or column;
    `titles` are endings of a table's title, `trailing` beginnings of the notes below the indicators.
    """

    id: str
    title: str
    money_unit: str
    titles: tuple[str, ...]
    labels: Mapping[str, str]
    columns: Mapping[str, str]
    periods: re.Pattern[str]
    trailing: tuple[str, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Form:
        """The form of a validated form file (`schema.FormData`)."""
        labels = dict.fromkeys(map(label_key, data["known"]), KNOWN)
        return cls(
            id=data["id"],
            title=data["title"],
            money_unit=data["money_unit"],
            titles=tuple(map(plain, data["titles"])),
            labels={**labels, **_inverted(data["labels"])},
            columns=_inverted(data["columns"]),
            periods=re.compile("|".join(f"(?:{p})" for p in data["periods"]) or "(?!)"),
            trailing=tuple(map(plain, data["trailing"])),
        )

    def label(self, text: str) -> str | None:
        """The field that this compared text labels, None when it is no label."""
        return _look_up(self.labels, text)

    def column(self, text: str) -> str | None:
        """The column that this compared text heads, None when it is no heading."""
        return _look_up(self.columns, text)

    def is_title(self, text: str) -> bool:
        """Whether this compared text may be the title of a table."""
        return len(text) <= _TITLE_LENGTH and without_tail(text).endswith(self.titles)


_TITLE_LENGTH = 120


def label_key(text: str) -> str:
    """A label as it is looked up: compared text without a colon at its end."""
    return plain(text).rstrip(":")


def without_tail(text: str) -> str:
    """Compared text without what its last parenthesis adds: 资金支出计划(%) → 资金支出计划."""
    return _TAIL.sub("", text) if text.endswith(")") else text


def _look_up(names: Mapping[str, str], text: str) -> str | None:
    found = names.get(text)
    if found is None and text.endswith((":", ")")):
        key = text.rstrip(":")
        found = names.get(key) or names.get(without_tail(key))
    return found


def _inverted(synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {label_key(word): name for name, words in synonyms.items() for word in words}
