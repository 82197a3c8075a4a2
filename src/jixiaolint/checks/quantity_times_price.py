"""How many times how much for each, both indicators of one table, against its budget (ARI003)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from jixiaolint.arithmetic.words import GENERIC, PERIODS, alike, period, same
from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.expression.functions import core
from jixiaolint.model.document import Document, Indicator, Table
from jixiaolint.model.quantity import Measure

_MONTHS = re.compile("([0-9]{1,2})个月")
_MONTHS_OF_A_YEAR = 12


SCOPE = "indicator"
FACTS: Facts = {"": {"counts": str, "product": Decimal, "budget": Decimal, "months": int}}


@dataclass(frozen=True)
class Check:
    """`counted`: level-2 names of the rows that count; `tails`: ends of a name that only say that
    something is counted (人数, 数量 …); `each`: for one of what → words of a name that say so (人 →
    人均, 每人) where the value has no divisor; `shared`: words of a purpose that pays for several
    things, so that less than the budget proves nothing; `percent`: how far both may differ.
    Scope: indicator, the one that states a price.

    Judged when each thing that the price is for one of is counted exactly by one row. Facts: counts
    (names and values of these rows), product, budget (万元), months (those that the text states, else
    twelve; 0: no monthly price).
    Related: the counting rows and the budget.
    """

    counted: Words
    tails: Words
    each: dict[str, Words]
    shared: Words
    percent: float = 10

    def examine(self, subject: Indicator, table: Table, document: Document) -> Iterable[Hit] | None:
        """At most one hit; None when price, count or budget is not clear."""
        price, amount, budget = subject.quantity.one, subject.amount, _budget(table)
        if price is None or not amount or not budget or price.comparator != "=" or price.upper:
            return None
        divisors = price.per or self._named(core(subject.level3.plain))
        rows = [self._counting(d, table) for d in divisors if not period(d)]
        known = [row for row in rows if row is not None]
        if not known or len(known) < len(rows):
            return None
        once = amount
        for row in known:
            once *= row.number or 0
        stated = tuple(map(int, _MONTHS.findall(table.purpose.plain + subject.description.plain)))
        taken = [(once * times, months) for times, months in _times(divisors, stated)]
        if not once or any(self._close(total, budget) for total, _ in taken):
            return ()
        nearest = min(taken, key=lambda one: abs(one[0] - budget))
        if nearest[0] < budget and any(word in table.purpose.plain for word in self.shared):
            return ()
        usual = stated[-1] if stated else _MONTHS_OF_A_YEAR
        total, months = next((one for one in taken if one[1] == usual), nearest)
        return (_hit(known, table, total, budget, months),)

    def _named(self, name: str) -> tuple[str, ...]:
        """What a price is for one of by its name: 人均补助 is for one 人."""
        return tuple(d for d, words in self.each.items() if any(word in name for word in words))

    def _counting(self, divisor: str, table: Table) -> Indicator | None:
        """The only row that counts what the price is for one of, when it says exactly how many."""
        rows = [
            row
            for row in table.indicators
            if core(row.level2.plain) in self.counted and self._counts(row, divisor)
        ]
        one = rows[0].quantity.one if len(rows) == 1 else None
        exact = one is not None and one.comparator == "=" and one.upper is None
        return rows[0] if exact and self._paid_for(rows[0], divisor, table) else None

    def _paid_for(self, row: Indicator, divisor: str, table: Table) -> bool:
        """Whether the purpose leaves it open that the money is for these: 监考教师补助420人×500元/人
        is not for the 5200人 who sit the examination.
        """
        units = "|".join(map(re.escape, alike(divisor)))
        numbers = re.findall(f"(?<![0-9.,])([0-9]+(?:\\.[0-9]+)?)(?:{units})", table.purpose.plain)
        return not numbers or any(row.number == Decimal(n) for n in numbers)

    def _counts(self, row: Indicator, divisor: str) -> bool:
        one: Measure | None = row.quantity.one
        if one is None or one.per:
            return False
        if same(one.unit, divisor):
            return True
        thing = re.sub(f"(?:{'|'.join(map(re.escape, self.tails))})$", "", core(row.level3.plain))
        return one.unit in GENERIC and thing.endswith(divisor)

    def _close(self, one: Decimal, two: Decimal) -> bool:
        return abs(one - two) <= Decimal(str(self.percent)) / 100 * max(one, two)


def _budget(table: Table) -> Decimal | None:
    return table.budget.total.amount or table.stated.total.amount


def _times(divisors: tuple[str, ...], stated: Sequence[int]) -> Iterator[tuple[Decimal, int]]:
    """How often the price may be paid, and the number of months where it is a monthly one."""
    periods = dict.fromkeys(filter(None, map(period, divisors)))
    often = [[*PERIODS[p], *(map(Decimal, stated) if p == "月" else ())] for p in periods]
    for choice in product(*often):
        months = int(dict(zip(periods, choice, strict=True)).get("月", 0))
        times = Decimal(1)
        for one in choice:
            times *= one
        yield times, months


def _hit(rows: list[Indicator], table: Table, total: Decimal, budget: Decimal, months: int) -> Hit:
    counts = "、".join(f"“{row.level3}”{row.value}" for row in rows)
    facts = {"counts": counts, "product": total, "budget": budget, "months": months}
    own = "budget/total" if table.budget.total.amount else "purpose"
    related = (*(f"{row.pointer}/value" for row in rows), f"{table.pointer}/{own}")
    return Hit(facts=facts, related=related)
