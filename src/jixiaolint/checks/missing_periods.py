"""A spending plan with fewer than four periods, or with a blank value (PLN004)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Period, Plan, Table

_PERIODS = 4


SCOPE = "plan"
FACTS: Facts = {
    "lost": {"count": int},
    "few": {"count": int},
    "blank": {"period": Period},
    "empty": {},
}


@dataclass(frozen=True)
class Check:
    """`last_names`: how the last period is called (12月底 …); `lossy_formats`: formats whose
    extraction loses a column at the page edge. Scope: plan.

    Variants: lost (only the last period is missing, in such a format, and another table of the
    document has it), few (periods missing), blank (a value), empty (all four values).
    Facts: few, lost → count.
    """

    last_names: Words
    lossy_formats: Words

    def examine(self, subject: Plan, table: Table, document: Document) -> Iterable[Hit] | None:
        """One hit on the plan when periods are missing, and one on every blank value."""
        count = len(subject.periods)
        blank = [p for p in subject.periods if not p.value.plain]
        if len(blank) == count == _PERIODS:
            return [Hit(variant="empty")]
        hits = [Hit(p, "value", variant="blank") for p in blank]
        if count < _PERIODS:
            variant = "lost" if self._lost(subject, document) else "few"
            hits.append(Hit(facts={"count": count}, variant=variant))
        return hits

    def _lost(self, plan: Plan, document: Document) -> bool:
        if len(plan.periods) != _PERIODS - 1 or document.format not in self.lossy_formats:
            return False
        if self._ends(plan):
            return False
        return any(len(t.plan.periods) == _PERIODS and self._ends(t.plan) for t in document.tables)

    def _ends(self, plan: Plan) -> bool:
        return any(p.period.plain in self.last_names for p in plan.periods)
