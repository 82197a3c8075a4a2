from __future__ import annotations

from typing import Any

import pytest

from jixiaolint.checks.contradiction import Check
from jixiaolint.forms import given

CHECK = Check(
    tails=("人数", "个数", "台数", "数"),
    skip=("其中", "上年"),
    same={"人": ["名"]},
)


def examine(name: str, value: str, **texts: Any) -> list[tuple[str, str, tuple[str, ...]]] | None:
    row = {"level3": name, "value": value, "description": texts.pop("description", None)}
    document = given.document({"indicators": [row], **texts})
    table = document.tables[0]
    hits = CHECK.examine(table.indicators[0], table, document)
    if hits is None:
        return None
    return [(hit.facts["where"], hit.facts["clause"], hit.related) for hit in hits]


def test_the_description_is_named_with_its_clause_and_pointer() -> None:
    assert examine("涉及行政村数", "49个", description="补助到村，全镇45 个行政村的保洁") == [
        ("绩效指标描述", "全镇45个行政村的保洁", ("/tables/0/indicators/0/description",))
    ]


def test_goals_and_purpose_speak_when_they_name_the_thing() -> None:
    assert examine("护林员人数", "15人", goals=["巡山。", "为12名护林员发补贴"]) == [
        ("绩效目标", "为12名护林员发补贴", ("/tables/0/goals",))
    ]
    assert examine("护林员人数", "15人", purpose="用于护林员12人的补贴") == [
        ("资金用途", "用于护林员12人的补贴", ("/tables/0/purpose",))
    ]
    assert examine("网格员人数", "15人", goals=["为12名护林员发补贴"]) == []


def test_the_thing_may_be_told_the_other_way_round_or_about_the_number() -> None:
    assert examine("道路维修数", "10处", goals=["维修道路12处"])
    assert examine("保障行政村数", "49个", goals=["保障全镇45个行政村"])
    assert examine("保障行政村数", "49个", goals=["保障全镇45个行政村干部"]) == []
    assert examine("保障行政村数", "49个", goals=["保障3个行政村的饮水"]) == []
    assert examine("检查企业家数", "30家", goals=["检查企业40家次"]) == []


def test_numbers_that_add_up_to_the_value_contradict_nothing() -> None:
    assert examine("慰问人数", "100人", goals=["慰问老党员80人，困难群众20人"]) == []
    assert examine("道路维修数", "10处", goals=["甲村维修道路3处", "乙村维修道路7处"]) == []
    assert examine("道路维修数", "10处", goals=["甲村维修道路3处", "乙村维修道路8处"])


def test_one_place_that_agrees_clears_that_text() -> None:
    assert examine("护林员人数", "15人", goals=["护林员12人", "新设岗位后护林员15人"]) == []


@pytest.mark.parametrize(
    ("value", "description"),
    [
        ("15人", "其中12人"),
        ("15人", "上年12人"),
        ("15人", "男6人、女9人"),
        ("15人", "每村12人"),
        ("15人", "12户"),
        ("15人", "十二人"),
        ("15人", "12人大代表联络站建设和维护"),
        ("15人", "为12人护林员人数"),
        ("15人", "12人以上"),
        ("≥12人", "15人"),
        ("10-15人", "12人"),
        ("约15人", "14人"),
    ],
)
def test_another_thing_or_a_number_that_fits_passes(value: str, description: str) -> None:
    assert examine("护林员人数", value, description=description) == []


@pytest.mark.parametrize(
    ("value", "description"),
    [
        ("15人", "12名"),
        ("15人", "16人以上"),
        ("≥15人", "12人以上"),
        ("≤15人", "12人以内"),
        ("≥15人", "12人"),
        ("10-15人", "20人"),
        ("约15人", "30人"),
    ],
)
def test_a_number_that_cannot_be_meant_as_well_is_hit(value: str, description: str) -> None:
    assert examine("护林员人数", value, description=description)


def test_money_is_compared_as_money() -> None:
    assert examine("围栏购置", "20万元", description="围栏购置200000元") == []
    assert examine("围栏购置", "20万元", description="围栏购置20000元")


def test_of_several_numbers_the_one_right_behind_the_thing_speaks() -> None:
    goals = ["购置台式电脑12台、打印机4台"]
    assert examine("购置台式电脑台数", "15台", goals=goals)
    assert examine("购置台式电脑台数", "12台", goals=goals) == []
    assert examine("购置设备数", "15台", goals=goals) == []
    assert examine("硬化道路数", "6公里", goals=["硬化道路张村3公里、李村2公里"]) == []
    assert examine("台式电脑数", "16台", goals=["台式电脑12台、一体机4台"]) == []


@pytest.mark.parametrize("value", ["及时", "15", "3个，2次", None])
def test_a_value_that_is_not_one_measure_is_not_judged(value: Any) -> None:
    assert examine("护林员人数", value, description="12人") is None
