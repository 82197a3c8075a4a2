"""JSON for programs: the schema `jixiaolint/report/1`. The same report gives the same bytes."""

from __future__ import annotations

from jixiaolint.model.finding import DocumentCoverage, Finding, Report
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.plain_json import dumps
from jixiaolint.reports.parts.sections import totals

SCHEMA = "jixiaolint/report/1"


def render(report: Report, options: Options) -> str:
    """The report as one JSON object, ending in a line break; no option changes it."""
    whole = {
        "schema": SCHEMA,
        "summary": summary_json(report),
        "findings": [finding_json(finding) for finding in report.findings],
        "coverage": {
            "documents": [document_json(document) for document in report.coverage.documents],
            "rules": dict(sorted(report.coverage.judged.items())),
        },
        **rest_json(report),
    }
    return dumps(whole, indent=2) + "\n"


def summary_json(report: Report) -> dict[str, int]:
    """What was read and how many findings there are."""
    read = totals(report)
    return {
        "documents": read.documents,
        "tables": read.tables,
        "indicators": read.indicators,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "infos": report.count("info"),
    }


def rest_json(report: Report) -> dict[str, object]:
    """What else a reader should know: rules that judged nothing, findings not shown, remarks."""
    return {
        "rules_never_applied": sorted(report.coverage.never_applied),
        "suppressed": {"accepted": report.accepted, "baseline": report.baselined},
        "remarks": list(report.remarks),
    }


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
        "replacements": [
            {
                "pointer": one.pointer,
                "location": one.place.as_json() if one.place is not None else None,
                "text": one.new,
            }
            for one in finding.replacements
        ],
    }


def document_json(document: DocumentCoverage) -> dict[str, object]:
    """What was read of one document."""
    return {
        "path": document.path,
        "tables": document.tables,
        "indicators": document.indicators,
        "not_understood": [
            {"table": row.table, "text": row.text, "why": row.why}
            for row in document.not_understood
        ],
    }
