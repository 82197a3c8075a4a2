"""Excel: a sheet of findings with filters, and a sheet that says what was covered."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import columns
from jixiaolint.reports.parts.flat import COLUMNS, rows
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.words import line
from jixiaolint.spreadsheets import Sheet, Value, workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

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
    out = io.BytesIO()
    with workbook(out, "绩效目标表审核结果") as book:
        _findings(book, report)
        _coverage(book, report)
    return out.getvalue()


def _add(sheet: Sheet, values: tuple[Value, ...]) -> None:
    """One more row; programs other than Excel do not find out its height by themselves."""
    sheet.add(values)
    sizes = (columns(str(v)) // w + 1 for v, w in zip(values, sheet.widths, strict=True))
    sheet.sheet.set_row(sheet.last, LINE * min(MOST_LINES, max(sizes)))


def _findings(book: Workbook, report: Report) -> None:
    sheet = Sheet(book, "问题", COLUMNS, WIDTHS, WIDTH)
    for row in rows(report):
        _add(sheet, row)
    sheet.filter()
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
    sheet = Sheet(book, "检查范围", ("检查范围",), WIDTHS, WIDTH)
    for text in filter(None, (outcome(report), *coverage_lines(report))):
        _add(sheet, (line(text),))
