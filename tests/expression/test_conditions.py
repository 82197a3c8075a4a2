"""What expressions mean, and what they refuse."""

from decimal import Decimal
from typing import Any

import pytest

from jixiaolint.expression import (
    Definition,
    ExpressionError,
    Vocabulary,
    compile_condition,
    compile_definition,
    compile_value,
)
from jixiaolint.forms import given
from jixiaolint.model.document import Document, Table

WORDS = Vocabulary(lexicons={"rate_endings": ("率", "比例"), "none": ()})


def document() -> Document:
    return given.document(
        {
            "year": 2024,
            "title": "1.河堤修缮绩效目标表",
            "budget": {"total": "12.50", "fiscal": "12.50", "other": None},
            "purpose": "修缮北河河堤",
            "indicators": [
                {"level2": "数量指标", "level3": "修缮长度（公里）", "value": "≥ 3 公里"},
                {"level2": "质量指标", "level3": "验收合格率", "value": "100％"},
                {"level2": "成本指标", "level3": "项目总成本", "value": "12.5万元"},
                {"level2": "效益指标", "level3": "安全感", "value": "提高"},
            ],
        }
    )


def holds(text: str, row: int = 0, vocabulary: Vocabulary = WORDS) -> Any:
    whole = document()
    table: Table = whole.tables[0]
    return compile_condition(text, "indicator", vocabulary)(table.indicators[row], table, whole)


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ('indicator.level2 == "数量指标"', 0, True),
        ('indicator.level2 in ["质量指标", "时效指标"]', 0, False),
        ("ends(core(indicator.level3), rate_endings)", 1, True),
        ("ends(core(indicator.level3), rate_endings)", 0, False),
        ("has(indicator.level3, none)", 0, False),
        ('bracket(indicator.level3) == "公里"', 0, True),
        ("indicator.percent >= 100", 1, True),
        ("0 < indicator.number <= 3", 0, True),
        ("close(indicator.amount, table.budget.total)", 2, True),
        ("table.budget.total / 2 == 6.25", 0, True),
        ('any(r.level2 == "成本指标" for r in table.indicators)', 0, True),
        ("count(r.amount for r in table.indicators) == 1", 0, True),
        ("all(not blank(r.value) for r in table.indicators)", 0, True),
        ("sum(r.amount for r in table.indicators if r.amount) == 12.5", 0, True),
        ('"code" in table.sections', 0, False),
        ('matches(table.title, "^[0-9]+\\\\.")', 0, True),
        ('without(table.title, "^[0-9]+\\\\.") == "河堤修缮绩效目标表"', 0, True),
        ('indicator.level3 == "修缮长度（公里）"', 0, True),
        ("document.year == 2024", 0, True),
        ("len(table.indicators) == 4 and len(rate_endings) == 2", 0, True),
        ("near(1, 9, indicator.amount) and close(1, 9, rel=indicator.amount)", 3, True),
        ("near(1, 9, indicator.amount) or close(1, 99, rel=indicator.amount / 100)", 2, True),
        ("near(1, 20, indicator.amount) or close(1, 99, rel=indicator.amount / 100)", 2, False),
    ],
)  # fmt: skip
def test_means(text: str, row: int, expected: bool) -> None:
    assert bool(holds(text, row)) is expected


@pytest.mark.parametrize(
    "text", ["indicator.amount > 0", "indicator.amount < 1", "0 > indicator.percent"]
)
def test_an_unknown_number_proves_nothing(text: str) -> None:
    assert not holds(text, 3)


def test_a_number_as_a_condition_asks_whether_it_is_known() -> None:
    assert holds("indicator.amount", 2)
    assert not holds("indicator.amount", 3)
    assert not holds("table.budget.other")
    zero = given.document({"budget": {"total": "0"}, "indicators": []})
    assert compile_condition("table.budget.total", "table", WORDS)(
        zero.tables[0], zero.tables[0], zero
    )


def test_arithmetic_with_an_unknown_number_is_unknown() -> None:
    value = compile_value("indicator.amount * 2", "indicator", WORDS)
    table = document().tables[0]
    assert value(table.indicators[2], table, None) == Decimal(25)
    assert value(table.indicators[3], table, None) is None


def test_division_by_zero_is_unknown() -> None:
    value = compile_value("table.budget.total / (document.year - 2024)", "table", WORDS)
    whole = document()
    assert value(whole.tables[0], whole.tables[0], whole) is None


def test_a_definition_is_called_by_name() -> None:
    cost = compile_definition('indicator.level2 == "成本指标"', "indicator", WORDS)
    known = Vocabulary(WORDS.lexicons, {"cost_row": cost})
    assert isinstance(cost, Definition)
    assert holds("cost_row(indicator)", 2, known)
    assert holds("count(cost_row(r) for r in table.indicators) == 1", 0, known)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("indicator.levl2 == 'a'", "是不是 level2"),
        ("indicatr.level2 == 'a'", "是不是 indicator"),
        ("hass(indicator.level3, rate_endings)", "是不是 has"),
        ("has(indicator.level3, rate_ending)", "是不是 rate_endings"),
        ("close(indicator.amount, 1, rell=2)", "是不是 rel"),
        ('starts(indicator.level3, "a", rel=2)', "没有参数 rel"),
        ("len(indicator.number) > 1", "的参数 indicator.number 是数，应当是文字或一列"),
        ("len(table.budget) > 1", "应当是文字或一列"),
        ("falls(table.indicators)", "是一列Indicator，应当是一列数"),
        ("first(table.goals) > 1", "应当是一列数"),
        ("has(indicator.level3)", "要 2 个参数"),
        ("matches(indicator.value, '(')", "正则表达式有误"),
        ("matches(indicator.value, '（')", "全角"),
        ("indicator.value > 3", "只有数能比大小"),
        ("indicator.value == 3", "不能相比"),
        ("indicator.level3 in document.year", "in 的右边"),
        ("indicator.level2 ==", "写法有误"),
        ("sum(r.level3 for r in table.indicators)", "只能加数"),
        ("any(r.level3 for r in table.budget)", "要是一列"),
        ("any(table.indicators)", "要写成 any"),
        ("unknown(indicator)", "不认识的函数"),
    ],
)
def test_faults_name_what_is_wrong_and_what_is_near(text: str, says: str) -> None:
    with pytest.raises(ExpressionError, match=says.replace("(", r"\(")):
        holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "indicator.__class__.__mro__",
        "indicator.level3.plain.__class__",
        "(lambda: 1)()",
        "[r for r in table.indicators]",
        "{'a': 1}",
        "f'{indicator}'",
        "(x := 1)",
        "indicator.level3.join(['a'])",
        "table.indicators[0]",
        "has.__globals__",
        "1 if indicator.amount else 'a'",
        "'a' * 100000000",
        "2 ** 100000000",
        "not " * 3000 + "indicator.amount",
    ],
)
def test_there_is_no_way_out(text: str) -> None:
    with pytest.raises(ExpressionError):
        holds(text)


def test_nested_loops_are_bounded_by_the_document() -> None:
    assert holds(
        "any(any(a.level3 == b.level3 for b in table.indicators) for a in table.indicators)"
    )
