"""Findings as flat rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.model.finding import SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import unchecked
from jixiaolint.reports.parts.placed import Placed, placed
from jixiaolint.reports.parts.words import line, part
from jixiaolint.spreadsheets import Value, clipped

COLUMNS = (
    "序号", "文件", "表序号", "表名", "项目编码", "项目名称", "部位", "位置", "级别", "规则", "规则名称",
    "问题", "建议", "原文", "相关", "审核方面", "指针", "指纹",
)  # fmt: skip


def rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """A row for each finding in the order of COLUMNS, texts on one line, numbers as numbers.

    A report that checked nothing has one row that says so.
    """
    yield from map(_row, placed(report))
    told = unchecked(report)
    if told and not report.findings:
        yield tuple(told if column == "问题" else "" for column in COLUMNS)


def _row(one: Placed) -> tuple[Value, ...]:
    finding, table = one.finding, one.table
    cells: tuple[Value, ...] = (
        one.number,
        finding.path,
        "" if finding.table is None else finding.table + 1,
        one.table_name,
        str(table.code) if table else "",
        str(table.name) if table else "",
        part(finding.pointer),
        "" if finding.place is None else str(finding.place),
        SEVERITY_WORDS[finding.severity],
        finding.rule,
        finding.title,
        finding.message,
        finding.suggestion or "",
        finding.text,
        one.others.told(),
        one.facts.aspect if one.facts else "",
        finding.pointer,
        finding.fingerprint,
    )
    return tuple(clipped(line(c)) if isinstance(c, str) else c for c in cells)
