"""Giant cells and thousands of related places: people see the gist, programs get everything."""

import csv
import io
import json
from dataclasses import replace

import lxml.html
import pytest

from jixiaolint.model.document import Field
from jixiaolint.reports import Options, render
from jixiaolint.reports.html import MOST_PLACES
from jixiaolint.reports.parts.columns import clip, columns
from jixiaolint.reports.parts.related import MOST, Others, Related, together

WORD = "其中" * 50_000
MANY = 3000


@pytest.fixture
def giant(report):
    """One finding that quotes a cell of 100,000 characters wherever it can."""
    found = replace(
        report.findings[3],
        message=f"指标值“{WORD}”没有数",
        suggestion=f"把“{WORD}”写成数",
        text=WORD,
    )
    return replace(report, findings=(found,))


@pytest.fixture
def copied(report):
    """One finding of the whole document that names thousands of tables."""
    first, *rest = report.documents
    tables = tuple(replace(first.tables[0], title=Field(f"表{n}", None))
                   for n in range(MANY))  # fmt: skip
    related = tuple(f"/tables/{n}/plan" for n in range(MANY))
    found = replace(report.findings[0], related=related, table=None)
    document = replace(first, tables=tables)
    return replace(report, documents=(document, *rest), findings=(found,))


@pytest.mark.parametrize("name", ["text", "markdown", "github", "gitlab"])
def test_a_giant_cell_does_not_fill_the_report(giant, name):
    text = render(name, giant)
    assert len(text) < 15_000
    assert "没有数" in text
    assert "略去" in text


def test_a_giant_cell_stands_whole_in_the_table_only(giant):
    page = lxml.html.fromstring(render("html", giant))
    [finding] = page.find_class("advice")
    assert len(finding.text_content()) < 3_000
    assert "没有数" in finding.text_content()
    assert "写成数" in finding.text_content()


def test_quiet_lines_and_the_json_report(giant):
    quiet = render("text", giant, Options(quiet=True))
    assert len(quiet) < 2_000
    [found] = json.loads(render("json", giant))["findings"]
    assert found["text"] == WORD
    assert WORD in found["message"]


def test_people_see_a_few_related_places_and_the_number(copied):
    shown = f"等{MANY}处"
    assert shown in render("text", copied).replace("\n", "").replace(" ", "")
    assert shown in render("markdown", copied)
    row = next(csv.DictReader(io.StringIO(render("csv", copied).lstrip("\ufeff"))))
    assert row["相关"].endswith(shown)
    [places] = lxml.html.fromstring(render("html", copied)).xpath("//details[@class='spot']")
    assert places.findtext("summary") == f"相关的 {MANY} 处"
    assert len(places.xpath(".//a")) == MOST


def test_a_rule_names_some_of_the_tables_and_the_number_of_the_others(copied):
    found = tuple(replace(copied.findings[0], table=n) for n in range(MANY))
    page = lxml.html.fromstring(render("html", replace(copied, findings=found)))
    [*items] = page.xpath("//section[@aria-labelledby='rules']//ul/li")
    assert len(items) == MOST_PLACES + 1
    assert items[-1].text_content().startswith(f"另有 {MANY - MOST_PLACES} 张表")


def test_programs_get_them_all_or_a_list_that_can_be_loaded(copied):
    assert len(json.loads(render("json", copied))["findings"][0]["related"]) == MANY
    [result] = json.loads(render("sarif", copied))["runs"][0]["results"]
    assert len(result["relatedLocations"]) == MOST


def test_the_places_of_several_findings_are_one_list():
    one, two, three = (Related(n, f"表{n}") for n in range(3))
    both = together([Others((one, two), 2), Others((two, three), 9)])
    assert both == Others((one, two, three), 10)
    assert both.told() == "表0、表1、表2等10处"
    assert both.told(2) == "表0、表1等10处"
    assert Others((one,), 1).told() == "表0"
    assert Others((), 0).told() == ""


@pytest.mark.parametrize("width", [40, 41, 200, 600])
def test_what_is_clipped_keeps_both_ends_and_fits(width):
    text = clip(f"头{WORD}尾", width)
    assert text.startswith("头其中")
    assert text.endswith("其中尾")
    assert columns(text) <= width
    assert clip("短", width) == "短"
