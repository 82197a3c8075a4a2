"""Documents as flat rows, one an indicator, ready for a pivot table."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jixiaolint import spreadsheets
from jixiaolint.model.document import Document, Field, Indicator, Table
from jixiaolint.spreadsheets import Value

COLUMNS = (
    "文件", "预算年度", "单位", "表序号", "表名", "项目编码", "项目名称",
    "预算数（万元）", "财政资金（万元）", "其他资金（万元）", "资金支出计划", "绩效目标",
    "行序号", "一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据",
    "比较", "数", "数上限", "计量单位", "金额（万元）", "权重",
    "实际完成值", "得分", "位置",
)  # fmt: skip

_WIDTH = 14
_SCORE = re.compile(r"([0-9]+(?:\.[0-9]+)?)[%分]?")


def rows(documents: Iterable[Document]) -> Iterator[tuple[Value, ...]]:
    """A row for each indicator, in the order of COLUMNS; numbers as numbers, sums in 万元."""
    for document in documents:
        for table in document.tables:
            head = _head(document, table)
            yield from ((*head, *_indicator(row)) for row in table.indicators)


def csv_text(documents: Iterable[Document]) -> str:
    """The rows as CSV."""
    return spreadsheets.csv_text(COLUMNS, rows(documents))


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
        _score(row.weight),
        row.actual.text,
        _score(row.score),
        str(row.value.place) if row.value.place is not None else None,
    )


def _score(field: Field) -> Value:
    """A weight or a score as a number, be it written 20, 20% or 20分; as it stands when it is none."""
    found = _SCORE.fullmatch(field.plain)
    return Decimal(found[1]) if found else field.text


def xlsx_bytes(documents: Iterable[Document]) -> bytes:
    """The rows as a workbook, its header with filters. Raises ModuleNotFoundError without XlsxWriter."""
    out = io.BytesIO()
    with spreadsheets.workbook(out, "绩效目标表") as book:
        sheet = spreadsheets.Sheet(book, "指标", COLUMNS, {}, _WIDTH)
        for row in rows(documents):
            sheet.add(row)
        sheet.filter()
    return out.getvalue()
