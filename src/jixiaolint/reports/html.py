"""HTML: one self-contained page with every table drawn as its own form, for screen and paper.

The template is `html.jinja` with `html_overview.jinja` and `html_pieces.jinja`, its style
`html.css`, its script `html.js`; the page's own security policy lets nothing run but that script
and load nothing at all.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Report
from jixiaolint.reports.parts.charts import bar
from jixiaolint.reports.parts.closing import coverage_line, outcome, suppressed_lines
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.page import folder, pages, places, worst_sheets
from jixiaolint.reports.parts.sections import by_aspect, by_rule, by_severity, totals, troubles
from jixiaolint.reports.parts.words import brief, line, seen, where

if TYPE_CHECKING:
    from jinja2 import Template

WORST_TABLES = 10
MOST_RULES = 10
MOST_PLACES = 50
"""So many tables are named under a rule; the page's filter finds the others."""


def render(report: Report, options: Options) -> str:
    """The report as one HTML page; only `options.date` changes it."""
    shown = pages(report)
    script = _beside("html.js")
    aspects, rules = by_aspect(report), by_rule(report)
    return _template().render(
        report=report,
        date=options.date,
        files=shown,
        worst=worst_sheets(shown)[:WORST_TABLES],
        rules=rules,
        most=rules[:MOST_RULES],
        places=places(shown),
        most_places=MOST_PLACES,
        explained={r.code: n for n, r in enumerate(rules, 1) if r.facts and r.facts.told},
        names={file.part.path: file.name for file in shown},
        folder=folder([file.part.path for file in shown]),
        aspects=aspects,
        longest=max(sum(counts.values()) for counts in aspects.values()),
        read=totals(report),
        clean=sum(not sheet.part.findings for file in shown for sheet in file.sheets),
        coverage=coverage_line(report),
        idle=report.coverage.never_applied,
        outcome=outcome(report),
        troubles=troubles(report),
        suppressed=list(suppressed_lines(report)),
        style=_beside("html.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _beside(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_beside),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"line": line, "seen": seen, "where": where, "brief": brief}
    environment.filters |= {"tally": by_severity, "bar": bar}
    environment.globals |= {"severities": SEVERITIES, "words": SEVERITY_WORDS}
    return environment.get_template("html.jinja")
