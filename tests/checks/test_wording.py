from __future__ import annotations

from typing import Any

import pytest

from jixiaolint.checks import Words
from jixiaolint.checks.wording import Check
from jixiaolint.forms import given


def found(check: Check, fragment: dict[str, Any]) -> list[tuple[str, list[str]]] | None:
    document = given.document(fragment)
    hits = check.examine(document, None, document)
    return None if hits is None else [(h.at, h.facts["found"]) for h in hits]


def test_looks_only_where_it_is_told_to() -> None:
    check = Check(("purpose", "goal"), words=Words(("样例",)))
    fragment = {"name": "样例", "purpose": "样例", "goals": ["好", "样 例"], "paragraphs": ["样例"]}
    assert found(check, fragment) == [("purpose", ["样例"]), (".", ["样例"])]
    assert found(check, {"name": "样例"}) is None


def test_white_space_counts_only_when_spaced() -> None:
    fragment = {"purpose": "管理 管理"}
    assert found(Check(("purpose",), words=Words(("管理管理",))), fragment) != []
    assert found(Check(("purpose",), words=Words(("管理管理",)), spaced=True), fragment) == []


def test_lawful_phrases_excuse_what_they_hold_or_reach_into() -> None:
    unlawful = Words(("的的", "次数数", "为了为了", "led"))
    check = Check(
        ("purpose",), words=unlawful, lawful=Words(("目的", "数据", "次数", "为了", "led"))
    )
    assert found(check, {"purpose": "目的的实现，次数数据，led灯"}) == []
    assert found(check, {"purpose": "好的的人"}) == [("purpose", ["的的"])]
    assert found(check, {"purpose": "目的的的实现"}) == [("purpose", ["的的"])]
    inside = {"purpose": "检查次数数，为了为了村民"}
    assert found(check, inside) == [("purpose", ["次数数", "为了为了"])]


def test_each_match_once_with_what_it_should_be() -> None:
    check = Check(("basis",), pattern=r"\[(\d{4})\](\d+)号", better=r"〔\1〕\2号")
    rows = [{"basis": "[2014]4号、[2015]5号和[2014]4号"}]
    document = given.document({"indicators": rows})
    (hit,) = check.examine(document, None, document) or ()
    assert hit.facts["found"] == ["[2014]4号", "[2015]5号"]
    assert hit.facts["better"] == ["〔2014〕4号", "〔2015〕5号"]
    assert (hit.on, hit.at) == (document.tables[0].indicators[0], "basis")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"within": ("purpos",)}, "within 里没有 purpos"),
        ({"within": ("purpose",), "pattern": "（"}, "全角"),
        ({"within": ("purpose",), "pattern": "("}, "有误"),
        ({"within": ("purpose",), "pattern": "x*"}, "什么文字都符合"),
        ({"within": ("purpose",)}, "至少要写一样"),
    ],
)
def test_wrong_parameters_are_named(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Check(**wrong)
