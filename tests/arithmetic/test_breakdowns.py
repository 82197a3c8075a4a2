from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint.arithmetic import Breakdown, breakdowns

WORDS = ("其中", "主要包括", "包括", "主要用于")
SKIP = ("等", "已", "上年")


def read(text: str) -> tuple[Breakdown, ...]:
    return breakdowns(text, WORDS, SKIP)


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.word, one.total_text, one.part_texts) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总投资50万元，其中：道路30万元，排水沟20万元。",
            [("其中", "50万元", ("30万元", "20万元"))],
        ),
        ("安排8万元(其中人工5万元；材料3万元)。", [("其中", "8万元", ("5万元", "3万元"))]),
        ("安排9万元，包括培训费4万元和资料费5万元", [("包括", "9万元", ("4万元", "5万元"))]),
        (
            "预算数45万元。其中：财政资金45万元，其他资金0万元。主要用于1.活动经费200元/党员，安排18万元；2.专项经费3万元/村，安排27万元。",
            [("其中", "45万元", ("45万元", "0万元")), ("主要用于", "45万元", ("18万元", "27万元"))],
        ),
        (
            "安排9万元，其中：接待费3万元；用车费6万元（其中：购置0万元，运行6万元）。",
            [("其中", "9万元", ("3万元", "6万元")), ("其中", "6万元", ("0万元", "6万元"))],
        ),
        (
            "安排12万元。其中5万元用于道路，7万元用于绿化。",
            [("其中", "12万元", ("5万元", "7万元"))],
        ),
        (
            "项目安排30000元，主要包括：①印刷费1万元；②会议费2万元",
            [("主要包括", "30000元", ("1万元", "2万元"))],
        ),
    ],
)
def test_totals_and_their_parts(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "其中：道路30万元，排水沟20万元。",
        "总投资50万元，其中：道路30万元，排水沟。",
        "总投资50万元，其中：道路30万元（含路灯5万元），排水沟20万元。",
        "总投资50万元，其中：道路30万元（60%由县级承担），排水沟20万元。",
        "总投资50万元，其中：道路约30万元，排水沟20万元。",
        "总投资约50万元，其中：道路30万元，排水沟20万元。",
        "总投资50万元，其中2022年30万元，2023年20万元。",
        "总投资50万元，其中道路30万元、排水沟10万元等。",
        "总投资50万元，其中已付30万元，未付20万元。",
        "本级安排20万元，上级安排30万元，其中道路30万元，排水沟20万元。",
        "预算50万元，其中人员20万元，包括工资15万元和保险5万元；公用30万元。",
        "主要用于1.奖金：（1）甲8万元；（2）乙5万元；2.补贴3万元",
        "总投资50万元，其中：道路20-30万元，排水沟20万元。",
        # more, and longer, than prose is
        "总投资50万元，其中道路20万元。" * 100,
        "总投资50万元，其中：道路20万元，" + "排水沟、" * 1000 + "绿化20万元。",
        "总投资50万元，" + "道路、" * 2000 + "其中：道路20万元，绿化20万元。",
    ],
)
def test_what_is_not_clear_is_not_read(text: str) -> None:
    assert told(text) == []


PARTS = st.lists(st.decimals("0.01", "9999", places=2), min_size=2, max_size=6)


@given(PARTS, st.sampled_from(["，", "；", "、"]), st.booleans())
def test_the_sum_of_the_parts_is_exact(parts: list[Decimal], mark: str, numbered: bool) -> None:
    lead = [f"{n}." if numbered else "" for n in range(1, len(parts) + 1)]
    listed = mark.join(f"{i}支出{p}万元" for i, p in zip(lead, parts, strict=True))
    (one,) = read(f"项目安排{sum(parts)}万元，其中：{listed}。")
    assert one.sum == one.total == sum(parts)
    assert one.parts == tuple(parts)


@given(
    st.lists(
        st.sampled_from([*"（），。；、:1.2%", "其中", "包括", "5万元", "甲", "①"]), max_size=30
    ).map("".join)
)
def test_any_text_can_be_read(text: str) -> None:
    assert all(len(one.parts) == len(one.part_texts) > 0 for one in read(text))
