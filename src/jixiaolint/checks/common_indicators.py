"""The same indicator in many tables of a document (CPY001)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiaolint import quantity
from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.checks.twin_tables import RowKey, row_key, twin_groups
from jixiaolint.expression.functions import core, unit_in
from jixiaolint.model.document import Document, Indicator, Table

SCOPE = "document"
FACTS: Facts = {"": {"row": Indicator, "names": list}}


@dataclass(frozen=True)
class Check:
    """`tables`: from how many tables on; `share`: and from which part of the document's tables on;
    `except_levels`: level-1 and level-2 names that are passed over (satisfaction); `alike` and
    `rows`: what makes twin tables, whose own rule says it. Scope: document.

    One hit a group. Facts: row (the first), names (labels of the tables). Related: the rows.
    """

    tables: int
    share: float
    except_levels: Words
    alike: float
    rows: int

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The indicators shared by enough tables; None for a document of too few tables."""
        if len(subject.tables) < self.tables:
            return None
        groups: dict[RowKey, dict[int, Indicator]] = defaultdict(dict)
        for one in subject.tables:
            for row in one.indicators:
                if not self._passed_over(row, one) and row.level3.plain and row.value.plain:
                    groups[row_key(row)].setdefault(one.index, row)
        twins = [{t.index for t in g} for g in twin_groups(subject.tables, self.alike, self.rows)]
        least = max(Fraction(self.tables), Fraction(str(self.share)) * len(subject.tables))
        return [
            _hit(subject, rows)
            for rows in groups.values()
            if len(rows) >= least and not any(rows.keys() <= twin for twin in twins)
        ]

    def _passed_over(self, row: Indicator, table: Table) -> bool:
        names: tuple[str, ...] = self.except_levels
        if core(row.level1.plain) in names or core(row.level2.plain) in names:
            return True
        budget = table.budget.total.amount or table.stated.total.amount
        return budget is not None and _cost(row) == budget


def _cost(row: Indicator) -> Decimal | None:
    """The sum in 万元 that the row states; its unit may stand in the name: 总成本（万元） 10."""
    one = row.quantity.one
    if one and not one.unit and not row.rest:
        one = quantity.parse(row.value.plain + unit_in(row.level3.plain)).one
    return one.amount if one and not one.per else None


def _hit(document: Document, rows: dict[int, Indicator]) -> Hit:
    first = next(iter(rows.values()))
    facts = {"row": first, "names": [document.tables[i].label for i in rows]}
    related = tuple(row.pointer for row in rows.values())
    return Hit(None, ".", facts, related, key="/".join(row_key(first)))
