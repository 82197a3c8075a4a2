"""The same set of 绩效目标 in two or more tables (CPY004)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.expression.functions import bare
from jixiaolint.model.document import Document, Table, plain

_NUMBERING = re.compile(
    r"(?:目标)?(?<!\d)\d{1,2}[.、,．:)](?!\d)|目标[0-9一二三四五六七八九十]{1,2}"
)
_MARKS = re.compile(r"(?<!\d)[.]|[.](?!\d)|[^\w.]+")


SCOPE = "document"
FACTS: Facts = {"": {"names": list, "goal": str}}


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: document. One hit a group. Facts: names (labels), goal (the words).
    Related: the tables' goals.

    Numbering, punctuation, order and how the goals are spread over cells make no difference.
    """

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The groups of tables whose goals are the same; None for a single table."""
        if len(subject.tables) < 2:
            return None
        groups: dict[str, list[Table]] = {}
        for one in subject.tables:
            if goals := _set(plain("。".join(_texts(one)))):
                groups.setdefault(goals, []).append(one)
        return [_hit(key, group) for key, group in groups.items() if len(group) > 1]


def _set(goals: str) -> str:
    """The clauses without numbers and marks, in one order."""
    return "。".join(sorted(filter(None, map(bare, _MARKS.split(_NUMBERING.sub("。", goals))))))


def _texts(table: Table) -> list[str]:
    return [str(goal.text) for goal in table.goals]


def _hit(key: str, group: list[Table]) -> Hit:
    facts = {"names": [t.label for t in group], "goal": " ".join(_texts(group[0]))}
    return Hit(None, ".", facts, tuple(f"{t.pointer}/goals" for t in group), key=key)
