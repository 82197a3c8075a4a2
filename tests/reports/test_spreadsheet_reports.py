import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from jixiaolint.reports import render
from jixiaolint.reports.parts.flat import COLUMNS
from jixiaolint.spreadsheets import CELL, formula

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows_of(report):
    text = render("csv", report)
    assert text.startswith("\ufeff序号,")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def book_of(report):
    return openpyxl.load_workbook(io.BytesIO(render("xlsx", report)))


def test_no_csv_cell_begins_like_a_formula(hostile):
    for row in rows_of(hostile):
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(FORMULAS) or len(cell) > CELL for cell in row)


def test_csv_shows_the_harmful_text_behind_an_apostrophe(hostile):
    texts = [row[COLUMNS.index("原文")] for row in rows_of(hostile)]
    assert "'=cmd|'/C calc'!A0" in texts
    assert "[U+202E]反写[U+202C]与[U+2066]隔开[U+2069]" in texts


def test_both_hold_the_same_cells(report):
    sheet = book_of(report)["问题"]
    cells = [
        ["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)
    ]
    assert cells == rows_of(report)


def test_a_row_tells_where_and_what(report):
    row = dict(zip(COLUMNS, rows_of(report)[5], strict=True))
    assert row == {
        "序号": "5",
        "文件": "青石镇2024年绩效目标.docx",
        "表序号": "1",
        "表名": "1. 村内道路硬化绩效目标表",
        "项目编码": "13019924P00100110001A",
        "项目名称": "村内道路硬化",
        "部位": "第3行指标的指标值",
        "位置": "表格1第10行第5列",
        "级别": "错误",
        "规则": "BUD003",
        "规则名称": "成本指标与预算数不一致",
        "问题": "成本指标“硬化成本”为5万元，预算数为300.00万元",
        "建议": "300.00万元",
        "原文": "5万元",
        "相关": "本表的预算数",
        "审核方面": "相关性",
        "指针": "/tables/0/indicators/2/value",
        "指纹": "BUD003-0-/tables/0/indicators/2/value",
    }


def test_no_xlsx_cell_is_a_formula_or_a_link(hostile):
    book = book_of(hostile)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    risky = [cell for cell in cells if formula(cell.value)]
    assert any(cell.value == "=cmd|'/C calc'!A0" for cell in risky)
    assert all(cell.quotePrefix for cell in risky)


def test_xlsx_states_what_was_covered(report):
    told = [cell.value for cell in book_of(report)["检查范围"]["A"]]
    assert told[1].startswith("读了 2 份文件、3 张绩效目标表、15 行指标")
    assert any("表中没有这一栏" in text for text in told)
    clean = [cell.value for cell in book_of(replace(report, findings=()))["检查范围"]["A"]]
    assert "没有发现问题。" in clean


@pytest.mark.parametrize("count", [CELL - 1, CELL, CELL + 1, 3 * CELL])
def test_a_text_longer_than_a_cell_is_cut(report, count):
    found = replace(report.findings[3], text="长" * count)
    sheet = book_of(replace(report, findings=(found,)))["问题"]
    text = sheet.cell(2, COLUMNS.index("原文") + 1).value
    assert len(text) == min(count, CELL)
    assert text.endswith("…") == (count > CELL)
