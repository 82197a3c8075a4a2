from __future__ import annotations

from typing import Any

import pytest

from jixiaolint.checks import Words
from jixiaolint.checks.missing_periods import Check
from jixiaolint.forms import given

CHECK = Check(last_names=Words(("12月底",)), lossy_formats=Words(("text",)))
WHOLE = {"3月底": "25%", "6月底": "50%", "10月底": "75%", "12月底": "100%"}


def plan(**values: str | None) -> dict[str, Any]:
    return {"plan": [{"period": p, "value": v} for p, v in values.items()]}


def examine(*tables: dict[str, Any], format: str = "text") -> list[tuple[str, str, Any]]:
    document = given.document({"tables": list(tables), "format": format})
    first = document.tables[0]
    hits = CHECK.examine(first.plan, first, document) or ()
    return [(h.variant, h.on.pointer if h.on else "", h.facts.get("count")) for h in hits]


def without(name: str) -> dict[str, Any]:
    return plan(**{p: v for p, v in WHOLE.items() if p != name})


def test_a_whole_plan_passes() -> None:
    assert examine(plan(**WHOLE)) == []


def test_each_blank_value_is_pointed_at() -> None:
    assert examine(plan(**{**WHOLE, "3月底": None, "10月底": " "})) == [
        ("blank", "/tables/0/plan/0", None),
        ("blank", "/tables/0/plan/2", None),
    ]


def test_four_blank_values_are_one_complaint() -> None:
    assert examine(plan(**dict.fromkeys(WHOLE))) == [("empty", "", None)]


def test_no_period_at_all() -> None:
    assert examine(plan()) == [("few", "", 0)]


def test_the_last_period_may_have_been_lost_where_another_table_has_it() -> None:
    assert examine(without("12月底"), plan(**WHOLE)) == [("lost", "", 3)]


@pytest.mark.parametrize(
    ("tables", "format"),
    [
        ([without("12月底"), plan(**WHOLE)], "docx"),
        ([without("12月底"), without("12月底")], "text"),
        ([without("12月底")], "text"),
        ([without("3月底"), plan(**WHOLE)], "text"),
        ([plan(**{"3月底": "50%", "6月底": "75%"}), plan(**WHOLE)], "text"),
    ],
)
def test_otherwise_it_is_missing(tables: list[dict[str, Any]], format: str) -> None:
    assert [variant for variant, _, _ in examine(*tables, format=format)] == ["few"]
