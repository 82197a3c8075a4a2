"""The numbers in the tables' titles skip or repeat (STR011)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table

SCOPE = "document"
FACTS: Facts = {
    variant: {"table": Table, "number": int, "before": Table, "right": int}
    for variant in ("repeats", "skips", "odd")
}


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: document. Variants: repeats, skips, odd (the title after it goes on as if
    this one had the right number). Facts: number, before (its label), right (the number it should have).
    """

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """Hits on titles whose number is not one more than that of the numbered title before."""
        numbered = [(t, t.number) for t in subject.tables if t.number is not None]
        if len(numbered) < 2:
            return None
        hits = []
        (before, last), *others = numbered
        following = [number for _, number in others[1:]]
        for (found, number), after in zip_longest(others, following):
            right = last + 1
            variant = "odd" if after == right + 1 else "repeats" if number < right else "skips"
            if number != right:
                facts = {"number": number, "before": before, "right": right}
                hits.append(Hit(found, "title", facts, (before.pointer + "/title",), variant))
            before, last = found, right if variant == "odd" else number
        return hits
