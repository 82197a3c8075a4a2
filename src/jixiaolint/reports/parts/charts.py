"""Bars that a page draws beside its numbers."""

from __future__ import annotations

from typing import NamedTuple

from jixiaolint.model.finding import SEVERITIES, Severity


class Segment(NamedTuple):
    """A piece of a bar; `start` and `width` in % of the longest bar."""

    severity: Severity
    start: float
    width: float


def bar(counts: dict[Severity, int], longest: int) -> tuple[Segment, ...]:
    """The bar of `counts`, worst severity first; a bar of `longest` findings has the full width.

    Severities without a finding have no piece.
    """
    segments, before = [], 0
    for severity in SEVERITIES:
        count = counts.get(severity, 0)
        if count:
            start = round(before * 100 / longest, 2)
            width = round(count * 100 / longest, 2)
            segments.append(Segment(severity, start, width))
        before += count
    return tuple(segments)
