"""GitHub: workflow commands that a job prints to put annotations on a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.model.finding import Report, Severity
from jixiaolint.reports.parts.closing import coverage_lines, outcome
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.placed import Placed, placed, posix
from jixiaolint.reports.parts.words import line, seen

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN_COLUMNS = 1000

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, options: Options) -> str:
    """One command a line, the last one with what was covered; no option changes them.

    Nothing else is printed, because the runner obeys whatever looks like a command at the
    beginning of a line.
    """
    covered = "\n".join(line(one) for one in (outcome(report), *coverage_lines(report)) if one)
    lines = [*map(_annotation, placed(report)), _command("notice", {"title": "检查范围"}, covered)]
    return "\n".join(lines) + "\n"


def _annotation(one: Placed) -> str:
    finding = one.finding
    given = {"file": posix(finding.path)}
    if one.source_line:
        given |= {"line": str(one.source_line[0]), "col": str(one.source_line[1])}
    given["title"] = line(f"{finding.rule} {finding.title}")
    return _command(COMMANDS[finding.severity], given, "\n".join(_said(one)))


def _said(one: Placed) -> Iterator[str]:
    if one.spot:
        yield clip(one.spot, SHOWN_COLUMNS)
    yield clip(line(one.finding.message), SHOWN_COLUMNS)
    if one.finding.suggestion:
        yield clip(f"建议：{line(one.finding.suggestion)}", SHOWN_COLUMNS)


def _command(name: str, given: dict[str, str], data: str) -> str:
    properties = ",".join(f"{key}={seen(v).translate(_PROPERTY)}" for key, v in given.items())
    return f"::{name} {properties}::{seen(data).translate(_DATA)}"
