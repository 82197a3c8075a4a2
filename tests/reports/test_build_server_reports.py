"""JUnit, GitHub and GitLab."""

import json
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jixiaolint.model.place import TextPlace
from jixiaolint.reports import render
from jixiaolint.reports.github import _command

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)")


def junit(report):
    return etree.fromstring(render("junit", report).encode("utf-8"))


def undo(text):
    """As the runner reads a value."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(text):
    for line in text.removesuffix("\n").split("\n"):
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        yield match[1], {key: undo(value) for key, value in pairs.items()}, undo(match[3])


def test_junit_counts_what_it_holds(report):
    root = junit(report)
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert int(element.get("tests")) == len(cases)
        failures = [case for case in cases if case.find("failure") is not None]
        assert int(element.get("failures")) == len(failures)
        assert int(element.get("skipped")) == len(list(element.iter("skipped")))
    assert root.get("failures") == str(report.count("error") + report.count("warning"))


def test_junit_has_a_suite_for_each_file_and_one_for_the_coverage(report):
    root = junit(report)
    assert [suite.get("name") for suite in root] == [
        *(d.path for d in report.documents),
        "检查范围",
    ]
    passed = [case.get("name") for case in root[0] if not len(case)]
    assert passed == ["第2张表 2. 镇区绿化养护绩效目标表"]
    assert "读了 2 份文件" in root[-1].findtext("testcase/system-out")


def test_junit_names_are_their_own(report, hostile):
    for one in (report, replace(report, findings=report.findings * 2), hostile):
        for suite in junit(one):
            names = Counter(case.get("name") for case in suite)
            assert not [name for name, count in names.items() if count > 1]


def test_junit_shows_hostile_text_as_text(hostile):
    root = junit(hostile)
    tags = {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    assert {element.tag for element in root.iter()} == tags - {"skipped"}
    said = "\n".join(root.itertext())
    assert '"><img src=x onerror=alert(1)>' in said
    assert "[U+FFFE][U+FFFF]" in said
    assert "[U+DCC7][U+DCE0]" in said


def test_github_says_file_line_and_rule(report):
    found = replace(report.findings[4], place=TextPlace(7, 3), path="./子/a,b:c%.txt")
    first, last = commands(render("github", replace(report, findings=(found,))))
    assert first == (
        "error",
        {
            "file": "子/a,b:c%.txt",
            "line": "7",
            "col": "3",
            "title": "BUD003 成本指标与预算数不一致",
        },
        "第3行指标的指标值（第7行第3列）\n成本指标“硬化成本”为5万元，预算数为300.00万元\n建议：300.00万元",
    )
    assert last[:2] == ("notice", {"title": "检查范围"})
    assert last[2].startswith("读了 2 份文件")


def test_github_gives_no_line_where_a_file_has_none(report):
    told = list(commands(render("github", report)))
    assert len(told) == len(report.findings) + 1
    assert not any("line" in properties for _, properties, _ in told)


def test_no_document_can_give_the_runner_a_command(hostile):
    told = list(commands(render("github", hostile)))
    assert [kind for kind, _, _ in told] == ["error", "notice"] * len(hostile.documents) + [
        "notice"
    ]
    assert max(len(data) for _, _, data in told[:-1]) < 4_000


@given(st.text(alphabet="甲%0AD235C:,\r\n=;", max_size=20), st.text("甲%0AD\r\n:", max_size=20))
def test_github_escapes_can_be_undone(value, data):
    line = _command("error", {"file": "x", "title": value}, data)
    shown = value.replace("\r", "[U+000D]"), data.replace("\r", "[U+000D]")
    assert list(commands(line)) == [("error", {"file": "x", "title": shown[0]}, shown[1])]


def test_gitlab_entries_have_what_the_platform_asks_for(report, hostile):
    for one in (report, hostile):
        entries = json.loads(render("gitlab", one))
        assert len(entries) == len(one.findings)
        marks = [entry["fingerprint"] for entry in entries]
        assert len(set(marks)) == len({(f.path, f.fingerprint) for f in one.findings})
        for entry in entries:
            assert {"description", "check_name", "fingerprint", "severity"} < entry.keys()
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert entry["location"]["lines"]["begin"] >= 1
            assert len(entry["description"]) <= 1_000
            assert "\n" not in entry["description"]


def test_gitlab_knows_the_line_of_a_text_file(report):
    found = replace(report.findings[4], place=TextPlace(7, 3), path="./a.txt")
    [entry] = json.loads(render("gitlab", replace(report, findings=(found,))))
    assert entry["location"] == {"path": "a.txt", "lines": {"begin": 7}}
    assert entry["severity"] == "major"


@pytest.mark.parametrize("place", [None, TextPlace(2, 1)])
def test_gitlab_marks_do_not_move_with_the_line(report, place):
    one = replace(report.findings[4], place=place)
    other = replace(one, place=TextPlace(9, 9))
    texts = [render("gitlab", replace(report, findings=(f,))) for f in (one, other)]
    first, second = (json.loads(text)[0]["fingerprint"] for text in texts)
    assert first == second
