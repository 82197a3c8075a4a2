"""HTML: one self-contained page with every table drawn as its own form, for screen and paper.

The template is `html.jinja`, its style `html.css`, its script `html.js`; the page's own security
policy lets nothing run but that script and load nothing at all.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.model.finding import SEVERITIES, SEVERITY_WORDS, Report
from jixiaolint.reports.parts.closing import coverage_line, outcome, suppressed_lines
from jixiaolint.reports.parts.drawing import Drawing, draw
from jixiaolint.reports.parts.options import Options
from jixiaolint.reports.parts.sections import (
    DocumentPart,
    TablePart,
    by_aspect,
    by_rule,
    by_severity,
    related,
    sections,
    totals,
    troubles,
)
from jixiaolint.reports.parts.words import line, seen, where

if TYPE_CHECKING:
    from jinja2 import Template

WORST_TABLES = 10
MOST_RULES = 10


class Sheet(NamedTuple):
    """A table as the page shows it; `anchor` is its id."""

    anchor: str
    part: TablePart
    drawing: Drawing


class File(NamedTuple):
    """A file as the page shows it; `anchor` is its id."""

    anchor: str
    part: DocumentPart
    sheets: tuple[Sheet, ...]


def render(report: Report, options: Options) -> str:
    """The report as one HTML page; only `options.date` changes it."""
    shown = tuple(_file(number, part) for number, part in enumerate(sections(report), 1))
    sheets = [(file, sheet) for file in shown for sheet in file.sheets if sheet.part.findings]
    sheets.sort(key=lambda pair: _weight(pair[1]), reverse=True)
    script = _beside("html.js")
    return _template().render(
        report=report,
        date=options.date,
        files=shown,
        worst=sheets[:WORST_TABLES],
        rules=by_rule(report),
        most=by_rule(report)[:MOST_RULES],
        aspects=by_aspect(report),
        read=totals(report),
        coverage=coverage_line(report),
        outcome=outcome(report),
        troubles=troubles(report),
        suppressed=list(suppressed_lines(report)),
        severities=SEVERITIES,
        words=SEVERITY_WORDS,
        style=_beside("html.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _file(number: int, document: DocumentPart) -> File:
    anchor = f"d{number}"
    return File(
        anchor,
        document,
        tuple(
            Sheet(name := f"{anchor}t{index}", table, draw(table, name))
            for index, table in enumerate(document.tables, 1)
        ),
    )


def _weight(sheet: Sheet) -> tuple[int, ...]:
    return tuple(by_severity(sheet.part.findings).values())


@cache
def _beside(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"line": line, "seen": seen, "where": where, "related": related}
    environment.filters["tally"] = by_severity
    return environment.from_string(_beside("html.jinja"))
