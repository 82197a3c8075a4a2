"""Rows for a spreadsheet: one an indicator, numbers as numbers, nothing that runs."""

import csv
import io
from decimal import Decimal

import openpyxl

from jixiaolint.forms import given, tabular

DOCUMENT = given.document(
    {
        "path": "a.docx",
        "year": 2024,
        "title": "1.修路绩效目标表",
        "code": "X",
        "name": "=1+1",
        "budget": {"total": "12.50"},
        "plan": [{"period": "3月底", "value": "25%"}],
        "goals": ["修路", "养路"],
        "indicators": [
            {"level1": "产出指标", "level2": "数量指标", "level3": "长度", "value": "≥3公里"},
            {"level1": "产出指标", "level2": "成本指标", "level3": "标准", "value": "600元/人/月"},
            {"level1": "效益指标", "level2": "社会效益指标", "level3": "-出行", "value": "更方便"},
        ],
    }
)


def test_a_row_an_indicator() -> None:
    first, second, third = [
        dict(zip(tabular.COLUMNS, r, strict=True)) for r in tabular.rows([DOCUMENT])
    ]
    assert (first["预算数（万元）"], first["预算年度"]) == (Decimal("12.50"), 2024)
    assert (first["比较"], first["数"], first["计量单位"]) == ("≥", 3, "公里")
    assert (second["计量单位"], second["金额（万元）"]) == ("元/人/月", Decimal("0.06"))
    assert third["数"] is None
    assert first["资金支出计划"] == "3月底 25%"


def test_weights_and_scores_are_numbers_beside_what_was_reached() -> None:
    indicators = [
        {"level3": "亮灯率", "value": "≥97%", "weight": "20%", "actual": "98%", "score": "9.5分"},
        {"level3": "满意度", "value": "≥95%", "weight": "二十", "actual": "有效", "score": "10"},
    ]
    document = given.document({"indicators": indicators})
    rows = [dict(zip(tabular.COLUMNS, r, strict=True)) for r in tabular.rows([document])]
    told = [(r["权重"], r["实际完成值"], r["得分"]) for r in rows]
    assert told == [(20, "98%", Decimal("9.5")), ("二十", "有效", 10)]


def test_csv_opens_in_excel_and_runs_nothing() -> None:
    text = tabular.csv_text([DOCUMENT])
    assert text.startswith("\ufeff")
    found = list(csv.reader(io.StringIO(text[1:])))
    assert tuple(found[0]) == tabular.COLUMNS
    assert len(found) == 4
    assert found[1][6] == "'=1+1"
    assert found[3][15] == "'-出行"


def test_xlsx_holds_numbers_and_no_formulas() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(tabular.xlsx_bytes([DOCUMENT]))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tabular.COLUMNS
    assert rows[1][6] == "=1+1"
    assert sheet["G2"].data_type == "s"
    assert rows[1][7] == 12.5
