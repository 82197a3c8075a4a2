"""CSV: one row a finding, for a spreadsheet. What was covered stands in the other formats."""

from __future__ import annotations

from jixiaolint import spreadsheets
from jixiaolint.model.finding import Report
from jixiaolint.reports.parts.flat import COLUMNS, rows
from jixiaolint.reports.parts.options import Options


def render(report: Report, options: Options) -> str:
    """The rows under their headings; no option changes them."""
    return spreadsheets.csv_text(COLUMNS, rows(report))
