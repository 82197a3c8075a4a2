"""A 指标值 whose unit differs from the one in the name's parenthesis: 清场费（万元） 35000元 (VAL015)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.expression.functions import unit_in
from jixiaolint.model.document import Document, Indicator, Table


def same_unit(one: str, two: str, same: Mapping[str, Sequence[str]]) -> bool:
    """Whether two units are the same, or stand in one group of `same` (unit → other writings)."""
    return one == two or any({one, two} <= {unit, *others} for unit, others in same.items())


SCOPE = "indicator"
FACTS: Facts = {"": {"named": str}}


@dataclass(frozen=True)
class Check:
    """`same`: unit → other ways of writing it, which do not differ from it. What an amount is for
    one of (/人/月) is left aside. Scope: indicator. Facts: named (the name's unit).
    """

    same: dict[str, list[str]]

    def examine(self, subject: Indicator, table: Table, document: Document) -> Iterable[Hit] | None:
        """A hit on the row; None without a unit at both places."""
        named = unit_in(subject.level3.plain)
        if not named or not subject.unit:
            return None
        if same_unit(named, subject.unit, self.same):
            return ()
        return (Hit(facts={"named": named}),)
