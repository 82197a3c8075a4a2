"""Text for a terminal: findings under their table, then counts, coverage and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Finding, Report, Severity
from jixiaolint.reports.parts.closing import coverage_lines, next_step, outcome
from jixiaolint.reports.parts.columns import clip, columns, pad, wrap
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.related import related, together
from jixiaolint.reports.parts.sections import (
    Numbered,
    TablePart,
    by_rule,
    sections,
)
from jixiaolint.reports.parts.words import brief, called, line, where

SUFFIX = "txt"
COLOURS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;34"}
BOLD = "1"
EVIDENCE_LINES = 3
LEAST_WIDTH = 40


def render(report: Report, options: Options) -> str:
    """The report in lines of at most `options.width` columns, without blanks at their ends.

    `quiet` gives one unbroken line a finding, and the counts.
    """
    body = _quiet(report, options) if options.quiet else _full(report, options)
    lines = [*body, *(_statistics(report) if options.statistics else ())]
    lines += _end(report, options)
    return "\n".join(text.rstrip() for text in lines) + "\n"


def _full(report: Report, options: Options) -> Iterator[str]:
    width = max(options.width, LEAST_WIDTH)
    for document in sections(report):
        if not document.total:
            continue
        yield from _heading(document.path, "", width, options)
        yield ""
        if document.findings:
            yield from _heading("整份文件", "  ", width, options)
            yield from _blocks(document.findings, document.tables, width, options)
        for table in document.tables:
            if table.findings:
                yield from _heading(_name(table), "  ", width, options)
                yield from _blocks(table.findings, document.tables, width, options)


def _name(part: TablePart) -> str:
    label, code = called(part.table), brief(str(part.table.code))
    return f"{label}（{code}）" if code else label


def _heading(text: str, indent: str, width: int, options: Options) -> Iterator[str]:
    for piece in wrap(line(text), width - columns(indent)):
        yield indent + _paint(piece, BOLD, options)


def _blocks(
    findings: Iterable[Numbered], tables: tuple[TablePart, ...], width: int, options: Options
) -> Iterator[str]:
    """A block for each piece of advice, with every place where it applies."""
    same: dict[tuple[str, str, str, str | None], list[Finding]] = {}
    for _, finding in findings:
        key = (finding.severity, finding.rule, finding.message, finding.suggestion)
        same.setdefault(key, []).append(finding)
    for group in same.values():
        yield from _block(group, width, options)
        others = together(related(finding, tables) for finding in group)
        if others.total:
            yield from _labelled("相关：", others.told(), width)
        yield ""


def _block(group: list[Finding], width: int, options: Options) -> Iterator[str]:
    first = group[0]
    word = SEVERITY_WORDS[first.severity]
    head = f"    {word} {line(first.rule)} "
    message, *rest = wrap(brief(first.message), width - columns(head))
    yield f"    {_paint(word, COLOURS[first.severity], options)} {line(first.rule)} {message}"
    yield from (" " * columns(head) + piece for piece in rest)
    yield from _evidence(group, width)
    if first.suggestion:
        yield from _labelled("建议：", brief(first.suggestion), width)


def _evidence(group: list[Finding], width: int) -> Iterator[str]:
    """Each text that the findings quote, after the places where it stands."""
    places: dict[str, list[str]] = {}
    for finding in group:
        places.setdefault(line(finding.text), []).append(where(finding))
    for text, spots in places.items():
        if any(spots):
            yield from _labelled("位置：", "；".join(filter(None, spots)), width)
        if text:
            yield from _labelled("原文：", clip(text, EVIDENCE_LINES * (width - 16)), width)


def _labelled(label: str, text: str, width: int) -> Iterator[str]:
    indent = " " * 9
    for number, piece in enumerate(wrap(text, width - len(indent) - columns(label))):
        yield indent + (label if number == 0 else " " * columns(label)) + piece


def _quiet(report: Report, options: Options) -> Iterator[str]:
    names = {
        number: called(table.table)
        for document in sections(report)
        for table in document.tables
        for number, _ in table.findings
    }
    for number, finding in enumerate(report.findings, 1):
        spot = "，".join(filter(None, (names.get(number), where(finding))))
        word = _paint(SEVERITY_WORDS[finding.severity], COLOURS[finding.severity], options)
        front = f"{line(finding.path)}：{spot}：" if spot else f"{line(finding.path)}："
        yield f"{front}{word} {line(finding.rule)} {brief(finding.message)}"


def _statistics(report: Report) -> Iterator[str]:
    yield "按规则统计"
    yield f"  {pad('规则', 10)}{pad('级别', 6)}{'发现':>6}{'判断':>6}  名称"
    for rule in by_rule(report):
        judged = "—" if rule.judged is None else str(rule.judged)
        code, word = pad(line(rule.code), 10), SEVERITY_WORDS[rule.severity]
        yield f"  {code}{pad(word, 6)}{rule.places:>8}{judged:>8}  {line(rule.title)}"
    yield ""


def _end(report: Report, options: Options) -> Iterator[str]:
    lines = [_counts(report), outcome(report)]
    if not options.quiet:
        lines += [*coverage_lines(report), next_step(report)]
    for number, text in enumerate(lines):
        if text:
            first, *rest = wrap(line(text), max(options.width, LEAST_WIDTH) - 2)
            yield first if number else _paint_counts(first, report, options)
            yield from (f"  {piece}" for piece in rest)


def _counts(report: Report) -> str:
    if not report.findings:
        return ""
    counts = "，".join(f"{SEVERITY_WORDS[s]} {report.count(s)}" for s in SEVERITIES)
    return f"共发现 {len(report.findings)} 处问题：{counts}。"


def _paint_counts(text: str, report: Report, options: Options) -> str:
    for severity in SEVERITIES:
        count = f"{SEVERITY_WORDS[severity]} {report.count(severity)}"
        if report.count(severity):
            text = text.replace(count, _paint(count, COLOURS[severity], options))
    return text


def _paint(text: str, code: str, options: Options) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if options.colour else text
