"""The same advice is said once, with its places; bars and lists of places say the same numbers."""

from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint.model.finding import SEVERITIES
from jixiaolint.reports import render
from jixiaolint.reports.parts.advice import advice
from jixiaolint.reports.parts.charts import bar
from jixiaolint.reports.parts.page import pages, places, worst_sheets
from jixiaolint.reports.parts.sections import Numbered


def numbered(findings):
    return tuple(Numbered(n, f) for n, f in enumerate(findings, 1))


def test_findings_with_one_suggestion_stand_together_in_the_order_of_the_first(report):
    groups = advice(numbered(report.findings))
    assert [[n.number for n in one.findings] for one in groups] == [
        *([n] for n in range(1, 7)),
        [7, 8],
        *([n] for n in range(9, 12)),
    ]
    [together] = [one for one in groups if len(one.findings) == 2]
    assert together.message == "“往年经验”不是依据"
    assert together.suggestion == "写明文件、标准或合同的名称"


def test_what_differs_in_severity_rule_or_suggestion_stays_apart(report):
    one = report.findings[6]
    others = [
        replace(one, severity="info"),
        replace(one, rule="VAL001"),
        replace(one, suggestion="写明合同的名称"),
        replace(one, suggestion=None),
    ]
    assert len(advice(numbered([one, *others]))) == 5


@pytest.mark.parametrize(("messages", "groups"), [("甲甲", 1), ("甲乙", 2)])
def test_without_a_suggestion_the_message_decides(report, messages, groups):
    one = replace(report.findings[6], suggestion=None)
    assert len(advice(numbered(replace(one, message=m) for m in messages))) == groups


def test_different_messages_are_each_kept(report):
    one = report.findings[6]
    [together] = advice(numbered([one, replace(one, message="“凭经验”不是依据")]))
    assert together.message == ""
    assert [n.finding.message for n in together.findings] == [
        "“往年经验”不是依据",
        "“凭经验”不是依据",
    ]


def test_the_page_says_it_once(report):
    page = lxml.html.document_fromstring(render("html", report))
    [card] = page.xpath("//li[@id='f7']/ancestor::li")
    text = card.text_content()
    assert text.count("写明文件、标准或合同的名称") == 1
    assert text.count("“往年经验”不是依据") == 1
    assert "2 处" in text
    assert card.xpath(".//p[@class='at']/a/@href") == ["#b7", "#b8"]


@given(st.dictionaries(st.sampled_from(SEVERITIES), st.integers(0, 5000)))
def test_pieces_of_a_bar_follow_one_another_and_fit(counts):
    total = sum(counts.values())
    pieces = bar(counts, total + 1)
    assert [p.severity for p in pieces] == [s for s in SEVERITIES if counts.get(s)]
    end = 0.0
    for piece in pieces:
        assert piece.start == pytest.approx(end, abs=0.02)
        assert piece.width == pytest.approx(counts[piece.severity] * 100 / (total + 1), abs=0.01)
        end = piece.start + piece.width
    assert end <= 100


def test_places_of_the_rules_are_all_the_findings(report):
    listed = places(pages(report))
    for code, found in listed.items():
        numbers = [n.number for one in found for n in one.findings]
        assert numbers == [n for n, f in enumerate(report.findings, 1) if f.rule == code]
    assert set(listed) == {f.rule for f in report.findings}


def test_a_table_names_the_findings_of_the_whole_file_that_concern_it(report):
    first, second = pages(report)
    assert [[n.number for n in sheet.mentions] for sheet in first.sheets] == [[1], [1]]
    assert second.sheets[0].mentions == ()


def test_worst_tables_come_first(report):
    more = (*report.findings, *(replace(report.findings[-1], message=m) for m in "甲乙丙丁"))
    worst = worst_sheets(pages(replace(report, findings=more)))
    assert [(file.anchor, sheet.anchor) for file, sheet in worst] == [
        ("d2", "d2t1"),
        ("d1", "d1t1"),
    ]


def test_files_are_counted_one_by_one(report):
    page = lxml.html.document_fromstring(render("html", report))
    rows = page.xpath("//table[contains(@class, 'files')]/tbody/tr")
    cells = [[cell.text_content().strip() for cell in row.xpath("td")] for row in rows]
    assert cells == [["2", "10", "1", "4", "4", "2"], ["1", "5", "—", "1", "—", "—"]]


def test_rules_that_found_nothing_to_judge_are_named(report):
    page = lxml.html.document_fromstring(render("html", report))
    [section] = page.xpath("//section[@aria-labelledby='idle']")
    assert "VAL017 权重之和不对" in section.text_content()
