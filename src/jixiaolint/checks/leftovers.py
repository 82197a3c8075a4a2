"""Rows and labels of a table that its form does not explain (DOC003)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field, Table


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: table. Facts: left (text, why). One hit a leftover."""

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """The table's leftovers, each at its own place."""
        return [
            Hit(Field(left.text, left.place), ".", {"left": left}, key=left.text)
            for left in table.leftovers
        ]
