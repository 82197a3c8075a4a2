"""Text drawn on two pages that stand side by side, taken once.

A program draws the text of a cell over the cut on both pages, on each perhaps in other pieces: only
what is seen of a line may be written there, and where one piece overlaps another it was taken apart
into its characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from jixiaolint.readers.pdfium.geometry import Run

_NEAR = 4.0
_LEVEL = 2.0
_INSIDE = 0.5
"""How much of a run's width lies in the room of another that has the same text."""


def together(
    left: Sequence[Run], right: Sequence[Run], moved: float
) -> tuple[tuple[Run, ...], float]:
    """The runs of two pages as they would have been drawn on one, and how far the right page is to
    be moved for that: about as far as `moved`, exactly so that what both have lies on itself.

    What only the right page has comes after the run before it that both have.
    """
    twins = _exact(left, right, moved)
    apart = [left[i].box.left - right[n].box.left for n, i in twins.items()]
    moved = median(apart) if apart else moved
    levels: dict[int, list[int]] = {}
    for i, run in enumerate(left):
        levels.setdefault(round(run.base / _LEVEL), []).append(i)
    after: dict[int, list[Run]] = {}
    gone: set[int] = set()
    at = len(left) - 1
    for n, run in enumerate(right):
        if n in twins:
            at = twins[n]
            continue
        there = run._replace(box=run.box.moved(moved), clip=run.clip and run.clip.moved(moved))
        same = _pieces(left, levels, there)
        at = same[-1] if same else at
        here = "".join(left[i].text for i in same).replace(" ", "")
        plain = run.text.replace(" ", "")
        if not same or plain not in here:
            after.setdefault(at, []).append(there)
            gone.update(same if here in plain else ())
    runs = (
        one
        for i, run in enumerate(left)
        for one in (*(() if i in gone else (run,)), *after.get(i, ()))
    )
    return tuple(runs), moved


def _exact(left: Sequence[Run], right: Sequence[Run], moved: float) -> dict[int, int]:
    """For runs of the right page by number, the run of the left page that is the same."""
    seen: dict[str, list[int]] = {}
    for i, run in enumerate(left):
        seen.setdefault(run.text.strip(), []).append(i)
    found = {}
    for n, run in enumerate(right):
        for i in seen.get(run.text.strip(), ()):
            off = abs(run.box.left + moved - left[i].box.left)
            if off <= _NEAR and abs(run.base - left[i].base) <= _LEVEL:
                found[n] = i
                break
    return found


def _pieces(left: Sequence[Run], levels: dict[int, list[int]], run: Run) -> list[int]:
    """The runs of the left page of which, or of `run`, the most lies in the other, left to right."""
    start, _, end, _ = run.box
    level = round(run.base / _LEVEL)
    found = []
    for near in (level - 1, level, level + 1):
        for i in levels.get(near, ()):
            low, _, high, _ = left[i].box
            if low >= end or high <= start:
                continue
            common = min(high, end) - max(low, start)
            if common > _INSIDE * min(high - low, end - start):
                found.append(i)
    return sorted(found, key=lambda i: left[i].box.left)
