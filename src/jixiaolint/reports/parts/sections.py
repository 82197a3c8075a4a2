"""The findings of a report under the documents and tables that they belong to, and their counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from jixiaolint.model.document import Document, Table
from jixiaolint.model.finding import (
    SEVERITIES,
    DocumentCoverage,
    Finding,
    Report,
    RowTrouble,
    RuleFacts,
    Severity,
)

ASPECTS = ("完整性", "相关性", "适当性", "可行性")
NO_ASPECT = "其他"


class Numbered(NamedTuple):
    """A finding with its number in the report, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table with its own findings."""

    table: Table
    findings: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A file with the findings that belong to none of its tables, and its tables."""

    path: str
    document: Document | None
    coverage: DocumentCoverage | None
    findings: tuple[Numbered, ...]
    tables: tuple[TablePart, ...]

    @property
    def total(self) -> int:
        """How many findings the file has in all."""
        return len(self.findings) + sum(len(t.findings) for t in self.tables)


class Totals(NamedTuple):
    """What was read."""

    documents: int
    tables: int
    indicators: int
    troubles: int


class RuleCount(NamedTuple):
    """How often a rule found something; `facts` is None for a code that no rule in force has."""

    code: str
    title: str
    severity: Severity
    places: int
    judged: int | None
    facts: RuleFacts | None


def sections(report: Report) -> tuple[DocumentPart, ...]:
    """Every file of the report in its order, files that only coverage or findings know at the end.

    A finding of a table that its document does not have stands with the document.
    """
    documents = {d.path: d for d in report.documents}
    coverage = {c.path: c for c in report.coverage.documents}
    found: dict[tuple[str, int | None], list[Numbered]] = defaultdict(list)
    for number, finding in enumerate(report.findings, 1):
        document = documents.get(finding.path)
        known = finding.table is not None and document and finding.table < len(document.tables)
        found[finding.path, finding.table if known else None].append(Numbered(number, finding))
    paths = dict.fromkeys([*documents, *coverage, *(f.path for f in report.findings)])
    return tuple(
        DocumentPart(
            path,
            documents.get(path),
            coverage.get(path),
            tuple(found.get((path, None), ())),
            tuple(
                TablePart(table, tuple(found.get((path, index), ())))
                for index, table in enumerate(documents[path].tables if path in documents else ())
            ),
        )
        for path in paths
    )


def totals(report: Report) -> Totals:
    """Files, tables, indicator rows read and rows not understood."""
    read = report.coverage.documents
    return Totals(
        len(read),
        sum(d.tables for d in read),
        sum(d.indicators for d in read),
        sum(len(d.not_understood) for d in read),
    )


def troubles(report: Report) -> tuple[tuple[str, RowTrouble], ...]:
    """Rows that were not understood, each with its file's path."""
    return tuple((d.path, row) for d in report.coverage.documents for row in d.not_understood)


def by_severity(findings: tuple[Numbered, ...]) -> dict[Severity, int]:
    """How many findings of each severity, worst first; zeros are in it."""
    counts = Counter(f.finding.severity for f in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def by_rule(report: Report) -> tuple[RuleCount, ...]:
    """The rules that found something, most findings first, then by code."""
    counts = Counter(f.rule for f in report.findings)
    first = {f.rule: f for f in reversed(report.findings)}
    judged = report.coverage.judged
    return tuple(
        RuleCount(c, first[c].title, first[c].severity, n, judged.get(c), report.rules.get(c))
        for c, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def by_aspect(report: Report) -> dict[str, dict[Severity, int]]:
    """Findings by the side of the review and severity; 其他 only when some rule has no side."""
    counts: dict[str, Counter[Severity]] = {aspect: Counter() for aspect in ASPECTS}
    for finding in report.findings:
        facts = report.rules.get(finding.rule)
        aspect = facts.aspect if facts and facts.aspect else NO_ASPECT
        counts.setdefault(aspect, Counter())[finding.severity] += 1
    return {a: {s: c[s] for s in SEVERITIES} for a, c in counts.items()}
