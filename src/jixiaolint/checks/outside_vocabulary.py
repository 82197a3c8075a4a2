"""Level-1 and level-2 names outside the standard vocabulary (STR005)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.expression.functions import core
from jixiaolint.model.document import Document, Field, Indicator, Table

SCOPE = "table"
FACTS: Facts = {"": {"indicator": Indicator, "name": str, "level": str}}


@dataclass(frozen=True)
class Check:
    """`level1`, `level2`: the standard names; a parenthesis behind (产出指标（50分）) is left aside.
    Scope: table.

    One hit for each strange name of a table, at its first row; the other rows are related. Facts:
    name (as compared), level (一级指标 or 二级指标).
    """

    level1: Words
    level2: Words

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """The names that are in neither list; None for a table without rows."""
        if not table.indicators:
            return None
        return [
            *self._strange(table, "level1", "一级指标", frozenset(self.level1)),
            *self._strange(table, "level2", "二级指标", frozenset(self.level2)),
        ]

    @staticmethod
    def _strange(table: Table, at: str, level: str, known: frozenset[str]) -> Iterable[Hit]:
        places: dict[str, list[str]] = {}
        first: dict[str, Indicator] = {}
        for row in table.indicators:
            name: Field = getattr(row, at)
            if name.plain and core(name.plain) not in known:
                places.setdefault(name.plain, []).append(f"{row.pointer}/{at}")
                first.setdefault(name.plain, row)
        for text, pointers in places.items():
            facts = {"name": text, "level": level}
            yield Hit(first[text], at, facts, tuple(pointers[1:]), key=text)
