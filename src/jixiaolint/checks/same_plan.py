"""Most tables of a document share one 资金支出计划 (CPY005)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table

Shares = tuple[int, ...]


SCOPE = "document"
FACTS: Facts = {"": {"names": list, "plan": str, "whole": int}}


@dataclass(frozen=True)
class Check:
    """`tables`: from how many tables with the same plan on; `share`: and from which part of the tables
    with a whole plan on. Scope: document. One hit. Facts: names, plan (25%、50% …), whole (how many
    tables have a whole plan). Related: the plans.

    Amounts count as shares of 预算数, rounded to whole percents: 1.43 of 5.70 is 25 %.
    """

    tables: int
    share: float

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The most common plan when it is that common; None without enough whole plans."""
        groups: dict[Shares, list[Table]] = {}
        for one in subject.tables:
            if (shares := _shares(one)) is not None:
                groups.setdefault(shares, []).append(one)
        whole = sum(map(len, groups.values()))
        if whole < self.tables:
            return None
        shares, same = max(groups.items(), key=lambda item: len(item[1]))
        if len(same) < max(Fraction(self.tables), Fraction(str(self.share)) * whole):
            return ()
        written = "、".join(f"{s}%" for s in shares)
        facts = {"names": [t.label for t in same], "plan": written, "whole": whole}
        return (Hit(None, ".", facts, tuple(t.plan.pointer for t in same), key=written),)


def _shares(table: Table) -> Shares | None:
    plan = table.plan
    if not plan.complete:
        return None
    if plan.unit == "percent":
        return tuple(round(n) for n in plan.numbers)
    budget = table.budget.total.amount or table.stated.total.amount
    if plan.unit != "amount" or not budget:
        return None
    return tuple(round(n * Decimal(100) / budget) for n in plan.numbers)
