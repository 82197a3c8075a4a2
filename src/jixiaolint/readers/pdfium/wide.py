"""Pages on which a sheet too wide for the paper was printed side by side → one wide page each.

Such pages have the same row lines; cells that go over the cut have no edge there, and their text is
drawn on both pages, mostly outside what is seen.
"""

from __future__ import annotations

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


def side_by_side(pages: Sequence[Page]) -> list[Page]:
    """The pages in order, right parts joined to their left ones."""
    found: list[Page] = []
    known: list[_Rows | None] = []
    for page in pages:
        rows = _rows(page)
        number = _left_part(known, rows) if rows and rows.open_left else None
        if rows is None or number is None:
            found.append(page)
            known.append(rows)
            continue
        left = known[number]
        assert left is not None
        found[number] = _joined(found[number], page, left.right, left.right - rows.left)
        known[number] = _rows(found[number])
    return found


def _rows(page: Page) -> _Rows | None:
    """None for a page without rows of a table."""
    across = joined(page.across)
    if not page.down or len(across) > MAX_LINES:
        return None
    lines = sorted({rule.at for rule in across})
    if len(lines) <= _FEWEST_ROWS:
        return None
    left, right = min(r.start for r in across), max(r.end for r in across)
    middles = [(a + b) / 2 for a, b in zip(lines, lines[1:], strict=False)]
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
        between = left.open_left  # these lie between two tables
        cut = [y for y in left.open_right if not _near(y, between)]
        if cut and _same(cut, [y for y in rows.open_left if not _near(y, between)]):
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
    comes to lie on itself."""
    seen: dict[str, list[Run]] = {}
    for run in page.runs:
        seen.setdefault(run.text.strip(), []).append(run)
    apart = [
        other.box.left - run.box.left
        for run in right.runs
        for other in seen.get(run.text.strip(), ())
        if _twice(_moved(run, moved), other)
    ]
    moved = median(apart) if apart else moved
    more = [
        run
        for run in (_moved(run, moved) for run in right.runs)
        if not any(_twice(run, other) for other in seen.get(run.text.strip(), ()))
    ]
    return page._replace(
        width=max(page.width, right.width + moved),
        across=page.across + tuple(Rule(y, a + moved, b + moved) for y, a, b in right.across),
        down=page.down + tuple(Rule(x + moved, a, b) for x, a, b in right.down),
        runs=page.runs + tuple(more),
        beside=(*page.beside, (cut, moved, right)),
    )


def _moved(run: Run, by: float) -> Run:
    return run._replace(box=run.box.moved(by), clip=run.clip.moved(by) if run.clip else None)


def _twice(run: Run, other: Run) -> bool:
    return abs(run.box.left - other.box.left) <= 2 * _SAME and abs(run.base - other.base) <= _SAME
