"""Where several rules of the packs 指标设置 and 指标值 see one row, the more specific one speaks."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from jixiaolint import engine, packs
from jixiaolint.forms import given

QUANTITY, QUALITY, COST = "数量指标", "质量指标", "成本指标"


@cache
def rules() -> tuple[Any, ...]:
    return packs.load(packs.locate(["indicator", "value"]), use_cache=False).rules


def codes(level2: str, name: str, value: str, **more: str) -> list[str]:
    row = {"level1": "产出指标", "level2": level2, "level3": name, "value": value, **more}
    report = engine.check([given.document({"indicators": [row]})], rules())
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    ("level2", "name", "value", "expected"),
    [
        (QUANTITY, "惠民资金使用率", "100%", ["IND001"]),
        (QUALITY, "惠民资金及时使用率", "100%", ["IND002"]),
        ("时效指标", "惠民资金使用率", "100%", ["IND003"]),
        (COST, "惠民资金使用率", "100%", ["IND004"]),
        (COST, "安全事故发生率", "≥5%", ["IND004"]),
        (COST, "护林员补贴标准", "500/人/月", ["VAL009"]),
        (QUALITY, "河道保洁合格率", "≥90优", ["VAL003"]),
        (QUALITY, "河道保洁合格率", "合格", ["VAL008"]),
        (QUALITY, "河道保洁合格率", "基本合格", ["VAL005"]),
        ("时效指标", "河道保洁及时率", "及时保洁", ["VAL005"]),
        (QUALITY, "河道保洁效果", "基本合格", ["VAL006"]),
        ("数量", "惠民资金使用率", "100%", ["IND001"]),
        ("成本", "惠民资金使用率", "100%", ["IND004"]),
    ],
)
def test_the_more_specific_rule_wins(
    level2: str, name: str, value: str, expected: list[str]
) -> None:
    assert codes(level2, name, value) == expected


@pytest.mark.parametrize("unit_cell", ["-", "—", "/", "无"])
def test_a_units_cell_that_says_there_is_none_leaves_the_number_bare(unit_cell: str) -> None:
    assert codes(QUANTITY, "受助户数", "12", unit_cell=unit_cell) == ["VAL002"]


@pytest.mark.parametrize(
    ("level2", "name", "value"),
    [
        (QUANTITY, "受助户数", "不少于12户"),
        (QUANTITY, "清运车次", "二十次"),
        (QUALITY, "路灯完好率", "百分之九十五"),
        ("时效指标", "路灯更换完成时限", "2021年12月底前"),
        (COST, "清场费（元）", "3500"),
        (COST, "河堤修缮总成本", "854万(含勘察费)"),
        ("社会效益指标", "赴省来访人次", "低于1人次"),
        ("服务对象满意度指标", "受助户满意度", "85%以上"),
    ],
)
def test_lawful_rows_pass_all_rules(level2: str, name: str, value: str) -> None:
    assert codes(level2, name, value, description="按台账核对", basis="县里的年度计划") == []
