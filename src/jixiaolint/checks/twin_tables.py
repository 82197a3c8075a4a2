"""Tables with (near) identical sets of indicators (CPY002)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from jixiaolint.checks.hit import Hit
from jixiaolint.expression.functions import core
from jixiaolint.model.document import Document, Indicator, Table

RowKey = tuple[str, str, str]


def row_key(row: Indicator) -> RowKey:
    """What makes two indicators the same: level 2, name without parenthesis, value."""
    return row.level2.plain, core(row.level3.plain), row.value.plain


def twin_groups(tables: Sequence[Table], alike: float, rows: int) -> list[list[Table]]:
    """Groups of tables linked by a Jaccard similarity of at least `alike` over their rows.

    Only tables with at least `rows` different rows take part; rows without a name do not count.
    Tables share a row before they can be alike, so pairs are taken from the rows' owners, not from
    all tables.
    """
    keys = {t.index: frozenset(row_key(r) for r in t.indicators if r.level3.plain) for t in tables}
    keys = {index: rows_of for index, rows_of in keys.items() if len(rows_of) >= rows}
    least = Fraction(str(alike))
    owners: dict[RowKey, list[int]] = {}
    for index, rows_of in keys.items():
        for key in rows_of:
            owners.setdefault(key, []).append(index)
    leader = {index: index for index in keys}

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = index = leader[leader[index]]
        return index

    for one, two in {p for o in owners.values() for p in combinations(o, 2)}:
        both = len(keys[one] & keys[two])
        if both >= least * (len(keys[one]) + len(keys[two]) - both):
            leader[find(two)] = find(one)
    groups: dict[int, list[Table]] = {}
    for table in tables:
        if table.index in keys:
            groups.setdefault(find(table.index), []).append(table)
    return [group for group in groups.values() if len(group) > 1]


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
