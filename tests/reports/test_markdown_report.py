import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jixiaolint.reports import render
from jixiaolint.reports.markdown import escaped
from jixiaolint.reports.parts.words import line

HARMLESS = {"h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "p", "div"}
MARKS = st.text(alphabet="甲a1 \\`*_[](){}<>|~$#!@:/.&;=-+\"'\n\r\u202ewhtps", max_size=40)


def platform():
    """As the platforms read it: tables, struck-out text, HTML, addresses as links (bare names of
    hosts are none there; what begins with www. is, which this parser does not know apart).
    """
    options = {"linkify": True, "html": True}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough", "linkify"])
    parser.linkify.set({"fuzzy_link": False})
    return parser


@pytest.fixture(scope="module")
def parser():
    return platform()


def shown(parser, text):
    page = lxml.html.fragment_fromstring(parser.render(text), create_parent="div")
    for comment in page.xpath("//comment()"):
        comment.drop_tree()
    return page


def test_nothing_becomes_markup_link_or_call(parser, hostile):
    text = render("markdown", hostile)
    page = shown(parser, text)
    assert {element.tag for element in page.iter()} <= HARMLESS
    assert not re.search(r"@\w|www\.\w", text)


def test_rows_keep_their_cells(parser, hostile):
    page = shown(parser, render("markdown", hostile))
    tables = page.xpath("//table")
    widths = {len(row) for table in tables[1:] for row in table.iter("tr")}
    assert widths == {6}
    assert len(page.xpath("//tbody/tr")) == len(hostile.documents) + len(hostile.findings)


def test_a_long_word_is_cut(report):
    found = replace(report.findings[3], text="长" * 10_000)
    text = render("markdown", replace(report, findings=(found,)))
    assert re.search(r"长…（略去98\d\d字）…长", text)
    assert len(text) < 5_000


def test_a_report_of_thousands_fits_into_a_comment_and_counts_what_it_leaves_out(report):
    many = replace(report, findings=report.findings * 300)
    text = render("markdown", many)
    assert 50_000 < len(text) < 65_536
    [left] = re.findall(r"还有 (\d+) 处问题没有列在这里", text)
    rows = len(re.findall(r"^\| (?:错误|警告|提示) \|", text, re.MULTILINE))
    assert rows == len(many.findings) - int(left)
    assert "## 检查范围" in text


@given(MARKS)
def test_escaped_text_is_shown_as_it_is(text):
    parser = platform()
    source = f"| 甲 |\n| --- |\n| x{escaped(text)}x |\n"
    [cell] = shown(parser, source).xpath("//td")
    assert not len(cell)
    assert cell.text == f"x{line(text)}x"
