"""Excel: a sheet of findings with filters, and a sheet that says what was covered."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import columns
from jixiaolint.reports.parts.flat import COLUMNS, Value, clipped, formula, rows
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.words import line

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NEEDS = ("xlsxwriter", "excel")

WIDTHS = {
    "序号": 6, "文件": 24, "表序号": 8, "表名": 24, "项目编码": 24, "项目名称": 20, "部位": 20, "级别": 6,
    "规则": 10, "规则名称": 24, "问题": 60, "建议": 40, "原文": 40, "相关": 30, "检查范围": 120,
}  # fmt: skip
WIDTH = 16
LINE = 15
MOST_LINES = 10
"""A row is as high as its text, but no higher than this: one long word is not the whole screen."""
GROUNDS = {"error": "#F9D9D6", "warning": "#FCEBC8", "info": "#DCE9F7"}


def render(report: Report, options: Options) -> bytes:
    """The workbook as the bytes of an .xlsx file, the same for the same report.

    No text becomes a formula or a link: texts are stored as texts, and those that begin like a
    formula are marked so that they stay texts when somebody edits the cell.
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        # The day of writing would make every file another one.
        book.set_properties(
            {"title": "绩效目标表审核结果", "created": datetime(2000, 1, 1, tzinfo=UTC)}
        )
        _findings(book, report)
        _coverage(book, report)
    return out.getvalue()


class _Sheet:
    """A sheet with one row of headings, which stays in sight."""

    def __init__(self, book: Workbook, name: str, headings: tuple[str, ...]) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.plain: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.quoted: Format = book.add_format(
            {"text_wrap": True, "valign": "top", "quote_prefix": True}
        )
        head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.widths = [WIDTHS.get(column, WIDTH) for column in headings]
        for col, column in enumerate(headings):
            self.sheet.write_string(0, col, column, head)
            self.sheet.set_column(col, col, self.widths[col])
        self.sheet.freeze_panes(1, 0)
        self.last = 0

    def add(self, values: tuple[Value, ...]) -> None:
        """One more row; programs other than Excel do not find out its height by themselves."""
        self.last += 1
        sizes = (columns(str(v)) // w + 1 for v, w in zip(values, self.widths, strict=True))
        self.sheet.set_row(self.last, LINE * min(MOST_LINES, max(sizes)))
        for col, value in enumerate(values):
            if isinstance(value, int):
                self.sheet.write_number(self.last, col, value, self.plain)
            elif value:
                shape = self.quoted if formula(value) else self.plain
                self.sheet.write_string(self.last, col, value, shape)


def _findings(book: Workbook, report: Report) -> None:
    sheet = _Sheet(book, "问题", COLUMNS)
    for row in rows(report):
        sheet.add(row)
    sheet.sheet.autofilter(0, 0, sheet.last, len(COLUMNS) - 1)
    column = COLUMNS.index("级别")
    for severity in SEVERITIES:
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{SEVERITY_WORDS[severity]}"',
            "format": book.add_format({"bg_color": GROUNDS[severity]}),
        }
        sheet.sheet.conditional_format(1, column, max(1, sheet.last), column, rule)


def _coverage(book: Workbook, report: Report) -> None:
    sheet = _Sheet(book, "检查范围", ("检查范围",))
    for text in filter(None, (outcome(report), *coverage_lines(report))):
        sheet.add((clipped(line(text)),))
