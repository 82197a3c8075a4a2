from __future__ import annotations

import pytest

from jixiaolint.checks.generic_name import Check
from jixiaolint.checks.hit import FAULT
from jixiaolint.forms import given

CHECK = Check(actions=("发放", "及时"), measures=("率", "时间", "及时率"), names=("满意度", "A.B"))


def examine(name: str | None) -> object:
    document = given.document({"indicators": [{"level3": name}]})
    table = document.tables[0]
    return CHECK.examine(table.indicators[0], table, document)


@pytest.mark.parametrize(
    "name", ["发放时间", "时间", "发放及时率", "及时率", "满意度", "满意 度（%）", "A.B"]
)
def test_a_name_without_object_is_hit(name: str) -> None:
    assert examine(name) == FAULT


@pytest.mark.parametrize("name", ["补贴发放时间", "发放", "群众满意度", "发放时间和次数", "AxB"])
def test_anything_more_than_an_action_and_a_measure_passes(name: str) -> None:
    assert examine(name) == ()


def test_a_blank_name_is_not_judged() -> None:
    assert examine(None) is None
