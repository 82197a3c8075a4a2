"""The review report printed: A4, a page for each project, numbered, nothing lost."""

import re

import pypdfium2
import pytest

A4 = (595, 842)


@pytest.fixture
def paper(browser, page):
    def printed(name: str, change: str = "") -> list[str]:
        browser.open(page(name))
        if change:
            browser.js(change)
        with pypdfium2.PdfDocument(browser.pdf()) as document:
            assert {tuple(round(side) for side in one.get_size()) for one in document} == {A4}
            return [one.get_textpage().get_text_bounded() for one in document]

    return printed


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["by hand", "samples"])
def test_every_project_begins_a_page_and_every_finding_is_printed(paper, reports, name):
    pages = [squeezed(text) for text in paper(name)]
    tables = [t for d in reports[name].documents for t in d.tables]
    for table in tables:
        label = squeezed(table.label)
        assert any(label in text[: len(label) + 80] for text in pages), label
    whole = "".join(pages)
    for number, finding in enumerate(reports[name].findings, 1):
        assert f"第{number}条" in whole
        if len(finding.message) < 30 and not re.search(r"[\u202a-\u202e]", finding.message):
            assert squeezed(finding.message) in whole


def test_pages_are_numbered(paper):
    pages = [squeezed(text) for text in paper("by hand")]
    for number, text in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in text


def test_what_only_works_on_a_screen_is_not_printed(paper):
    whole = squeezed("".join(paper("by hand")))
    assert "跳到正文" not in whole
    assert "只看有问题的表" not in whole
    assert "回到目录" not in whole
    assert "按筛选条件只列出" not in whole


def test_a_filtered_report_says_so_on_paper(paper):
    change = """
      const form = document.getElementById('filters');
      form.elements.rule.value = 'IND009';
      form.dispatchEvent(new Event('change'));
    """
    pages = [squeezed(text) for text in paper("by hand", change)]
    assert "按筛选条件只列出2条问题，全部是11条。" in pages[0]
    assert "秸秆禁烧巡查绩效目标表" not in "".join(pages[1:3])
