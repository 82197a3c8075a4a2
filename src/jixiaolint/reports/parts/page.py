"""A report as one page with links: its files and tables with their anchors, and who names whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePath
from typing import NamedTuple

from jixiaolint.model.finding import SEVERITIES, Report, Severity
from jixiaolint.reports.parts.advice import Advice, advice
from jixiaolint.reports.parts.drawing import Drawing, draw
from jixiaolint.reports.parts.related import Others, related
from jixiaolint.reports.parts.sections import (
    DocumentPart,
    Numbered,
    TablePart,
    by_severity,
    sections,
)
from jixiaolint.reports.parts.words import brief, called, line, table_of


class Sheet(NamedTuple):
    """A table as the page shows it; `anchor` is its id.

    `mentions` are the findings of the whole file that name this table.
    """

    anchor: str
    part: TablePart
    drawing: Drawing
    advice: tuple[Advice, ...]
    mentions: tuple[Numbered, ...]

    @property
    def label(self) -> str:
        """What a person calls the table, on one line."""
        return called(self.part.table)


class File(NamedTuple):
    """A file as the page shows it; `anchor` is its id, `advice` that for the file as a whole.

    `name` is its path on one line, without the folder that all files of the report are in.
    """

    anchor: str
    name: str
    part: DocumentPart
    advice: tuple[Advice, ...]
    sheets: tuple[Sheet, ...]

    @property
    def owner(self) -> str:
        """The unit that filled in the file's tables and the year, "" when the unit is not known."""
        document = self.part.document
        if document is None or not document.unit.text:
            return ""
        return f"{brief(document.unit.text)}{f'，{document.year}年' if document.year else ''}"

    @property
    def unreadable(self) -> bool:
        """Whether the file could not be read at all."""
        document = self.part.document
        return document is not None and any(note.kind == "unreadable" for note in document.notes)

    def counts(self) -> dict[Severity, int]:
        """Findings of each severity in the whole file."""
        inner = (one for sheet in self.sheets for one in sheet.part.findings)
        return by_severity((*self.part.findings, *inner))

    def related(self, numbered: Numbered) -> Others:
        """The other places that one of the file's findings speaks of."""
        return related(numbered.finding, self.part.tables)


class Places(NamedTuple):
    """The findings of a rule in one table, or in a file as a whole where `sheet` is None."""

    file: File
    sheet: Sheet | None
    findings: tuple[Numbered, ...]


def pages(report: Report) -> tuple[File, ...]:
    """Every file of the report with its tables; findings keep their numbers."""
    parts = sections(report)
    common = folder([part.path for part in parts])
    return tuple(_file(number, part, common) for number, part in enumerate(parts, 1))


def folder(paths: Sequence[str]) -> str:
    """The folder that several files are all in, "" for a single file and for none."""
    above = (PurePath(path).parts[:-1] for path in paths)
    alike = takewhile(lambda steps: len(set(steps)) == 1, zip(*above, strict=False))
    common = PurePath(*(steps[0] for steps in alike))
    return str(common) if common.name and len(paths) > 1 else ""


def worst_sheets(shown: tuple[File, ...]) -> list[tuple[File, Sheet]]:
    """The tables with findings, worst first: by errors, then warnings, then hints."""
    found = [(file, sheet) for file in shown for sheet in file.sheets if sheet.part.findings]
    return sorted(found, key=lambda pair: _weight(pair[1]), reverse=True)


def places(shown: tuple[File, ...]) -> dict[str, tuple[Places, ...]]:
    """Where each rule found something, by its code, in the page's order."""
    listed: dict[str, list[Places]] = defaultdict(list)
    for file in shown:
        for sheet in (None, *file.sheets):
            own: dict[str, list[Numbered]] = defaultdict(list)
            for numbered in (sheet or file).part.findings:
                own[numbered.finding.rule].append(numbered)
            for code, findings in own.items():
                listed[code].append(Places(file, sheet, tuple(findings)))
    return {code: tuple(found) for code, found in listed.items()}


def _file(number: int, document: DocumentPart, common: str) -> File:
    anchor = f"d{number}"
    naming: dict[int | None, list[Numbered]] = defaultdict(list)
    for numbered in document.findings:
        for index in dict.fromkeys(table_of(pointer) for pointer in numbered.finding.related):
            naming[index].append(numbered)
    sheets = tuple(
        Sheet(
            f"{anchor}t{index + 1}",
            table,
            draw(table),
            advice(table.findings),
            tuple(naming[index]),
        )
        for index, table in enumerate(document.tables)
    )
    name = line(str(PurePath(document.path).relative_to(common)) if common else document.path)
    return File(anchor, name, document, advice(document.findings), sheets)


def _weight(sheet: Sheet) -> tuple[int, ...]:
    counts = by_severity(sheet.part.findings)
    return tuple(counts[severity] for severity in SEVERITIES)
