"""CSV: one row a finding, for a spreadsheet. What was covered stands in the other formats."""

from __future__ import annotations

import csv
import io

from jixiaolint.model.finding import Report
from jixiaolint.reports.parts.flat import COLUMNS, Value, formula, rows
from jixiaolint.reports.parts.options import Options


def render(report: Report, options: Options) -> str:
    """The rows under their headings; no option changes them.

    A text that a spreadsheet would take for a formula has an apostrophe before it; the mark at the
    beginning tells Excel that this is UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(value) for value in row] for row in rows(report))
    return "\ufeff" + out.getvalue()


def _harmless(value: Value) -> Value:
    return f"'{value}" if formula(value) else value
