"""The numbers in the tables' titles skip or repeat (STR011)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table

SCOPE = "document"
FACTS: Facts = {
    "repeats": {"table": Table, "number": int, "before": Table},
    "skips": {"table": Table, "number": int, "before": Table},
}


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: document. Variants: repeats, skips. Facts: number, before (its label)."""

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """Hits on titles whose number is not one more than that of the numbered title before."""
        numbered = [t for t in subject.tables if t.number is not None]
        if len(numbered) < 2:
            return None
        hits = []
        for one, two in itertools.pairwise(numbered):
            if two.number == (one.number or 0) + 1:
                continue
            variant = "repeats" if (two.number or 0) <= (one.number or 0) else "skips"
            facts = {"number": two.number, "before": one}
            hits.append(Hit(two, "title", facts, (one.pointer + "/title",), variant))
        return hits
