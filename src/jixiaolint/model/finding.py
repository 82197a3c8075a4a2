"""What the rules say: findings, and what they covered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from jixiaolint.model.document import Document
from jixiaolint.model.place import Place

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SEVERITY_WORDS: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}


class Replacement(NamedTuple):
    """A new text that may be put into a cell without asking anybody.

    `pointer` names the field and `place` its cell; `old` is the field's text now, `new` what it
    becomes.
    """

    pointer: str
    place: Place | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, worded, with its severity and place.

    `table` is the index into the document's tables, None for the document as a whole; `pointer` an
    RFC 6901 pointer into the document of the `extract` output; `related` the other places that the
    finding speaks of; `text` what stands at the place; `fingerprint` stays the same when tables
    move and other parts are edited; `replacements` are the new texts, one a cell, that together
    make the fault go away, none where the new text is not certain.
    """

    rule: str
    title: str
    severity: Severity
    message: str
    suggestion: str | None
    path: str
    table: int | None
    pointer: str
    related: tuple[str, ...]
    text: str
    place: Place | None
    fingerprint: str
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A row that could not be understood, for the coverage."""

    table: int | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """What was read of one document."""

    path: str
    tables: int
    indicators: int
    not_understood: tuple[RowTrouble, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a report needs to know of a rule that was in force."""

    id: str
    title: str
    severity: Severity
    pack: str
    aspect: str
    """完整性, 相关性, 适当性 or 可行性: the side of the review that the rule serves."""
    why: str
    fix: str
    source: str

    @property
    def told(self) -> dict[str, str]:
        """What there is to say of the rule, each under its heading; what is blank is left out."""
        texts = {"为什么查": self.why, "怎么改": self.fix, "依据": self.source}
        return {heading: text.strip() for heading, text in texts.items() if text.strip()}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Tables and rows read for every document, and how many places each rule judged."""

    documents: tuple[DocumentCoverage, ...]
    judged: dict[str, int] = field(default_factory=dict)

    @property
    def never_applied(self) -> tuple[str, ...]:
        """Codes of the rules in force that judged nothing."""
        return tuple(code for code, places in self.judged.items() if not places)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report format may show, in its final order."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    rules: dict[str, RuleFacts]
    accepted: int = 0
    """Findings not shown because somebody accepted them for a time."""
    baselined: int = 0
    """Findings not shown because the baseline has them."""
    remarks: tuple[str, ...] = ()
    """What else a reader should know: acceptances that expired or match nothing …"""
    interrupted: bool = False
    """The run was stopped by hand: files after the last document were not read."""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)
