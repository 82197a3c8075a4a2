"""JSON for programs: the schema `jixiaolint/report/1`. The same report gives the same bytes."""

from __future__ import annotations

import json

from jixiaolint.model.finding import DocumentCoverage, Finding, Report
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.sections import totals

SCHEMA = "jixiaolint/report/1"


def render(report: Report, options: Options) -> str:
    """The report as one JSON object, ending in a line break; no option changes it."""
    read = totals(report)
    whole = {
        "schema": SCHEMA,
        "summary": {
            "documents": read.documents,
            "tables": read.tables,
            "indicators": read.indicators,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "infos": report.count("info"),
        },
        "findings": [finding_json(finding) for finding in report.findings],
        "coverage": {
            "documents": [_document(document) for document in report.coverage.documents],
            "rules": dict(sorted(report.coverage.judged.items())),
        },
        "rules_never_applied": sorted(report.coverage.never_applied),
        "suppressed": {"accepted": report.accepted, "baseline": report.baselined},
        "remarks": list(report.remarks),
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    # A file name that is not UTF-8 holds half surrogate pairs; written as \udXXX it is JSON still.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def finding_json(finding: Finding) -> dict[str, object]:
    """One finding with the keys of the schema, in their order."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "path": finding.path,
        "table": finding.table,
        "pointer": finding.pointer,
        "related": list(finding.related),
        "text": finding.text,
        "location": finding.place.as_json() if finding.place is not None else None,
        "fingerprint": finding.fingerprint,
    }


def _document(document: DocumentCoverage) -> dict[str, object]:
    return {
        "path": document.path,
        "tables": document.tables,
        "indicators": document.indicators,
        "not_understood": [
            {"table": row.table, "text": row.text, "why": row.why}
            for row in document.not_understood
        ],
    }
