"""SARIF 2.1.0, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
Numbers such as §3.11 in this folder are sections of it.
"""

from __future__ import annotations

from jixiaolint import __version__
from jixiaolint.model.finding import Report
from jixiaolint.reports.json import document_json, rest_json, summary_json
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.placed import Placed, placed
from jixiaolint.reports.parts.plain_json import dumps
from jixiaolint.reports.parts.sarif_places import Parts, location, related_locations, uri
from jixiaolint.reports.parts.sarif_rules import LEVELS, descriptors, message
from jixiaolint.reports.parts.sections import DocumentPart, sections

SUFFIX = "sarif.json"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report, options: Options) -> str:
    """The report as one SARIF log with one run; no option changes it."""
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, indent=2) + "\n"


def _run(report: Report) -> dict[str, object]:
    rules = descriptors(report)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    files = sections(report)
    paths = {part.path: number for number, part in enumerate(files)}
    parts = Parts(report)
    driver = {"name": "jixiaolint", "version": __version__, "language": "zh-CN", "rules": rules}
    judged = dict(sorted(report.coverage.judged.items()))
    coverage = {**summary_json(report), "rules": judged, **rest_json(report)}
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(part) for part in files],
        "logicalLocations": parts.as_json(),
        "results": [
            _result(one, numbers[one.finding.rule], paths[one.finding.path], parts)
            for one in placed(report)
        ],
        "properties": {"coverage": coverage},
    }


def _artifact(file: DocumentPart) -> dict[str, object]:
    return {
        "location": {"uri": uri(file.path)},
        "roles": ["analysisTarget"],
        "properties": document_json(file.coverage) if file.coverage else {},
    }


def _invocation(report: Report) -> dict[str, object]:
    """A run stopped by hand did not succeed; remarks are what the tool has to notify (§3.20)."""
    return {
        "executionSuccessful": not report.interrupted,
        "toolExecutionNotifications": [
            {"level": "note", "message": message(remark)} for remark in report.remarks
        ],
    }


def _result(one: Placed, rule: int, artifact: int, parts: Parts) -> dict[str, object]:
    finding = one.finding
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": message(
            f"{finding.message}\n建议：{finding.suggestion}"
            if finding.suggestion
            else finding.message
        ),
        "locations": [location(one, artifact, parts)],
        "relatedLocations": related_locations(one, artifact, parts),
        "partialFingerprints": {"jixiaolint/v1": finding.fingerprint},
        "properties": {
            "table": finding.table,
            "text": finding.text,
            "suggestion": finding.suggestion,
        },
    }
