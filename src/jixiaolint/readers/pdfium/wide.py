"""Pages on which a sheet too wide for the paper was printed side by side → one wide page each.

Such pages have the same row lines; cells that go over the cut have no edge there, and their text is
drawn on both pages, mostly outside what is seen.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from jixiaolint.readers.pdfium.geometry import Page, Rule, Run
from jixiaolint.readers.pdfium.lattice import MAX_LINES, joined

_SAME = 2.0
_FEWEST_ROWS = 2
_LOOK_BACK = 40
"""How many pages may lie between the left and the right part: a long sheet goes down first."""


class _Rows(NamedTuple):
    """A page's row lines, how far its rules reach, and the rows without an edge at each side."""

    lines: list[float]
    left: float
    right: float
    open_left: list[float]
    open_right: list[float]

    @property
    def cut(self) -> list[float]:
        """Rows open at the right alone; those open at both sides lie between two tables."""
        return [y for y in self.open_right if not _near(y, self.open_left)]


class SideBySide:
    """Takes pages in order; `pages` are those taken, right parts joined to their left ones."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._rows: list[_Rows | None] = []

    def take(self, page: Page) -> int:
        """Take a page, and say which of `pages` it became or was joined to."""
        rows = _rows(page)
        number = _left_part(self._rows, rows) if rows and rows.open_left else None
        left = None if number is None else self._rows[number]
        if rows is None or number is None or left is None:
            self.pages.append(page)
            self._rows.append(rows)
            return len(self.pages) - 1
        self.pages[number] = _joined(self.pages[number], page, left.right, left.right - rows.left)
        self._rows[number] = _rows(self.pages[number])
        return number

    def waits(self, number: int) -> bool:
        """Whether a page has cells that go on to the right of it."""
        rows = self._rows[number]
        return rows is not None and bool(rows.cut)


def _rows(page: Page) -> _Rows | None:
    """None for a page without rows of a table."""
    across = joined(page.across)
    if not page.down or len(across) > MAX_LINES:
        return None
    lines = sorted({rule.at for rule in across})
    if len(lines) <= _FEWEST_ROWS:
        return None
    left, right = min(r.start for r in across), max(r.end for r in across)
    middles = [(a + b) / 2 for a, b in itertools.pairwise(lines)]
    return _Rows(lines, left, right, *(_open(page, x, middles) for x in (left, right)))


def _open(page: Page, x: float, middles: list[float]) -> list[float]:
    edge = [rule for rule in page.down if abs(rule.at - x) <= _SAME]
    return [y for y in middles if not any(rule.start <= y <= rule.end for rule in edge)]


def _left_part(known: Sequence[_Rows | None], rows: _Rows) -> int | None:
    """The number of the first page that goes on in one with these rows."""
    for number in range(max(0, len(known) - _LOOK_BACK), len(known)):
        left = known[number]
        if left is None or not _same(left.lines, rows.lines):
            continue
        here = [y for y in rows.open_left if not _near(y, left.open_left)]
        if left.cut and _same(left.cut, here):
            return number
    return None


def _near(y: float, others: list[float]) -> bool:
    return any(abs(y - other) <= _SAME for other in others)


def _same(some: list[float], others: list[float]) -> bool:
    return len(some) == len(others) and all(
        abs(a - b) <= _SAME for a, b in zip(some, others, strict=True)
    )


def _joined(page: Page, right: Page, cut: float, moved: float) -> Page:
    """`page`, which ends at `cut`, with `right` beside it, moved so that text drawn on both pages
    comes to lie on itself.
    """
    seen: dict[str, list[int]] = {}
    for number, run in enumerate(page.runs):
        seen.setdefault(run.text.strip(), []).append(number)
    twins: list[int | None] = []
    for run in right.runs:
        same = (i for i in seen.get(run.text.strip(), ()) if _twice(page.runs[i], run, moved))
        twins.append(next(same, None))
    apart = [
        page.runs[twin].box.left - run.box.left
        for run, twin in zip(right.runs, twins, strict=True)
        if twin is not None
    ]
    moved = median(apart) if apart else moved
    return page._replace(
        width=max(page.width, right.width + moved),
        across=page.across + tuple(Rule(y, a + moved, b + moved) for y, a, b in right.across),
        down=page.down + tuple(Rule(x + moved, a, b) for x, a, b in right.down),
        runs=_in_order(page.runs, [_moved(run, moved) for run in right.runs], twins),
        beside=(*page.beside, (cut, moved, right)),
    )


def _in_order(
    runs: Sequence[Run], more: Sequence[Run], twins: Sequence[int | None]
) -> tuple[Run, ...]:
    """The runs of two pages as they would have been drawn on one: what only the right page has
    comes after the run before it that both have.
    """
    after: dict[int, list[Run]] = {}
    at = len(runs) - 1
    for run, twin in zip(more, twins, strict=True):
        if twin is None:
            after.setdefault(at, []).append(run)
        else:
            at = twin
    return tuple(r for i, run in enumerate(runs) for r in (run, *after.get(i, ())))


def _moved(run: Run, by: float) -> Run:
    return run._replace(box=run.box.moved(by), clip=run.clip.moved(by) if run.clip else None)


def _twice(left: Run, run: Run, moved: float) -> bool:
    """Whether a run of the right page is one that the left page has too."""
    off = abs(run.box.left + moved - left.box.left)
    return off <= 2 * _SAME and abs(run.base - left.base) <= _SAME
