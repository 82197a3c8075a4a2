"""What the tags of the review letter's template may name (docs/review-letter.md): texts and numbers.

The keys are Chinese, because a bureau writes them into its own template in Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jixiaolint.model.document import Table
from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Finding, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.related import related
from jixiaolint.reports.parts.sections import (
    DocumentPart,
    Numbered,
    RuleCount,
    TablePart,
    by_rule,
    by_severity,
    sections,
    totals,
)
from jixiaolint.reports.parts.words import line, where

SHOWN_COLUMNS = 400
NAME_COLUMNS = 120
SCOPE_COLUMNS = 2000
MOST_OTHERS = 6
WHOLE = "整份文件"

Tables = tuple[TablePart, ...]


def fields(report: Report, date: str) -> dict[str, Any]:
    """All of them, safe to show; `date` is the day to print, "" for none."""
    read, documents = totals(report), sections(report)
    known = [part.document for part in documents if part.document]
    years = sorted({document.year for document in known if document.year})
    counts = {f"{SEVERITY_WORDS[s]}数": report.count(s) for s in SEVERITIES}
    parts = [_file(part) for part in documents]
    return {
        "单位": "、".join(dict.fromkeys(_named(str(d.unit)) for d in known if d.unit.text)),
        "年度": "、".join(map(str, years)),
        "日期": date,
        "文件数": read.documents,
        "表数": read.tables,
        "指标数": read.indicators,
        "问题数": len(report.findings),
        **counts,
        "结论": outcome(report),
        "汇总": [*(row for part in parts for row in _rows(part, len(parts) > 1)), _sum(report)],
        "文件": parts,
        "依据": [_source(rule) for rule in by_rule(report)],
        "检查范围": [_unpathed(text, report) for text in coverage_lines(report)],
    }


def _file(part: DocumentPart) -> dict[str, Any]:
    projects = [
        _project(str(n), t.table, t.findings, part.tables) for n, t in enumerate(part.tables, 1)
    ]
    if part.findings:
        projects.insert(0, _project("", None, part.findings, part.tables))
    return {"名称": _named(Path(part.path).name), "问题数": part.total, "项目": projects}


def _project(
    number: str, table: Table | None, findings: tuple[Numbered, ...], tables: Tables
) -> dict[str, Any]:
    """A project with its findings, the worst first; the whole document counts as one."""
    worst = sorted(findings, key=lambda one: SEVERITIES.index(one.finding.severity))
    counts = {SEVERITY_WORDS[s]: n for s, n in by_severity(findings).items()}
    return {
        "序号": number,
        "名称": _named(str(table.name) or table.label) if table else WHOLE,
        "编码": _named(str(table.code)) if table else "",
        "预算数": _amount(table),
        "计数": {**counts, "合计": len(findings)},
        "问题": [_finding(n, one.finding, tables) for n, one in enumerate(worst, 1)],
    }


def _amount(table: Table | None) -> str:
    """The budget in 万元, as written where it could not be read."""
    if table is None:
        return ""
    total = table.budget.total
    return _named(str(total)) if total.amount is None else f"{total.amount.normalize():f}"


def _finding(number: int, finding: Finding, tables: Tables) -> dict[str, Any]:
    return {
        "序号": number,
        "级别": SEVERITY_WORDS[finding.severity],
        "规则": finding.rule,
        "内容": _shown(finding.message),
        "位置": where(finding),
        "相关": related(finding, tables).told(MOST_OTHERS),
        "原文": _shown(finding.text),
        "建议": _shown(finding.suggestion or ""),
    }


def _rows(part: Mapping[str, Any], several: bool) -> Iterable[dict[str, Any]]:
    """The projects of a file for the summary; with several files, each after its file's name."""
    for project in part["项目"]:
        name = f"{part['名称']}：{project['名称']}" if several else project["名称"]
        own = {"序号": project["序号"], "项目": name, "预算数": project["预算数"]}
        yield {**own, **project["计数"]}


def _sum(report: Report) -> dict[str, Any]:
    counts = {SEVERITY_WORDS[s]: report.count(s) for s in SEVERITIES}
    return {"序号": "", "项目": "合计", "预算数": "", **counts, "合计": len(report.findings)}


def _source(rule: RuleCount) -> dict[str, Any]:
    source = line(rule.facts.source) if rule.facts else ""
    return {"规则": rule.code, "名称": line(rule.title), "依据": source, "处数": rule.places}


def _unpathed(text: str, report: Report) -> str:
    """A township knows its files by their names, not by where they lie on the bureau's disk."""
    for document in report.coverage.documents:
        text = text.replace(document.path, Path(document.path).name)
    return clip(line(text), SCOPE_COLUMNS)


def _shown(text: str) -> str:
    return clip(line(text), SHOWN_COLUMNS)


def _named(text: str) -> str:
    return clip(line(text), NAME_COLUMNS)
