from __future__ import annotations

import pytest

from jixiaolint.checks import Words
from jixiaolint.checks.old_request import Check
from jixiaolint.forms import given

CHECK = Check(Words(("请示", "预算")), Words(("预算执行", "预算法")))


def years(basis: str, year: int | None = 2023) -> list[int] | None:
    document = given.document({"year": year, "indicators": [{"basis": basis}]})
    table = document.tables[0]
    hits = CHECK.examine(table.indicators[0], table, document)
    return None if hits is None else [y for h in hits for y in h.facts["years"]]


@pytest.mark.parametrize(
    "basis", ["关于 2022 年度预算的请示", "2022年追加资金的请示", "2022部门预算", "2022预算"]
)
def test_an_earlier_year(basis: str) -> None:
    assert years(basis) == [2022]


@pytest.mark.parametrize(
    "basis",
    [
        "关于2023年度预算的请示",
        "2022年实施方案和2023年预算",
        "2022-2024年预算",
        "青财〔2022〕8号预算批复",
        "2022年11月3日的预算请示",
        "年度预算",
    ],
)
def test_this_year_or_none(basis: str) -> None:
    assert years(basis) == []


@pytest.mark.parametrize("basis", ["2022年预算执行数", "2022年发放人数", ""])
def test_other_papers_are_not_judged(basis: str) -> None:
    assert years(basis) is None


def test_without_a_budget_year_nothing_is_old() -> None:
    assert years("2022年预算", None) is None
