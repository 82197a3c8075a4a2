"""Markdown: for a merge request, a wiki or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.placed import Placed, placed
from jixiaolint.reports.parts.sections import DocumentPart, by_severity, sections
from jixiaolint.reports.parts.words import line, where

SUFFIX = "md"
SHOWN_COLUMNS = 400

# What Markdown (GitHub's and GitLab's, with tables, formulas and ~~) gives a meaning inside a line.
_MARKS = re.compile(r"[\\`*_\[\]|~$#]")
# A name after @ would be told of the report, an address or the number of an issue would become a
# link: an empty comment parts them and shows nothing.
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|/(?=/)|(?<=www)\.", re.IGNORECASE)


def render(report: Report, options: Options) -> str:
    """A table of counts, the findings by file and table, and what was covered.

    No option changes it. Nothing that a document holds can become markup, a link or a call.
    """
    numbered = {one.number: one for one in placed(report)}
    lines = ["# 绩效目标表审核结果", "", *_counts(report)]
    lines += [outcome(report), ""] if outcome(report) else []
    for document in sections(report):
        if document.total:
            lines += _document(document, numbered)
    lines += ["## 检查范围", ""]
    lines += [f"- {escaped(text.removeprefix('· '))}" for text in coverage_lines(report)]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, as Markdown that shows just this text."""
    plain = line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub(r"\g<0><!-- -->", _MARKS.sub(r"\\\g<0>", plain))


def _counts(report: Report) -> Iterator[str]:
    words = [SEVERITY_WORDS[severity] for severity in SEVERITIES]
    yield from _head(("文件", "绩效目标表", *words), right=1)
    for document in sections(report):
        found = (*document.findings, *(n for part in document.tables for n in part.findings))
        counts = by_severity(found)
        tables = document.coverage.tables if document.coverage else len(document.tables)
        yield _row([escaped(document.path), str(tables), *(str(counts[s]) for s in SEVERITIES)])
    yield ""


def _document(document: DocumentPart, numbered: dict[int, Placed]) -> Iterator[str]:
    yield from (f"## {escaped(document.path)}", "")
    groups = [("整份文件", document.findings)]
    groups += [(part.table.label, part.findings) for part in document.tables]
    for name, findings in groups:
        if findings:
            yield from (f"### {escaped(name)}", "")
            yield from _head(("级别", "规则", "位置", "问题", "原文", "建议"))
            yield from (_finding(numbered[one.number]) for one in findings)
            yield ""


def _finding(one: Placed) -> str:
    finding = one.finding
    others = f"相关：{'、'.join(one.others)}" if one.others else ""
    spot = "；".join(filter(None, (where(finding), others)))
    texts = (
        SEVERITY_WORDS[finding.severity],
        finding.rule,
        spot,
        finding.message,
        finding.text,
        finding.suggestion or "",
    )
    return _row(escaped(clip(line(text), SHOWN_COLUMNS)) for text in texts)


def _head(columns: tuple[str, ...], right: int | None = None) -> Iterator[str]:
    """The headings, those from `right` on above numbers."""
    from_ = len(columns) if right is None else right
    yield _row(columns)
    yield _row("--:" if col >= from_ else "---" for col in range(len(columns)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
