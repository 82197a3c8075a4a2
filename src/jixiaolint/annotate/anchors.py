"""Which cell or paragraph gets which findings, and in what words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiaolint.model.document import Document, Table
from jixiaolint.model.finding import SEVERITY_WORDS
from jixiaolint.model.place import Place
from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.placed import Placed
from jixiaolint.reports.parts.words import line

Anchors = Mapping[Place | None, Sequence[Placed]]
"""Findings by the place that carries their comment; None: the beginning of the file."""

SHOWN_COLUMNS = 1000
"""A comment is read in a narrow column: texts beyond this are cut."""

MOST_OTHERS = 6

AUTHOR = "绩效目标检查"
INITIALS = "检"


def anchors(document: Document, findings: Sequence[Placed]) -> Anchors:
    """The findings of a document by place, in their order.

    One without a cell stands at its table's title, or the table's first cell; one of the whole
    document at the first paragraph, or the first cell.
    """
    found: dict[Place | None, list[Placed]] = {}
    for one in findings:
        place = one.finding.place
        if place is None:
            place = _of_table(one.table) if one.table else _of_document(document)
        found.setdefault(place, []).append(one)
    return found


def _of_table(table: Table) -> Place | None:
    if table.title.place is not None:
        return table.title.place
    return table.grid.cells[0].place if table.grid.cells else None


def _of_document(document: Document) -> Place | None:
    if document.paragraphs:
        return document.paragraphs[0].place
    return _of_table(document.tables[0]) if document.tables else None


def told(findings: Sequence[Placed]) -> list[str]:
    """The lines of a comment: what is wrong, what to write instead, what else it concerns."""
    lines = []
    for number, one in enumerate(findings, 1):
        finding = one.finding
        mark = f"{number}. " if len(findings) > 1 else ""
        word = SEVERITY_WORDS[finding.severity]
        whole = "整份文件：" if finding.table is None and finding.place is None else ""
        lines.append(f"{mark}【{word}】{whole}{_shown(finding.message)}（{finding.rule}）")
        if finding.suggestion:
            lines.append(f"建议：{_shown(finding.suggestion)}")
        if one.others.total and not whole:  # of the whole document: the message names the tables
            lines.append(f"相关：{one.others.told(MOST_OTHERS)}")
    return lines


def _shown(text: str) -> str:
    return clip(line(text), SHOWN_COLUMNS)
