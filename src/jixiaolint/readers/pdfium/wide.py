"""Pages on which a sheet too wide for the paper was printed side by side → one wide page each.

Such pages have the same row lines; cells that go over the cut have no edge there, and their text is
drawn on both pages, mostly outside what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.readers.pdfium.geometry import Box, Page, Rule, Run
from jixiaolint.readers.pdfium.lattice import Lattice, lattices

_SAME = 2.0
_LOOK_BACK = 40
"""How many pages may lie between the left and the right part: a long sheet goes down first."""


def side_by_side(pages: Sequence[Page]) -> list[tuple[Page, list[Lattice]]]:
    """The pages with their lattices, right parts joined to their left ones."""
    found: list[tuple[Page, list[Lattice]]] = []
    for page in pages:
        drawn = lattices(page.across, page.down)
        at = _left_part(found, page, drawn) if _open(drawn, 0) else None
        if at is None:
            found.append((page, drawn))
            continue
        number, moved = at
        whole = _joined(found[number][0], page, moved)
        found[number] = whole, lattices(whole.across, whole.down)
    return found


def _open(drawn: list[Lattice], side: int) -> list[tuple[Lattice, list[float]]]:
    return [(one, rows) for one in drawn if (rows := one.open_rows(side))]


def _left_part(
    found: list[tuple[Page, list[Lattice]]], page: Page, drawn: list[Lattice]
) -> tuple[int, float] | None:
    """The number of the page that goes on in this one, and how far this one has to be moved."""
    for number in range(max(0, len(found) - _LOOK_BACK), len(found)):
        other, lattices_there = found[number]
        if abs(other.height - page.height) > _SAME:
            continue
        for left, rows in _open(lattices_there, -1):
            for right, rows_here in _open(drawn, 0):
                if _same(rows, rows_here) and _same_ends(left, right):
                    return number, left.xs[-1] - right.xs[0]
    return None


def _same(some: list[float], others: list[float]) -> bool:
    return len(some) == len(others) and all(
        abs(a - b) <= _SAME for a, b in zip(some, others, strict=True)
    )


def _same_ends(left: Lattice, right: Lattice) -> bool:
    return _same([left.ys[0], left.ys[-1]], [right.ys[0], right.ys[-1]])


def _joined(page: Page, right: Page, moved: float) -> Page:
    """`page` with `right` beside it."""
    cut = max(r.end for r in page.across)
    seen: dict[str, list[Run]] = {}
    for run in page.runs:
        seen.setdefault(run.text.strip(), []).append(run)
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
    clip: Box | None = run.clip.moved(by) if run.clip else None
    return run._replace(box=run.box.moved(by), clip=clip)


def _twice(run: Run, other: Run) -> bool:
    return abs(run.box.left - other.box.left) <= _SAME and abs(run.base - other.base) <= _SAME
