"""What all formats for programs have in common."""

import json
from dataclasses import replace

import pytest

from jixiaolint.model.finding import Coverage, DocumentCoverage, Report
from jixiaolint.reports import by_file_name, formats, known, render
from jixiaolint.reports.parts.words import UNSEEN

TEXTS = ("csv", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif")
GOLDEN = {
    "csv": "report.csv",
    "github": "report.github.txt",
    "gitlab": "report.gitlab.json",
    "jsonl": "report.jsonl",
    "junit": "report.xml",
    "markdown": "report.md",
    "sarif": "report.sarif.json",
}


@pytest.mark.parametrize("name", GOLDEN)
def test_as_kept(report, golden, name):
    golden(GOLDEN[name], render(name, report))


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_document_holds_is_visible_and_can_be_written(hostile, name):
    text = render(name, hostile)
    text.encode("utf-8")
    assert not UNSEEN.search(text)
    assert text.endswith("\n")
    assert "反写" in text


@pytest.mark.parametrize("name", ["gitlab", "json", "jsonl", "sarif"])
def test_no_reader_breaks_json_at_a_foreign_line_break(hostile, name):
    text = render(name, hostile)
    assert text.splitlines() == text.removesuffix("\n").split("\n")


@pytest.mark.parametrize("name", [*TEXTS, "xlsx"])
def test_the_same_report_gives_the_same_bytes(report, name):
    assert render(name, report) == render(name, report)


@pytest.mark.parametrize("name", ["csv", "github", "gitlab", "junit", "markdown"])
def test_nothing_checked_never_looks_like_success(name):
    empty = Report((), (), Coverage((DocumentCoverage("空表.txt", 0, 0),), {"VAL001": 0}), {})
    assert "什么也没有检查" in render(name, empty)


@pytest.mark.parametrize("name", ["jsonl", "sarif"])
def test_coverage_is_in_the_data(report, name):
    text = render(name, report)
    assert "表中没有这一栏" in text
    assert '"rules_never_applied"' in text
    assert '"VAL017": 0' in text


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("报告.html", "html"),
        ("r.json", "json"),
        ("r.sarif", "sarif"),
        ("r.sarif.json", "sarif"),
        ("R.XML", "junit"),
        ("报告.md", "markdown"),
        ("某镇2024.5.xlsx", "xlsx"),
        ("r.jsonl", "jsonl"),
        ("json", "text"),
        ("r.txt", "text"),
        ("r", "text"),
    ],
)
def test_a_file_name_asks_for_a_format(name, format_):
    assert by_file_name(name) == format_


def test_an_end_that_no_format_has_is_refused_with_those_that_one_has():
    with pytest.raises(ValueError, match=r"认得的后缀有 .*\.docx.*text:r\.pdf"):
        by_file_name("r.pdf")


def test_a_missing_library_is_named_before_anything_is_checked(monkeypatch):
    monkeypatch.setattr("jixiaolint.reports.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"^写 xlsx .*pip install 'jixiaolint\[excel\]'$"):
        known("xlsx")
    with pytest.raises(ValueError, match=r"^写 docx .*pip install 'jixiaolint\[word\]'$"):
        known("docx")
    assert all(known(name) for name in formats() if name not in ("docx", "xlsx"))


def test_lines_of_json_can_be_read_one_by_one(report, hostile):
    lines = [json.loads(line) for line in render("jsonl", report).splitlines()]
    kinds = [line["kind"] for line in lines]
    assert kinds == ["finding"] * 11 + ["document"] * 2 + ["summary"]
    whole = json.loads(render("json", report))
    assert [{"kind": "finding", **f} for f in whole["findings"]] == lines[:11]
    assert lines[-1]["errors"] == 5
    told = [json.loads(line) for line in render("jsonl", hostile).splitlines()]
    assert [x["text"] for x in told[: len(hostile.findings)]] == [f.text for f in hostile.findings]


@pytest.mark.parametrize("name", ["markdown", "junit", "github"])
def test_what_is_not_listed_is_told(report, name):
    told = render(name, replace(report, accepted=2, baselined=3))
    assert "另有 2 处问题没有列出" in told
    assert "另有 3 处问题没有列出" in told
