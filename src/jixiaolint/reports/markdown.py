"""Markdown: for a merge request, a wiki or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.placed import Placed, placed
from jixiaolint.reports.parts.sections import by_severity, sections
from jixiaolint.reports.parts.words import called, line, where

SUFFIX = "md"
SHOWN_COLUMNS = 400
MOST_OTHERS = 6
MOST_FILES = 100
MOST_CHARACTERS = 60_000
"""A comment on GitHub holds 65,536 characters."""

COLUMNS = ("级别", "规则", "位置", "问题", "原文", "建议")

# What Markdown (GitHub's and GitLab's, with tables, formulas and ~~) gives a meaning inside a line.
_MARKS = re.compile(r"[\\`*_\[\]|~$#]")
# A name after @ would be told of the report, an address or the number of an issue would become a
# link: an empty comment parts them and shows nothing.
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|/(?=/)|(?<=www)\.", re.IGNORECASE)


def render(report: Report, options: Options) -> str:
    """A table of counts, the findings by file and table, and what was covered.

    No option changes it. Nothing that a document holds can become markup, a link or a call. What
    would not fit into a comment is left out and counted.
    """
    head = ["# 绩效目标表审核结果", "", *_counts(report)]
    head += ["", outcome(report)] if outcome(report) else []
    closing = [f"- {escaped(text.removeprefix('· '))}" for text in coverage_lines(report)]
    tail = ["", "## 检查范围", "", *closing]
    body = _fitting(report, MOST_CHARACTERS - sum(len(one) + 1 for one in (*head, *tail)))
    return "\n".join([*head, *body, *tail]) + "\n"


def _fitting(report: Report, room: int) -> Iterator[str]:
    """The lines of as many findings as `room` characters hold, and how many are left out."""
    for number, lines in enumerate(_findings(report)):
        room -= sum(len(one) + 1 for one in lines)
        if room < 0:
            left = len(report.findings) - number
            yield from (
                "",
                f"**还有 {left} 处问题没有列在这里**，用 html、xlsx 或 json 格式看全部。",
            )
            break
        yield from lines


def escaped(text: str) -> str:
    """`text` on one line, as Markdown that shows just this text."""
    plain = line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub(r"\g<0><!-- -->", _MARKS.sub(r"\\\g<0>", plain))


def _counts(report: Report) -> Iterator[str]:
    words = [SEVERITY_WORDS[severity] for severity in SEVERITIES]
    documents = sections(report)
    yield from _head(("文件", "绩效目标表", *words), right=1)
    for document in documents[:MOST_FILES]:
        found = (*document.findings, *(n for part in document.tables for n in part.findings))
        counts = by_severity(found)
        tables = document.coverage.tables if document.coverage else len(document.tables)
        name = escaped(clip(document.path, SHOWN_COLUMNS))
        yield _row([name, str(tables), *(str(counts[s]) for s in SEVERITIES)])
    if len(documents) > MOST_FILES:
        yield from ("", f"还有 {len(documents) - MOST_FILES} 份文件没有列在这里。")


def _findings(report: Report) -> Iterator[list[str]]:
    """The lines of each finding; before the first of a file and of a table stand its headings."""
    numbered = {one.number: one for one in placed(report)}
    for document in sections(report):
        above = ["", f"## {escaped(clip(document.path, SHOWN_COLUMNS))}"]
        groups = [("整份文件", document.findings)]
        groups += [(called(part.table), part.findings) for part in document.tables]
        for name, findings in groups:
            above += ["", f"### {escaped(name)}", "", *_head(COLUMNS)] if findings else []
            for one in findings:
                yield [*above, _finding(numbered[one.number])]
                above = []


def _finding(one: Placed) -> str:
    finding = one.finding
    others = f"相关：{one.others.told(MOST_OTHERS)}" if one.others.total else ""
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
