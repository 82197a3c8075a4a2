"""The same advice for several places as one, with its places."""

from __future__ import annotations

from typing import NamedTuple

from jixiaolint.model.finding import Severity
from jixiaolint.reports.parts.sections import Numbered


class Advice(NamedTuple):
    """What one rule has to say of the findings, all of one severity and with one suggestion.

    `message` is what several findings all say, "" where each says its own.
    """

    rule: str
    title: str
    severity: Severity
    message: str
    suggestion: str
    findings: tuple[Numbered, ...]


def advice(findings: tuple[Numbered, ...]) -> tuple[Advice, ...]:
    """`findings` with those of the same advice together, in the order in which each first comes.

    Findings without a suggestion belong together only when their messages agree.
    """
    same: dict[tuple[str, ...], list[Numbered]] = {}
    for numbered in findings:
        one = numbered.finding
        said = ("suggestion", one.suggestion) if one.suggestion else ("message", one.message)
        same.setdefault((one.severity, one.rule, one.title, *said), []).append(numbered)
    return tuple(_together(group) for group in same.values())


def _together(group: list[Numbered]) -> Advice:
    first = group[0].finding
    alike = len(group) > 1 and all(one.finding.message == first.message for one in group)
    return Advice(
        first.rule,
        first.title,
        first.severity,
        first.message if alike else "",
        first.suggestion or "",
        tuple(group),
    )
