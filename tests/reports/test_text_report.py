import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint.reports import Options, render
from jixiaolint.reports.parts.columns import columns, wrap
from jixiaolint.reports.parts.words import UNSEEN, line, part


def test_text_as_kept(report, golden):
    golden("report.txt", render("text", report, Options(width=80, statistics=True)))


def test_quiet_as_kept(report, golden):
    golden("quiet.txt", render("text", report, Options(quiet=True)))


@pytest.mark.parametrize("width", [40, 61, 80, 120])
def test_lines_fit_the_terminal(report, width):
    for text in render("text", report, Options(width=width)).splitlines():
        assert columns(text) <= width
        assert text == text.rstrip()


def test_colour_adds_nothing_but_colour(report):
    plain = render("text", report)
    coloured = render("text", report, Options(colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert "\x1b[1;31m错误\x1b[0m" in coloured


def test_a_document_cannot_steer_the_terminal(report):
    bad = replace(report.findings[0], message="\x1b[2J清屏\x07", text="\x9b31m", path="甲\r乙.docx")
    shown = render("text", replace(report, findings=(bad,)))
    assert not UNSEEN.search(shown)
    assert "[U+001B][2J清屏[U+0007]" in shown


def test_advice_for_several_cells_is_given_once(report):
    shown = render("text", report)
    assert shown.count("“往年经验”不是依据") == 1
    assert "第4行指标" in shown
    assert "第5行指标的指标值确定依据" in re.sub(r"\s", "", shown)


@given(st.text(alphabet="硬化道路，。（）“”≥95%abc 1.2\u3000e\u0301"), st.integers(4, 40))
def test_wrapping_loses_nothing_and_fits(text, width):
    text = line(text)
    pieces = wrap(text, width)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(columns(piece) <= width for piece in pieces)
    assert all(pieces) or not text


def test_closing_marks_do_not_begin_a_line():
    assert wrap("硬化道路面积，验收合格。", 12) == ["硬化道路面", "积，验收合", "格。"]


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/tables/0/indicators/3/value", "第4行指标的指标值"),
        ("/tables/2/indicators/0", "第1行指标"),
        ("/tables/0/budget/total", "预算数"),
        ("/tables/0/plan/1/value", "资金支出计划第2期"),
        ("/tables/0/goals/0", "第1条绩效目标"),
        ("/tables/0/plan", "资金支出计划"),
        ("/paragraphs/6", "第7段"),
        ("/tables/0", ""),
        ("", ""),
    ],
)
def test_pointers_in_words(pointer, words):
    assert part(pointer) == words
