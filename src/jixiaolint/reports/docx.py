"""Word: the review letter (审核意见), by project, for the township that has to change its tables.

The letter's own words are in a Word file with Jinja tags, `letter.docx` or the bureau's own: what a
tag may name is what `fields` gives (docs/review-letter.md).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jixiaolint.model.document import Table
from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Finding, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.options import Options, TemplateError
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

NEEDS = ("docxtpl", "word")

SHOWN_COLUMNS = 400
NAME_COLUMNS = 120
SCOPE_COLUMNS = 2000
MOST_OTHERS = 6
WHOLE = "整份文件"

Tables = tuple[TablePart, ...]

_UNKNOWN = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")


def render(report: Report, options: Options) -> bytes:
    """The letter as the bytes of a .docx file; `options.template` and `options.date` change it.

    Raises TemplateError for a template that is no Word file, or whose tags cannot be filled in.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2 import TemplateError as JinjaError
    from jinja2.sandbox import SandboxedEnvironment

    name = options.template.name if options.template else "letter.docx"
    template = DocxTemplate(io.BytesIO(letter(options.template)))
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    out = io.BytesIO()
    try:
        template.render(fields(report, options), environment, autoescape=True)
        template.save(out)
    except (JinjaError, TypeError) as error:
        raise TemplateError(f"模板 {name} 填不进去：{_told(str(error))}") from None
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateError(f"模板 {name} 不是 .docx 文件，或者已损坏（{error}）") from None
    return _undated(out)


def letter(own: Path | None = None) -> bytes:
    """The template: a bureau's own, or the one that comes with the program."""
    return own.read_bytes() if own else (files(__package__) / "letter.docx").read_bytes()


def fields(report: Report, options: Options) -> dict[str, Any]:
    """What the template's tags may name, all of it texts and numbers safe to show."""
    read, documents = totals(report), sections(report)
    known = [part.document for part in documents if part.document]
    years = sorted({document.year for document in known if document.year})
    counts = {f"{SEVERITY_WORDS[s]}数": report.count(s) for s in SEVERITIES}
    parts = [_file(part) for part in documents]
    return {
        "单位": "、".join(dict.fromkeys(_named(str(d.unit)) for d in known if d.unit.text)),
        "年度": "、".join(map(str, years)),
        "日期": options.date,
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


def _told(error: str) -> str:
    """Jinja's complaint in Chinese, when it is about a name that is not there."""
    found = _UNKNOWN.search(error)
    return f"没有“{found[1] or found[2]}”这个字段" if found else f"标签写错了（{error}）"


def _undated(written: io.BytesIO) -> bytes:
    """The same package, its entries without the time of writing: the same report, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
