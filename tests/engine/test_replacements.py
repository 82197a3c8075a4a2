"""`replace:` of a rule: the new texts that it is certain of, each with its cell."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from jixiaolint import api
from jixiaolint.rule import Case, Replace

RULES = {rule.id: rule for rule in api.rules().rules}


def replacements(code: str, **fragment: Any) -> list[tuple[str, str, str]]:
    found = api.example(RULES[code], fragment).findings
    assert found
    return [(r.pointer, r.old, r.new) for f in found for r in f.replacements]


def value(code: str, level3: str, text: str, **more: str) -> list[tuple[str, str, str]]:
    row = {"level1": "产出指标", "level2": "质量指标", "level3": level3, "value": text, **more}
    return replacements(code, indicators=[row])


def test_a_plan_of_amounts_gets_a_percent_in_every_filled_period() -> None:
    values = ("2.10", None, "6.30", "8.40")
    plan = [{"period": p, "value": v} for p, v in zip("春夏秋冬", values, strict=True)]
    assert replacements("PLN001", budget={"total": "8.40"}, plan=plan) == [
        ("/tables/0/plan/0/value", "2.10", "25%"),
        ("/tables/0/plan/2/value", "6.30", "75%"),
        ("/tables/0/plan/3/value", "8.40", "100%"),
    ]


@pytest.mark.parametrize(
    ("code", "level3", "old", "new"),
    [
        ("VAL002", "补贴人数", "74；", "74人"),
        ("VAL003", "水渠通畅率", "≥ 90 优", "≥90%"),
        ("VAL003", "设备完好率", "90.5百分比", "90.5%"),
        ("VAL004", "水渠通畅率", "≥100%", "100%"),
        ("VAL004", "水渠通畅率", "100%以上", "100%"),
        ("VAL005", "水渠通畅率", "95", "95%"),
        ("VAL013", "用工人数", "≥30 个", "≥30 人"),
    ],
)
def test_one_cell(code: str, level3: str, old: str, new: str) -> None:
    assert value(code, level3, old) == [("/tables/0/indicators/0/value", old, new)]


@pytest.mark.parametrize(
    ("code", "level3", "text"),
    [
        ("VAL002", "清淤设备", "3"),  # 3台, 3套?
        ("VAL003", "保洁评分", "≥90优"),  # points or percent?
        ("VAL004", "水渠通畅率", "120%"),
        ("VAL004", "水渠通畅率", ">100%"),
        ("VAL005", "水渠通畅率", "0.95"),  # 0.95% or 95%?
        ("VAL005", "水渠通畅率", "及时"),
    ],
)
def test_nothing_is_replaced_where_a_reviewer_would_have_to_ask(
    code: str, level3: str, text: str
) -> None:
    assert value(code, level3, text) == []


def test_the_unit_has_a_cell_of_its_own() -> None:
    assert value("VAL003", "设备完好率", "90", unit_cell="百分比") == [
        ("/tables/0/indicators/0/unit_cell", "百分比", "%")
    ]


def test_yuan_for_wan_yuan_only_where_the_number_is_the_budget() -> None:
    def cost(text: str) -> list[tuple[str, str, str]]:
        row = {"level1": "产出指标", "level2": "成本指标", "level3": "总成本", "value": text}
        return replacements("BUD003", budget={"total": "12"}, indicators=[row])

    where = "/tables/0/indicators/0/value"
    assert cost("≤12元") == [(where, "≤12元", "≤12万元")]
    assert cost("120000万元") == [(where, "120000万元", "120000元")]
    assert cost("1200万元") == []  # a point in the wrong place, or a unit?
    assert cost("11元") == []


def test_a_document_number_keeps_the_text_around_it() -> None:
    row = {"level3": "补贴", "value": "3人", "basis": "见 县水字【2023】 7 号、（2020）5号　全文"}
    assert replacements("TXT008", indicators=[row]) == [
        ("/tables/0/indicators/0/basis", row["basis"], "见 县水字〔2023〕7号、〔2020〕5号　全文")
    ]


def test_the_name_of_a_project_is_not_ours_to_change() -> None:
    assert replacements("TXT008", name="青财预2022年85号提前下达资金") == []


def test_a_finding_over_all_tables_replaces_nothing() -> None:
    rows = [{"level1": "效果指标", "level2": "社会效益指标", "level3": "受益", "value": "3人"}]
    (finding,) = api.example(RULES["STR005"], {"tables": [{"indicators": rows}] * 3}).findings
    assert finding.replacements == ()


def test_an_author_is_told_when_the_new_text_does_not_help() -> None:
    rule = dataclasses.replace(
        RULES["VAL013"], replace=Replace("{{ indicator.value.text|replace('个', '台') }}")
    )
    assert "按 replace 改为“30 台”以后，还报" in api.test_rule(rule)[0].message


def test_a_case_with_words_of_its_own_does_not_borrow_the_new_text() -> None:
    rule = RULES["VAL013"]
    case = Case(None, "", None, None, "核对是不是人数", None)
    own = dataclasses.replace(rule, cases=(case,))
    row = {"level3": "用工人数", "value": "30个"}
    (finding,) = api.example(own, {"indicators": [row]}).findings
    assert (finding.suggestion, finding.replacements) == ("核对是不是人数", ())
