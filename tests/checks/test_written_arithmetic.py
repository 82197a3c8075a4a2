"""The kinds that read arithmetic, on whole tables: where they point and when they stay out of it."""

from __future__ import annotations

from typing import Any

import pytest

from jixiaolint import engine, packs
from jixiaolint.forms import given
from jixiaolint.model.finding import Report

RULES = packs.load(packs.locate(["arithmetic", "budget"]), use_cache=False).rules


def check(fragment: dict[str, Any]) -> Report:
    return engine.check([given.document(fragment)], RULES)


def arithmetic(fragment: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f.rule, f.pointer) for f in check(fragment).findings if f.rule.startswith("ARI")]


def test_each_wrong_product_is_its_own_finding_at_its_cell() -> None:
    fragment = {
        "purpose": "3人×2万元=7.5万元；4人×2万元=8万元；5人×2万元=11.5万元",
        "goals": ["全年培训3期×40人/期=120人次", "全年培训4期×40人/期=120人次"],
        "indicators": [{"level3": "补贴", "description": "6人×100元=700元"}],
    }
    assert arithmetic(fragment) == [
        ("ARI001", "/tables/0/purpose"),
        ("ARI001", "/tables/0/purpose"),
        ("ARI001", "/tables/0/goals/1"),
        ("ARI001", "/tables/0/indicators/0/description"),
    ]


def test_a_table_without_arithmetic_is_not_judged() -> None:
    coverage = check({"purpose": "用于村道养护", "goals": ["保持整洁"]}).coverage
    assert [coverage.judged[code] for code in ("ARI001", "ARI002", "ARI003")] == [0, 0, 0]


def test_the_budget_rule_speaks_for_the_parts_of_a_budget_that_differs_from_its_cells() -> None:
    fragment = {
        "budget": {"total": "12.00", "fiscal": "12.00", "other": None},
        "purpose": "预算数12万元。其中：财政资金12万元，其他资金3万元。主要用于村道养护。",
    }
    assert [f.rule for f in check(fragment).findings] == ["BUD002"]


def test_a_standard_filled_with_the_budget_is_said_once() -> None:
    rows = [
        {"level1": "产出指标", "level2": "数量指标", "level3": "受助人数", "value": "3人"},
        {"level1": "产出指标", "level2": "成本指标", "level3": "人均补助标准", "value": "6400元"},
    ]
    fragment = {"budget": {"total": "0.64"}, "indicators": rows}
    assert [f.rule for f in check(fragment).findings] == ["BUD004"]
    assert arithmetic({**fragment, "budget": {"total": "2.40"}}) == [
        ("ARI003", "/tables/0/indicators/1/value")
    ]
    assert arithmetic({**fragment, "budget": {"total": "1.92"}}) == []


def test_the_count_and_the_budget_are_the_related_places() -> None:
    rows = [
        {"level2": "数量指标", "level3": "护林员人数", "value": "20人"},
        {"level2": "成本指标", "level3": "补贴标准", "value": "600元/人/月"},
    ]
    (found,) = check({"budget": {"total": "20"}, "indicators": rows}).findings
    assert found.related == ("/tables/0/indicators/0/value", "/tables/0/budget/total")
    assert "按12个月" in found.message


@pytest.mark.parametrize(("purpose", "months"), [(None, 12), ("每年发放8个月", 8)])
def test_a_monthly_price_is_taken_for_twelve_months_or_those_that_the_text_states(
    purpose: str | None, months: int
) -> None:
    rows = [
        {"level2": "数量指标", "level3": "护林员人数", "value": "20人"},
        {"level2": "成本指标", "level3": "补贴标准", "value": "900元/人/月"},
    ]
    fragment = {"budget": {"total": "10"}, "purpose": purpose, "indicators": rows}
    (found,) = (f for f in check(fragment).findings if f.rule == "ARI003")
    assert f"按{months}个月" in found.message
