"""Pages on which a sheet too wide for the paper was printed side by side → one wide page each.

Such pages have the same row lines; cells that go over the cut have no edge there, and their text is
drawn on both pages, mostly outside what is seen.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from jixiaolint.readers.pdfium.geometry import Page, Rule
from jixiaolint.readers.pdfium.ruling import MAX_LINES, joined
from jixiaolint.readers.pdfium.twice import together

_SAME = 2.0
_FEWEST_LINES = 2
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
    def sides(self) -> tuple[float, float]:
        """How far the rules reach."""
        return self.left, self.right

    @property
    def cut(self) -> list[float]:
        """Rows open at the right alone; those open at both sides lie between two tables."""
        return [y for y in self.open_right if not _near(y, self.open_left)]


class _Taken(NamedTuple):
    """A page as it came: its rows, which of the wide pages it is on, how many are left of it, how
    far it was moved.
    """

    rows: _Rows | None
    number: int
    depth: int = 0
    moved: float = 0.0


class SideBySide:
    """Takes pages in order; `pages` are those taken, right parts joined to their left ones."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._rows: list[_Rows | None] = []
        self._taken: list[_Taken] = []
        self._last = 0, 0

    def take(self, page: Page) -> int:
        """Take a page, and say which of `pages` it became or was joined to."""
        rows = _rows(page)
        number = _left_part(self._rows, rows) if rows and rows.open_left else None
        wide = None if number is None else self._rows[number]
        if rows is not None and number is not None and wide is not None:
            left = max(i for i, one in enumerate(self._taken) if one.number == number)
            self._last = left, len(self._taken)
            self._join(page, rows, left, wide.right - rows.left)
        elif rows is not None and (beside := self._beside_last(rows)) is not None:
            self._join(page, rows, *beside)
        else:
            self._taken.append(_Taken(rows, len(self.pages)))
            self.pages.append(page)
            self._rows.append(rows)
        return self._taken[-1].number

    def _join(self, page: Page, rows: _Rows, left: int, moved: float) -> None:
        """Put a page to the right of another one that was taken."""
        _, number, depth, _ = self._taken[left]
        wide = self.pages[number] = _joined(self.pages[number], page, rows.left, moved)
        self._rows[number] = _rows(wide)
        self._taken.append(_Taken(rows, number, depth + 1, wide.beside[-1][1]))

    def _beside_last(self, rows: _Rows) -> tuple[int, float] | None:
        """The page that stands to this one as in the last pair that was joined, and how far the
        right one was moved there: all cells of both end at the cut. A sheet's pages come column by
        column, or row by row; the left one may lack its first column, if that is one cell.
        """
        last_left, last_right = self._last
        stride = last_right - last_left
        number = len(self._taken) - stride
        if not stride or number == last_left or (stride > 1 and number >= last_right):
            return None
        left, as_left, as_right = (self._taken[i] for i in (number, last_left, last_right))
        if left.rows is None or as_left.rows is None or as_right.rows is None:
            return None
        alike = left.depth == as_left.depth and _same(left.rows.lines, rows.lines)
        at_cut = alike and abs(left.rows.right - as_left.rows.right) <= _SAME
        same = at_cut and _same(rows.sides, as_right.rows.sides)
        return (number, as_right.moved) if same else None

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
    if len(lines) < _FEWEST_LINES:
        return None
    left, right = min(r.start for r in across), max(r.end for r in across)
    middles = [(a + b) / 2 for a, b in itertools.pairwise(lines)]
    return _Rows(lines, left, right, *(_open(page, x, middles) for x in (left, right)))


def _open(page: Page, x: float, middles: list[float]) -> list[float]:
    edge = [rule for rule in page.down if abs(rule.at - x) <= _SAME]
    return [y for y in middles if not any(rule.start <= y <= rule.end for rule in edge)]


def _left_part(known: Sequence[_Rows | None], rows: _Rows) -> int | None:
    """The number of the first page that goes on in one with these rows; of one that does so but for
    cells whose own edge is not drawn, if there is none.
    """
    nearly = None
    for number in range(max(0, len(known) - _LOOK_BACK), len(known)):
        left = known[number]
        if left is None or len(rows.lines) < 3 or not _same(left.lines, rows.lines):
            continue
        here = [y for y in rows.open_left if not _near(y, left.open_left)]
        if not left.cut or not here:
            continue
        if _same(left.cut, here):
            return number
        fewer, more = sorted((left.cut, here), key=len)
        if nearly is None and all(_near(y, more) for y in fewer):
            nearly = number
    return nearly


def _near(y: float, others: list[float]) -> bool:
    return any(abs(y - other) <= _SAME for other in others)


def _same(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(
        abs(a - b) <= _SAME for a, b in zip(some, others, strict=True)
    )


def _joined(page: Page, right: Page, left: float, moved: float) -> Page:
    """`page` with `right`, whose rules begin at `left`, beside it, moved so that text drawn on both
    pages comes to lie on itself.
    """
    runs, moved = together(page.runs, right.runs, moved)
    return page._replace(
        width=max(page.width, right.width + moved),
        across=page.across + tuple(Rule(y, a + moved, b + moved) for y, a, b in right.across),
        down=page.down + tuple(Rule(x + moved, a, b) for x, a, b in right.down),
        runs=runs,
        beside=(*page.beside, (left + moved, moved, right)),
    )
