"""JSON lines, for programs that read a report as it comes: one object a line, told apart by `kind`.

`finding` lines have the keys of the JSON report's findings, `document` lines those of its
coverage; the one `summary` line is the last, so that a file cut off shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.model.finding import Report
from jixiaolint.reports.json import document_json, finding_json, rest_json, summary_json
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.plain_json import dumps

SCHEMA = "jixiaolint/report-lines/1"


def render(report: Report, options: Options) -> str:
    """The report, every line ending in a line break; no option changes it."""
    return "".join(dumps(one) + "\n" for one in _objects(report))


def _objects(report: Report) -> Iterator[dict[str, object]]:
    yield from ({"kind": "finding", **finding_json(finding)} for finding in report.findings)
    yield from ({"kind": "document", **document_json(d)} for d in report.coverage.documents)
    yield {
        "kind": "summary",
        "schema": SCHEMA,
        **summary_json(report),
        "rules": dict(sorted(report.coverage.judged.items())),
        **rest_json(report),
    }
