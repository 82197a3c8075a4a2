"""The same level-3 name twice under the same level 2 in one table (STR007)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Indicator, Table

SCOPE = "table"
FACTS: Facts = {"": {"indicator": Indicator, "first": Indicator}}


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: table. Hits each later row; facts: first (the first row)."""

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """The rows whose level 2 and name stood before."""
        seen: dict[tuple[str, ...], Indicator] = {}
        hits = []
        for row in table.indicators:
            key = (row.level1.plain, row.level2.plain, row.level3.plain)
            before = seen.setdefault(key, row)
            if before is not row and row.level3.plain:
                hits.append(Hit(row, "level3", {"first": before}, (before.pointer + "/level3",)))
        return hits
