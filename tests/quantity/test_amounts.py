"""Sums, plan values and numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint.quantity import money, number, plan_value, stated_budget


@pytest.mark.parametrize(
    ("text", "unit", "wan"),
    [
        ("300.00", "万元", "300.00"),
        ("8,827,620.53", "元", "882.762053"),
        ("70万元", "元", "70"),
        ("700000元", "万元", "70"),
        ("1.5亿", "万元", "15000"),
        ("￥30.5元", "万元", "0.00305"),
        ("三十万元", "万元", "30"),
        ("126万4000元", "万元", "126.4"),
        ("5千2万元", "万元", None),
        ("3 00.00", "万元", "300.00"),
        ("-3.2", "万元", "-3.2"),
        ("—", "万元", None),
        ("", "万元", None),
        ("≥30", "万元", None),
        ("30或40", "万元", None),
        ("12,34", "万元", None),
    ],
)
def test_money(text: str, unit: str, wan: str | None) -> None:
    assert money(text, unit) == (None if wan is None else Decimal(wan))


def test_money_wants_a_unit_of_money() -> None:
    with pytest.raises(ValueError, match="亩"):
        money("3", "亩")


@pytest.mark.parametrize(
    ("prose", "sums"),
    [
        ("预算数 2 万元。其中：财政资金 2 万元。主要用于巡查。", ("2", "2", None)),
        ("预算数52.4万元。其中：财政资金49.4万元，其他资金3万元。", ("52.4", "49.4", "3")),
        ("预算数7.35万元。其中财政资金7.35万元。主要用于", ("7.35", "7.35", None)),
        ("项目安排96万元，镇里安排36万元，上级安排60万元。", ("96", None, None)),
        ("本项目安排30000元，其中财政资金1.2万元", ("3", "1.2", None)),
        ("预算数为1.2亿元，其中：财政资金1亿元、其他资金2000万元", ("12000", "10000", "2000")),
        ("预算数126万4000元。其中：财政资金120万元，其他资金6万4千元。", ("126.4", "120", "6.4")),
        ("用于房租。上年预算数30万元。", (None, None, None)),
        ("其他项目安排20万元", (None, None, None)),
        ("慰问费20万元，预算数500元/人", (None, None, None)),
        ("房租8万元，维修12万元", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_stated_budget(prose: str, sums: tuple[str | None, ...]) -> None:
    assert stated_budget(prose) == tuple(None if s is None else Decimal(s) for s in sums)


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("25%", "25", True),
        ("25.0 ％", "25.0", True),
        ("百分之二十五", "25", True),
        ("2.10", "2.10", False),
        ("2.10万元", "2.10", False),
        ("21000元", "2.1", False),
        ("1,200.50", "1200.50", False),
        ("—", None, False),
        ("", None, False),
        ("25%左右", None, False),
        ("25%、50%", None, False),
        ("3月底", None, False),
    ],
)
def test_plan_value(text: str, value: str | None, percent: bool) -> None:
    assert plan_value(text) == (None if value is None else Decimal(value), percent)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四", "4"), ("十", "10"), ("十二", "12"), ("二十五", "25"), ("两", "2"), ("零", "0"),
        ("一百零三", "103"), ("一百一十五", "115"), ("一百二", "120"), ("一万二", "12000"),
        ("一千零五", "1005"), ("两亿三千万", "230000000"), ("三点五", "3.5"), ("１２", "12"),
        ("百分之九十五", "95"), ("百分百", "100"), ("1.2万", "12000"), ("10,000", "10000"),
        ("-3", "-3"), ("二百百", None), ("百", None), ("x", None), ("", None), ("1,2", None),
    ],
)  # fmt: skip
def test_number(text: str, value: str | None) -> None:
    assert number(text) == (None if value is None else Decimal(value))


def spoken(value: int) -> str:
    """`value` below 万 in Chinese, written digit by digit from the top."""
    words, gap = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // size % 10
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + word
        gap = not digit
    return words


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_chinese_numerals_say_what_they_were_made_of(low: int, high: int) -> None:
    assert number(spoken(low)) == low
    assert number(spoken(high) + "万" + spoken(high)) == high * 10001


@given(st.decimals(0, 10**12, places=2))
def test_money_is_exact(value: Decimal) -> None:
    assert money(f"{value:,}", "元") == value * Decimal("0.0001")
    assert money(f"{value}万元") == value
