from __future__ import annotations

import pytest

from jixiaolint.checks.name_unit import Check, same_unit
from jixiaolint.forms import given

SAME = {"人": ["名", "位"], "公里": ["千米"]}


def examine(name: str, value: str) -> object:
    document = given.document({"indicators": [{"level3": name, "value": value}]})
    table = document.tables[0]
    hits = Check(same=SAME).examine(table.indicators[0], table, document)
    return hits if hits is None else [hit.facts["named"] for hit in hits]


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("清场费（万元）", "3500元", "万元"),
        ("管护面积(单位：亩)", "≥20 公里", "亩"),
        ("好评率（%）", "12个", "%"),
    ],
)
def test_two_units_in_one_row_are_hit(name: str, value: str, named: str) -> None:
    assert examine(name, value) == [named]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("清场费（元）", "3500元"),
        ("补助标准（元/人/月）", "600元"),
        ("参训村民（人）", "80名"),
        ("道路长度（千米）", "3公里"),
    ],
)
def test_the_same_unit_otherwise_written_passes(name: str, value: str) -> None:
    assert examine(name, value) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("清场费（元）", "3500"),
        ("补贴次数（40%部分）", "12次"),
        ("清场费", "3500元"),
        ("清场费（元）", ""),
    ],
)
def test_without_a_unit_at_both_places_nothing_is_judged(name: str, value: str) -> None:
    assert examine(name, value) is None


def test_same_unit_goes_both_ways() -> None:
    assert same_unit("名", "位", SAME)
    assert same_unit("位", "人", SAME)
    assert not same_unit("人", "公里", SAME)
