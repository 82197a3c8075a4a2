from __future__ import annotations

from typing import Any

from jixiaolint.checks.same_plan import Check
from jixiaolint.forms import given


def table(values: str, budget: str = "") -> dict[str, Any]:
    plan = [{"period": f"第{i}季度", "value": v} for i, v in enumerate(values.split(), 1)]
    return {"title": values, "plan": plan, "budget": {"total": budget or None}}


def examine(*tables: dict[str, Any]) -> list[tuple[str, int, int]] | None:
    whole = given.document({"tables": list(tables)})
    hits = Check(tables=5, share=0.7).examine(whole, None, whole)
    if hits is None:
        return None
    return [(h.facts["plan"], len(h.related), h.facts["whole"]) for h in hits]


EVEN, OWN = table("25% 50% 75% 100%"), table("0% 10% 60% 100%")


def test_five_of_seven_is_enough_and_five_of_eight_is_not() -> None:
    assert examine(*[EVEN] * 5, OWN, table("0% 20% 60% 100%")) == [("25%、50%、75%、100%", 5, 7)]
    assert examine(*[EVEN] * 5, *[OWN] * 3) == []


def test_exactly_seven_tenths_is_enough() -> None:
    assert examine(*[EVEN] * 7, *[OWN] * 3) == [("25%、50%、75%、100%", 7, 10)]


def test_amounts_count_as_shares_of_the_budget() -> None:
    amounts = table("1.43 2.86 4.28 5.70", "5.70")
    assert examine(*[EVEN] * 4, amounts) == [("25%、50%、75%、100%", 5, 5)]
    assert examine(*[EVEN] * 4, table("1.43 2.86 4.28 5.70")) is None


def test_plans_with_gaps_do_not_count() -> None:
    assert examine(*[EVEN] * 4, table("25% 50% 75%")) is None
    assert examine(*[EVEN] * 5, *[table("25% 50% 75%")] * 5) == [("25%、50%、75%、100%", 5, 5)]
