"""Tables with (near) identical sets of indicators (CPY002)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.expression.functions import core
from jixiaolint.model.document import Document, Indicator, Table

RowKey = tuple[str, str, str]


def row_key(row: Indicator) -> RowKey:
    """What makes two indicators the same: level 2, name without parenthesis, value."""
    return core(row.level2.plain), core(row.level3.plain), row.value.plain


def twin_groups(tables: Sequence[Table], alike: float, rows: int) -> list[list[Table]]:
    """Groups of tables linked by a Jaccard similarity of at least `alike` over their rows.

    Only tables with at least `rows` different rows take part; rows without a name do not count.
    Tables with the very same rows are one from the start, and only sets that share a row are
    compared, so that many copies of one table cost no more than one.
    """
    same: dict[frozenset[RowKey], list[Table]] = {}
    for table in tables:
        keys = frozenset(row_key(r) for r in table.indicators if r.level3.plain)
        if len(keys) >= rows:
            same.setdefault(keys, []).append(table)
    groups: dict[int, list[Table]] = {}
    for leader, own in zip(_linked(list(same), alike), same.values(), strict=True):
        groups.setdefault(leader, []).extend(own)
    found = (sorted(group, key=lambda t: t.index) for group in groups.values() if len(group) > 1)
    return sorted(found, key=lambda group: group[0].index)


def _linked(sets: Sequence[frozenset[RowKey]], alike: float) -> list[int]:
    """For each set the number of the group that links of similarity put it into."""
    least = Fraction(str(alike))
    owners: dict[RowKey, list[int]] = {}
    for number, keys in enumerate(sets):
        for key in keys:
            owners.setdefault(key, []).append(number)
    leader = list(range(len(sets)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    for one, two in {pair for some in owners.values() for pair in combinations(some, 2)}:
        both = len(sets[one] & sets[two])
        if both >= least * (len(sets[one]) + len(sets[two]) - both):
            leader[find(two)] = find(one)
    return [find(number) for number in range(len(sets))]


SCOPE = "document"
FACTS: Facts = {"": {"names": list, "shared": list}}


@dataclass(frozen=True)
class Check:
    """`alike`: least Jaccard similarity of two sets of indicators; `rows`: least number of rows.
    Scope: document. One hit a group. Facts: names (labels), shared (names of the indicators that
    all of them have), rows. Related: the tables.
    """

    alike: float
    rows: int

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The groups of twins; None for a single table."""
        if len(subject.tables) < 2:
            return None
        return [_hit(group) for group in twin_groups(subject.tables, self.alike, self.rows)]


def _hit(group: list[Table]) -> Hit:
    common = frozenset.intersection(*(frozenset(map(row_key, t.indicators)) for t in group))
    shared = [str(r.level3) for r in group[0].indicators if row_key(r) in common]
    facts = {"names": [t.label for t in group], "shared": shared}
    return Hit(None, ".", facts, tuple(t.pointer for t in group), key="|".join(sorted(shared)))
