"""The other places that a finding speaks of, in words.

A document of a thousand copies gives every finding a thousand of them: people are shown the first few
and the number, programs find all in the JSON report.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jixiaolint.model.finding import Finding
from jixiaolint.reports.parts.sections import TablePart
from jixiaolint.reports.parts.words import called, line, part, table_of

MOST = 20


class Related(NamedTuple):
    """Another place that a finding speaks of: its table's index, None for none, and its words."""

    table: int | None
    words: str


class Others(NamedTuple):
    """The first of the other places, each once, and how many there are in all."""

    named: tuple[Related, ...]
    total: int

    def told(self, most: int = MOST) -> str:
        """The first `most` in one line, and how many there are if there are more; "" for none."""
        names = "、".join(one.words for one in self.named[:most])
        return f"{names}等{self.total}处" if self.total > len(self.named[:most]) else names


def related(finding: Finding, tables: tuple[TablePart, ...]) -> Others:
    """The related places of a finding in a file with `tables`."""
    pointers = tuple(dict.fromkeys(finding.related))
    first = tuple(dict.fromkeys(named(one, finding, tables) for one in pointers[:MOST]))
    return Others(first, len(first) + len(pointers[MOST:]))


def together(several: Iterable[Others]) -> Others:
    """The places of several findings as one."""
    several = tuple(several)
    first = tuple(dict.fromkeys(one for others in several for one in others.named))
    return Others(first[:MOST], len(first) + sum(o.total - len(o.named) for o in several))


def named(pointer: str, finding: Finding, tables: tuple[TablePart, ...]) -> Related:
    """One related place of a finding."""
    index, spot = table_of(pointer), part(pointer)
    if index is None or index >= len(tables):
        return Related(None, spot or line(pointer))
    name = "本表" if index == finding.table else f"“{called(tables[index].table)}”"
    return Related(index, f"{name}的{spot}" if spot else name)
