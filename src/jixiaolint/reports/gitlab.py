"""GitLab: the code quality artifact that merge requests show.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib

from jixiaolint.model.finding import Report, Severity
from jixiaolint.reports.parts.closing import unchecked
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.placed import Placed, placed, posix
from jixiaolint.reports.parts.plain_json import dumps
from jixiaolint.reports.parts.words import line

LEVELS: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
SHOWN_COLUMNS = 1000


def render(report: Report, options: Options) -> str:
    """The findings as a JSON array; no option changes it.

    The format has no room for what was covered: a report that checked nothing has one entry that
    says so.
    """
    issues = [_issue(one) for one in placed(report)]
    told = unchecked(report)
    if told and not issues:
        path = next((d.path for d in report.coverage.documents), ".")
        issues.append(_entry("检查范围", told, "info", path, 1, told))
    return dumps(issues, indent=2) + "\n"


def _issue(one: Placed) -> dict[str, object]:
    finding = one.finding
    said = clip(line(finding.message), SHOWN_COLUMNS // 2)
    advice = f"（建议：{line(finding.suggestion)}）" if finding.suggestion else ""
    words = "：".join(filter(None, (one.spot, f"{said}{advice}")))
    row, _ = one.source_line or (1, 1)
    level = LEVELS[finding.severity]
    return _entry(finding.rule, words, level, finding.path, row, finding.fingerprint)


def _entry(rule: str, words: str, level: str, path: str, row: int, mark: str) -> dict[str, object]:
    # GitLab wants marks that are their own in the whole report; ours are so in a file.
    whole = f"{posix(path)}\0{mark}".encode("utf-8", "surrogatepass")
    return {
        "description": clip(words, SHOWN_COLUMNS),
        "check_name": rule,
        "fingerprint": hashlib.sha256(whole).hexdigest(),
        "severity": level,
        "location": {"path": posix(path), "lines": {"begin": row}},
    }
