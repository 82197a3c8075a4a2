"""Documents as flat rows, one an indicator, ready for a pivot table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

from jixiaolint.model.document import Document, Indicator, Table

COLUMNS = (
    "文件", "预算年度", "单位", "表序号", "表名", "项目编码", "项目名称",
    "预算数（万元）", "财政资金（万元）", "其他资金（万元）", "资金支出计划", "绩效目标",
    "行序号", "一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据",
    "比较", "数", "数上限", "计量单位", "金额（万元）", "权重", "位置",
)  # fmt: skip

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The same rows give the same bytes."""
_CELL = 32767
"""So many characters fit into a cell of Excel."""

Value = str | int | Decimal | None


def rows(documents: Iterable[Document]) -> Iterator[tuple[Value, ...]]:
    """A row for each indicator, in the order of COLUMNS; numbers as numbers, sums in 万元."""
    for document in documents:
        for table in document.tables:
            head = _head(document, table)
            yield from ((*head, *_indicator(row)) for row in table.indicators)


def csv_text(documents: Iterable[Document]) -> str:
    """The rows as CSV. A text that a spreadsheet would take for a formula gets a leading apostrophe;
    the mark at the beginning tells Excel that this is UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(value) for value in row] for row in rows(documents))
    return "\ufeff" + out.getvalue()


def _harmless(value: Value) -> Value:
    dangerous = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if dangerous else value


def _head(document: Document, table: Table) -> tuple[Value, ...]:
    budget = table.budget
    plan = "；".join(f"{p.period} {p.value}" for p in table.plan.periods)
    goals = "\n".join(str(goal.text) for goal in table.goals)
    return (
        document.path,
        document.year,
        str(document.unit) or None,
        table.index + 1,
        table.title.text,
        table.code.text,
        table.name.text,
        *(part.amount for part in (budget.total, budget.fiscal, budget.other)),
        plan or None,
        goals or None,
    )


def _indicator(row: Indicator) -> tuple[Value, ...]:
    one = row.quantity.one
    return (
        row.index + 1,
        row.level1.text,
        row.level2.text,
        row.level3.text,
        row.description.text,
        row.value.text,
        row.basis.text,
        one.comparator if one else None,
        one.number if one else None,
        one.upper if one else None,
        (one.unit + "".join(f"/{p}" for p in one.per)) if one else None,
        one.amount if one else None,
        row.weight.text,
        str(row.value.place) if row.value.place is not None else None,
    )


def xlsx_bytes(documents: Iterable[Document]) -> bytes:
    """The rows as a workbook: a frozen header with filters, numbers as numbers, texts as texts (never
    as formulas). Raises ModuleNotFoundError without XlsxWriter.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _NO_TIME})
    sheet = book.add_worksheet("指标")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, COLUMNS, head)
    last = 0
    for last, row in enumerate(rows(documents), 1):
        for col, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, col, value[:_CELL])
            elif value is not None:
                sheet.write_number(last, col, float(value))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.set_column(0, len(COLUMNS) - 1, 14)
    book.close()
    return out.getvalue()
