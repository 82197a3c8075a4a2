"""A 指标值 whose number contradicts the one that the row's description, the goals or the purpose
gives for the same thing and unit (VAL014).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from jixiaolint import quantity
from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.checks.name_unit import same_unit
from jixiaolint.expression.functions import core
from jixiaolint.model.document import Document, Field, Indicator, Table
from jixiaolint.model.quantity import Measure
from jixiaolint.quantity.comparing import contradict
from jixiaolint.quantity.words import SCALES, TRAILERS, any_of

_CLAUSE = re.compile(r"[,;:!?。]")
_FIGURE = re.compile(r"[0-9]")
_COUNTED = re.compile(rf"(?:{any_of(TRAILERS)})?([一-龥]*?)(?=的|$|[^一-龥])")
_LONGEST_NOUN = 5
"""A longer run of characters after the unit is a phrase, and what is counted in it is not clear."""


SCOPE = "indicator"
FACTS: Facts = {"": {"where": str, "clause": str}}


@dataclass(frozen=True)
class Check:
    """`tails`: ends of a name that only say that something is counted (人数, 次数 …), what is before
    them is the thing; `skip`: words of a clause that speaks of a part, a rate or another year;
    `same`: unit → other ways of writing it. Scope: indicator.

    A number elsewhere is for the same thing when its clause names the thing, or, in the row's own
    description, when the thing follows the unit or nothing does. It must be the clause's only one
    in that unit, or the only one right behind the thing (电脑12台、打印机4台); written in figures.
    Numbers that add up to the value contradict nothing. Facts: where, clause. Related: that place.
    """

    tails: Words
    skip: Words
    same: dict[str, list[str]]

    def examine(self, subject: Indicator, table: Table, document: Document) -> Iterable[Hit] | None:
        """At most one hit; None when the value is not one measure with a unit."""
        own = subject.quantity.one
        if own is None or not own.unit or not subject.level3.plain:
            return None
        name = core(subject.level3.plain)
        for where, pointer, texts in _sources(subject, table):
            clauses = [c for text in texts for c in _numbered(text.plain)]
            told = [(c, m) for c in clauses if (m := self._told(c, own, name, where))]
            if told and all(contradict(own, measure) for _, measure in told):
                if own.number in (_sum(m for _, m in told), _sum(self._alike(clauses, own))):
                    continue
                facts = {"where": where, "clause": told[0][0]}
                return (Hit(facts=facts, related=(pointer,)),)
        return ()

    def _told(self, clause: str, own: Measure, name: str, where: str) -> Measure | None:
        """The measure that the clause gives for what the row counts."""
        if self._elsewhere.search(clause):
            return None
        thing = self._tail.sub("", name)
        alike = self._alike((clause,), own)
        if len(alike) > 1 and _sum(alike) != own.number:
            alike = [m for m in alike if f"{thing}{_written(m, clause)}" in clause]
        if len(alike) != 1:
            return None
        written = _written(alike[0], clause)
        before, _, after = clause.partition(written)
        if written not in clause or name in after:
            return None
        anything = where == _DESCRIPTION
        same = _names(thing, clause) or _counts(thing, before, after, anything)
        return alike[0] if same else None

    def _alike(self, clauses: Iterable[str], own: Measure) -> list[Measure]:
        """The measures of the clauses that are of the same kind and unit."""
        return [
            one
            for clause in clauses
            for one in quantity.parse(clause).measures
            if one.per == own.per
            and one.dimension == own.dimension
            and (one.dimension == "money" or same_unit(one.unit, own.unit, self.same))
        ]

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        longest_first = sorted(self.tails, key=len, reverse=True)
        return re.compile(f"(?<=..)(?:{'|'.join(map(re.escape, longest_first))})$")

    @cached_property
    def _elsewhere(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.skip)) or r"(?!)")


_DESCRIPTION = "绩效指标描述"


def _sources(row: Indicator, table: Table) -> Iterator[tuple[str, str, list[Field]]]:
    yield _DESCRIPTION, f"{row.pointer}/description", [row.description]
    yield "绩效目标", f"{table.pointer}/goals", [goal.text for goal in table.goals]
    yield "资金用途", f"{table.pointer}/purpose", [table.purpose]


@lru_cache(maxsize=10_000)
def _numbered(text: str) -> tuple[str, ...]:
    """The clauses of a text that hold a figure; every row of a table asks for the same goals."""
    return tuple(c for c in _CLAUSE.split(text) if _FIGURE.search(c))


def _written(one: Measure, clause: str) -> str:
    """The measure as the clause writes it: 1.2万亩 for 12000亩 where that is what stands there."""
    for scale, times in SCALES.items():
        scaled = f"{(one.number / times).normalize():f}{scale}{one.unit}"
        if scaled in clause:
            return scaled
    return f"{one.number}{one.unit}"


def _sum(measures: Iterable[Measure]) -> Decimal:
    return sum((measure.number for measure in measures), Decimal(0))


def _names(thing: str, clause: str) -> bool:
    """Whether the clause names the thing, or says the same the other way round: 道路维修, 维修道路."""
    turned = (thing[at:] + thing[:at] for at in range(2, len(thing) - 1))
    return thing in clause or any(words in clause for words in turned)


def _counts(thing: str, before: str, after: str, anything: bool) -> bool:
    """Whether the clause ends with the end of the thing, whose beginning stands before the number
    (保障45个行政村); of `anything` said, whether what follows the unit is the end of it, or nothing.
    """
    found = _COUNTED.match(after)
    counted = found[1] if found else ""
    if len(counted) > _LONGEST_NOUN or not thing.endswith(counted):
        return False
    whole = len(counted) > 1 and after == counted
    return anything or (whole and thing.removesuffix(counted) in before)
