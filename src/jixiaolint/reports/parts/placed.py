"""Findings in the report's order, each with the table that it stands in and its place in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from jixiaolint.model.document import Table
from jixiaolint.model.finding import Finding, Report, RuleFacts
from jixiaolint.model.place import TextPlace
from jixiaolint.reports.parts.related import Others, related
from jixiaolint.reports.parts.sections import TablePart, sections
from jixiaolint.reports.parts.words import called, where


class Placed(NamedTuple):
    """A finding with its number from 1, the tables of its file, and its rule's facts."""

    number: int
    finding: Finding
    tables: tuple[TablePart, ...]
    facts: RuleFacts | None

    @property
    def table(self) -> Table | None:
        """The table that the finding stands in; None for the document as a whole."""
        index = self.finding.table
        known = index is not None and index < len(self.tables)
        return self.tables[index].table if known and index is not None else None

    @property
    def table_name(self) -> str:
        """What a person calls the table, on one line, "" without a table."""
        return called(self.table) if self.table else ""

    @property
    def spot(self) -> str:
        """Table, part of the table and place in the file in words: 修路，预算数（第3行第5列）."""
        return "，".join(filter(None, (self.table_name, where(self.finding))))

    @property
    def others(self) -> Others:
        """The other places that the finding speaks of, in words."""
        return related(self.finding, self.tables)

    @property
    def source_line(self) -> tuple[int, int] | None:
        """Line and column in the file, both from 1; None where the file has no lines."""
        place = self.finding.place
        return (place.line, place.column) if isinstance(place, TextPlace) else None


def placed(report: Report) -> Iterator[Placed]:
    """Every finding of the report, in its order."""
    tables = {part.path: part.tables for part in sections(report)}
    for number, finding in enumerate(report.findings, 1):
        yield Placed(number, finding, tables[finding.path], report.rules.get(finding.rule))


def posix(path: str) -> str:
    """A file's name with forward slashes and without ./ before it, as the platforms want it."""
    return PurePath(path).as_posix()
