import re
import time
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import WordPlace
from jixiaolint.reports import Options, render
from jixiaolint.reports.parts.drawing import draw
from jixiaolint.reports.parts.page import folder
from jixiaolint.reports.parts.sections import sections
from jixiaolint.reports.parts.words import UNSEEN


@pytest.fixture
def page(report):
    return lxml.html.document_fromstring(render("html", report))


def test_every_finding_is_listed_once_under_its_own_number(report, page):
    listed = page.xpath("//li[contains(@class, 'finding')]/@id")
    assert sorted(listed) == sorted(f"f{n}" for n in range(1, len(report.findings) + 1))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_link_leads_somewhere_on_the_page(page):
    targets = page.xpath("//@href")
    assert targets
    assert all(
        target[0] == "#" and page.get_element_by_id(target[1:]) is not None for target in targets
    )


def test_nothing_is_fetched(page):
    assert not page.xpath("//link | //img | //iframe | //object | //embed | //@src")
    assert "url(" not in page.findtext(".//style")
    assert "@import" not in page.findtext(".//style")


def test_cells_and_findings_point_at_each_other(report, page):
    for number, finding in enumerate(report.findings, 1):
        badges = page.xpath(f"//*[@id='b{number}']")
        assert len(badges) == (finding.place is not None)
        for badge in badges:
            cell = badge.getparent()
            assert "".join(cell.find("bdi").itertext()).startswith(finding.text[:2])
            assert page.xpath(f"//li[@id='f{number}']//a[@href='#b{number}']")
            assert badge.get("href") == f"#f{number}"
            assert finding.severity in badge.get("class")


def test_what_is_to_be_said_of_a_rule_stands_once(report, page):
    [why] = {facts.why for facts in report.rules.values()}
    assert page.text_content().count(why) == len({f.rule for f in report.findings})
    for card in page.xpath("//li[@class='advice']"):
        [link] = card.xpath("./details[@class='reasons']/a")
        told = page.get_element_by_id(link.get("href")[1:])
        assert card.get("data-r") in told.text_content()


def test_files_are_named_without_the_folder_that_they_share(report, page):
    [*names] = page.xpath("//section[@class='document']/h2/bdi/text()")
    assert names == [d.path for d in report.documents]
    moved = {d.path: f"/报送/2024/{d.path}" for d in report.documents}
    documents = tuple(replace(d, path=moved[d.path]) for d in report.documents)
    findings = tuple(replace(f, path=moved[f.path]) for f in report.findings)
    covered = tuple(replace(c, path=moved[c.path]) for c in report.coverage.documents)
    coverage = replace(report.coverage, documents=covered)
    far = render("html", replace(report, documents=documents, findings=findings, coverage=coverage))
    assert "文件都在：<bdi>/报送/2024</bdi>" in far
    assert lxml.html.fromstring(far).xpath("//section[@class='document']/h2/bdi/text()") == names


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["甲/a.docx", "甲/乙/b.docx"], "甲"),
        (["/甲/a.docx", "/甲/乙.zip/b.docx"], "/甲"),
        (["/甲/a.docx", "/乙/b.docx"], ""),
        (["/甲/a.docx", "甲/b.docx"], ""),
        (["a.docx", "甲/b.docx"], ""),
        (["甲/a.docx"], ""),
        ([], ""),
    ],
)
def test_the_folder_that_files_share(paths, found):
    assert folder(paths) == found


def test_a_cell_wears_its_worst_severity(page):
    [cell] = page.xpath("//*[@id='b9']/..")
    assert cell.get("class") == "mark error"
    assert len(cell.xpath("a[contains(@class, 'badge')]")) == 2


def test_what_a_document_holds_stays_text(report, page):
    assert len(page.xpath("//script")) == 1
    assert "alert" not in page.findtext(".//script")
    assert not UNSEEN.search(render("html", report))
    assert "[U+202E]反写" in page.text_content()


def test_tables_are_drawn_with_their_merged_cells(page):
    [table, *_] = page.xpath("//table[@class='form']")
    merged = table.xpath(".//th[.='产出指标'] | .//td[.='产出指标']")
    assert [cell.get("rowspan") for cell in merged] == ["3"]
    assert table.xpath(".//th[.='项目编码']")
    assert table.xpath(".//td[.='施工合同']")


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_colours_can_be_read(page):
    style = page.findtext(".//style")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", style.split("}")[0]))
    grounds = {"error": "error-ground", "warning": "warning-ground", "info": "info-ground"}
    pairs = [*grounds.items(), *((word, "paper") for word in grounds), ("soft", "ground")]
    for ink, ground in pairs:
        assert contrast(colours[ink], colours[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_date_is_shown_only_when_given(report):
    assert "检查日期" not in render("html", report)
    assert "检查日期：2024年5月6日" in render("html", report, Options(date="2024年5月6日"))


def test_two_thousand_findings_stay_quick(report):
    many = replace(report, findings=report.findings[3:] * 250)
    start = time.perf_counter()
    text = render("html", many)
    assert time.perf_counter() - start < 5
    assert text.count("<script") == 1


@pytest.mark.parametrize("far", [0, 5, 1_000_000])
def test_wild_spans_and_far_cells_make_no_huge_table(report, far):
    place = WordPlace(1, 1, 1)
    cells = (
        Cell(0, 0, 60_000, 16_000, "甲", place),
        Cell(far, far + 3, 1, 1, "乙", WordPlace(1, 2, 2)),
        Cell(far + 1, 0, 1, 1, "丙", WordPlace(1, 3, 3)),
    )
    part = sections(report)[0].tables[0]
    drawn = draw(replace(part, table=replace(part.table, grid=Grid(cells))))
    assert sum(len(row) for row in drawn.rows) <= 6
    width = max(sum(box.colspan for box in row) for row in drawn.rows)
    assert width <= 2
    assert all(box.rowspan <= len(drawn.rows) for row in drawn.rows for box in row)


def test_cells_with_the_same_place_are_marked_once(report):
    part = sections(report)[0].tables[0]
    cells = part.table.grid.cells
    twice = (*cells, *(cell._replace(row=cell.row + 100) for cell in cells))
    drawn = draw(replace(part, table=replace(part.table, grid=Grid(twice))))
    marks = [m.number for row in drawn.rows for box in row for m in box.findings]
    assert len(marks) == len(set(marks)) == 7
