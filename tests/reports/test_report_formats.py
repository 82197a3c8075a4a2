import json
from dataclasses import replace

import pytest

from jixiaolint.model.finding import Coverage, DocumentCoverage, Report
from jixiaolint.reports import formats, render


def test_every_module_of_the_folder_is_a_format(report):
    assert {"html", "json", "text"} <= set(formats())
    assert not {"parts", "__init__"} & set(formats())


@pytest.mark.parametrize(("written", "meant"), [("htlm", "html"), ("jsn", "json"), ("txt", "text")])
def test_a_misspelt_format_names_the_nearest(report, written, meant):
    with pytest.raises(ValueError, match=f"“{written}”.*是不是 {meant}？"):
        render(written, report)


@pytest.mark.parametrize("name", ["html", "json", "text"])
def test_the_same_report_gives_the_same_text(report, name):
    assert render(name, report) == render(name, report)
    assert render(name, report).endswith("\n")


def test_json_as_kept(report, golden):
    golden("report.json", render("json", report))


def test_json_counts_agree_with_its_findings(report):
    whole = json.loads(render("json", report))
    found = [f["severity"] for f in whole["findings"]]
    assert whole["summary"] == {
        "documents": 2,
        "tables": 3,
        "indicators": 15,
        "errors": found.count("error"),
        "warnings": found.count("warning"),
        "infos": found.count("info"),
    }
    assert whole["rules_never_applied"] == ["VAL017"]
    assert whole["findings"][0]["location"] is None
    assert whole["findings"][3]["location"] == {"table": 1, "row": 8, "col": 5}


def test_json_survives_a_file_name_that_is_not_utf8():
    name = b"\xc7\xe0.docx".decode("utf-8", "surrogateescape")
    document = replace(_empty().coverage.documents[0], path=name)
    text = render("json", replace(_empty(), coverage=Coverage((document,))))
    text.encode("utf-8")
    assert json.loads(text)["coverage"]["documents"][0]["path"] == name


def _empty() -> Report:
    return Report((), (), Coverage((DocumentCoverage("空表.txt", 0, 0),), {"VAL001": 0}), {})


@pytest.mark.parametrize("name", ["html", "text"])
def test_nothing_checked_never_looks_like_success(name):
    shown = render(name, _empty())
    assert "什么也没有检查" in shown
    assert "没有发现问题" not in shown


@pytest.mark.parametrize("name", ["html", "text"])
def test_a_clean_report_says_so_and_what_it_covered(report, name):
    shown = render(name, replace(report, findings=()))
    assert "没有发现问题。" in shown
    assert "3 张绩效目标表、15 行指标" in shown
    assert "没有参加检查" in shown
