"""Rules on a page → whole lines, and the groups of lines that meet: one for each table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jixiaolint.readers.pdfium.geometry import Rule

SAME_LINE = 2.5
"""Rules no further apart are one line: double borders are up to 2 points wide."""
GAP = 3.0
"""Dashes with no more between them, and lines that miss each other by no more, meet."""
MAX_LINES = 600
"""A page with more is a drawing or a map."""


def joined(rules: Iterable[Rule], gap: float = GAP) -> list[Rule]:
    """Rules on one line as one line, pieces that meet as one piece."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= SAME_LINE:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    pieces = []
    for line in lines:
        at = max(line, key=lambda r: r.end - r.start).at
        start, end = 0.0, -1e9
        for _, low, high in sorted(line, key=lambda r: r.start):
            if low > end + gap:
                if end > start:
                    pieces.append(Rule(at, start, end))
                start, end = low, high
            else:
                end = max(end, high)
        if end > start:
            pieces.append(Rule(at, start, end))
    return pieces


def groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other, directly or through others."""
    found: list[tuple[list[Rule], list[Rule]]] = []
    left, waiting = list(across), list(down)
    while left:
        group: tuple[list[Rule], list[Rule]] = ([left.pop()], [])
        fresh = group[0][:]
        lying = True
        while fresh:
            pool = waiting if lying else left
            near: list[Rule] = []
            far: list[Rule] = []
            for rule in pool:
                (near if any(_meet(one, rule) for one in fresh) else far).append(rule)
            pool[:] = far
            group[1 if lying else 0].extend(near)
            fresh, lying = near, not lying
        if group[1]:
            found.append(group)
    return found


def _meet(one: Rule, other: Rule) -> bool:
    at, start, end = one
    other_at, other_start, other_end = other
    return other_start - GAP <= at <= other_end + GAP and start - GAP <= other_at <= end + GAP
