"""The same set of 绩效目标 in two or more tables (CPY004)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table


@dataclass(frozen=True)
class Check:
    """`least`: a goal text shorter than this says too little to count as copied (characters).
    Scope: document. One hit a group. Facts: names, goal (the first words). Related: the tables' goals.
    """

    least: int

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The groups of tables whose goals are the same; None for a single table."""
        if len(subject.tables) < 2:
            return None
        groups: dict[frozenset[str], list[Table]] = {}
        for one in subject.tables:
            goals = frozenset(g.text.plain for g in one.goals if g.text.plain)
            if sum(map(len, goals)) >= self.least:
                groups.setdefault(goals, []).append(one)
        return [_hit(group) for group in groups.values() if len(group) > 1]


def _hit(group: list[Table]) -> Hit:
    first = " ".join(str(g.text) for g in group[0].goals)
    facts = {"names": [t.label for t in group], "goal": first}
    related = tuple(f"{t.pointer}/goals" for t in group)
    return Hit(None, ".", facts, related, key="".join(first.split()))
