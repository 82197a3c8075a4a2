from __future__ import annotations

from decimal import Decimal

import pytest

from jixiaolint.expression import ExpressionError, Vocabulary, compile_condition, compile_value
from jixiaolint.expression.functions import core, unit_in
from jixiaolint.forms import given


def value(text: str, row: dict[str, str | None]) -> object:
    document = given.document({"indicators": [row]})
    table = document.tables[0]
    return compile_value(text, "indicator", Vocabulary())(table.indicators[0], table, document)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("清场费(元)", "元"),
        ("补助标准(元/人/月)", "元"),
        ("数量(单位:个)", "个"),
        ("村民(代表)满意度(%)", "%"),
        ("补贴(40%部分)", ""),
        ("人数(含村干部)", ""),
        ("经费(2021年)", ""),
        ("次数", ""),
        ("村(社区)干部人数", ""),
        ("培训费(单位:元)标准", "元"),
    ],
)
def test_the_unit_in_a_name(name: str, unit: str) -> None:
    assert unit_in(name) == unit


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("满意度(%)", "满意度"),
        ("产出指标(40-50)分", "产出指标"),
        ("产出指标(50分)", "产出指标"),
        ("指标1:受益户数", "受益户数"),
        ("★★★指标12、受益户数(户)", "受益户数"),
        ("*受益户数", "受益户数"),
        ("指标2:", ""),
        ("指标完成率", "指标完成率"),
        ("巡查(每月)分片数", "巡查(每月)分片数"),
    ],
)
def test_a_name_without_its_parenthesis_and_the_forms_own_marks(name: str, kept: str) -> None:
    assert core(name) == kept


def test_the_number_that_a_text_is() -> None:
    assert value("number(indicator.weight)", {"weight": "10"}) == Decimal(10)
    assert value("number(indicator.weight)", {"weight": "十"}) == Decimal(10)
    assert value("number(indicator.weight)", {"weight": "10分以上"}) is None


def test_else_none_leaves_a_number_unknown() -> None:
    text = "indicator.number if indicator.unit == '人' else None"
    assert value(text, {"value": "12人"}) == 12
    assert value(text, {"value": "12户"}) is None
    asked = compile_condition(f"({text}) < 100", "indicator", Vocabulary())
    document = given.document({"indicators": [{"value": "12户"}]})
    assert asked(document.tables[0].indicators[0], document.tables[0], document) is False


def test_a_text_or_none_is_refused() -> None:
    with pytest.raises(ExpressionError, match="两边的类型不同"):
        compile_value("indicator.unit if indicator.number else None", "indicator", Vocabulary())


def test_a_rule_sees_each_measure_of_a_value() -> None:
    text = "count(m.unit == '人' for m in indicator.quantity.measures)"
    assert value(text, {"value": "3人、2场、5人"}) == 2
