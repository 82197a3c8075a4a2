"""The sentences that close a report: what was checked, what was not, and what to do next.

Silence must never look like success: a run that read no table says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.model.finding import SEVERITIES, Report
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.sections import totals, troubles
from jixiaolint.reports.parts.words import line

SHOWN_COLUMNS = 120
MOST_CODES, MOST_FILES, MOST_ROWS = 5, 5, 20
"""So many are named in a sentence or list; the JSON report has them all."""


def unchecked(report: Report) -> str:
    """One plain sentence when nothing was checked, else ""."""
    if not totals(report).tables:
        return "没有找到绩效目标表，什么也没有检查；这不等于没有问题。"
    if not any(report.coverage.judged.values()) and not report.findings:
        return "没有一条规则用上，什么也没有检查；这不等于没有问题。"
    return ""


def outcome(report: Report) -> str:
    """One plain sentence when nothing was found or nothing was checked, else ""."""
    return unchecked(report) or ("" if report.findings else "没有发现问题。")


def coverage_line(report: Report) -> str:
    """What was read and which rules were used, in one sentence."""
    read, idle = totals(report), report.coverage.never_applied
    if not read.documents:
        return "一份文件也没有读。"
    text = (
        f"读了 {read.documents} 份文件、{read.tables} 张绩效目标表、{read.indicators} 行指标；"
        f"启用 {len(report.coverage.judged)} 条规则"
    )
    return (
        f"{text}，其中 {len(idle)} 条没有用上：{few(idle, MOST_CODES)}。"
        if idle
        else f"{text}{'，全部用上' if report.coverage.judged else ''}。"
    )


def coverage_lines(report: Report) -> Iterator[str]:
    """The coverage sentence, the files without a table, and the rows that were not understood."""
    yield coverage_line(report)
    empty = [d.path for d in report.coverage.documents if not d.tables]
    if empty and totals(report).tables:
        yield f"有 {len(empty)} 份文件里没有找到绩效目标表：{few(empty, MOST_FILES)}。"
    rows = troubles(report)
    if rows:
        yield f"有 {len(rows)} 处没有读出或读懂，没有参加检查："
    for path, row in rows[:MOST_ROWS]:
        at = path if row.table is None else f"{path} 第{row.table + 1}张表"
        text = f"“{clip(line(row.text), SHOWN_COLUMNS)}”，" if row.text else ""
        yield f"· {at}：{text}{row.why}"
    if len(rows) > MOST_ROWS:
        yield f"· 还有 {len(rows) - MOST_ROWS} 处，json 格式的报告里全有。"
    yield from suppressed_lines(report)


def few(names: Sequence[str], most: int) -> str:
    """The names, or the first of them where a sentence would grow too long."""
    named = "、".join(names[:most])
    return named if len(names) <= most else f"{named} 等"


def suppressed_lines(report: Report) -> Iterator[str]:
    """How many findings are not shown and why, and what else a reader should know."""
    for count, why in (
        (report.accepted, "已有人接受，在有效期内"),
        (report.baselined, "基线里已有"),
    ):
        if count:
            yield f"另有 {count} 处问题没有列出：{why}。"
    yield from (f"注意：{remark}。" for remark in report.remarks)


def next_step(report: Report) -> str:
    """What a person may do now."""
    if report.findings:
        worst = min(report.findings, key=lambda f: SEVERITIES.index(f.severity))
        return (
            f"下一步：jixiaolint explain {worst.rule} 看这条规则的道理和改法；"
            "加 --format html -o report.html 生成可以转给同事的报告。"
        )
    if report.documents and not totals(report).tables:
        return "下一步：jixiaolint extract 看文件里读出了什么。"
    return ""
