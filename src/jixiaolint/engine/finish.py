"""After the rules have spoken: the more specific complaint wins, and the order is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiaolint.engine.places import pointer
from jixiaolint.model.finding import Finding
from jixiaolint.model.place import Place

if TYPE_CHECKING:
    from jixiaolint.engine import Hitting

_ORDER = (
    "title", "number", "org", "money_unit", "code", "name", "budget", "total", "fiscal", "other",
    "purpose", "plan", "period", "goals", "indicators", "level1", "level2", "level3",
    "description", "value", "basis",
)  # fmt: skip
_TABLE_DEPTH = 2
"""Slashes in the pointer of a table: /tables/0."""
_RANK = {name: f"{rank:03d}" for rank, name in enumerate(_ORDER)}


def unbeaten(hits: Sequence[Hitting]) -> list[Hitting]:
    """The hits without those that a more specific rule beats at the same cell.

    A hit on a whole row or section stands for every cell in it.
    """
    beaten: dict[str, list[str]] = {}
    for hitting in hits:
        if hitting.table and hitting.rule.beats:
            spot = pointer(hitting)
            for code in hitting.rule.beats:
                beaten.setdefault(code, []).append(spot)
    return [h for h in hits if h.tables or not _within(pointer(h), beaten.get(h.rule.id, ()))]


def _within(spot: str, others: Sequence[str]) -> bool:
    """Whether one of the pointers is this one, is part of it, or holds it (not the table as a whole)."""
    return any(spot == other or _holds(spot, other) or _holds(other, spot) for other in others)


def _holds(whole: str, part: str) -> bool:
    return whole.count("/") > _TABLE_DEPTH and part.startswith(f"{whole}/")


def _by_reading(place: Place) -> Iterator[str]:
    """A place outside the tables as texts that sort as one reads: a box on a page by top, then left."""
    for step in place:
        numbers = (step[1], step[0]) if isinstance(step, tuple) else (step,)
        yield from (n if isinstance(n, str) else f"{n:012.2f}" for n in numbers)


def _place_key(finding: Finding) -> tuple[int, list[str], str, str]:
    steps = finding.pointer.split("/")[3:]
    key = [step.zfill(6) if step.isdigit() else _RANK.get(step, "999") for step in steps]
    if finding.table is None and finding.place is not None:
        key = list(_by_reading(finding.place))
    return (-1 if finding.table is None else finding.table, key, finding.rule, finding.message)


def ordered(findings: list[Finding]) -> list[Finding]:
    """By place, then code; a fingerprint that occurs again gets its count, so that each is its own."""
    seen: dict[str, int] = {}
    result = []
    for finding in sorted(findings, key=_place_key):
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        mark = finding.fingerprint if count == 1 else f"{finding.fingerprint}-{count}"
        result.append(replace(finding, fingerprint=mark))
    return result
