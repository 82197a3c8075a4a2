"""Runs of text → the slots of a lattice, each run by its middle; what overflows goes by its block."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.readers.pdfium.blocks import settled
from jixiaolint.readers.pdfium.cutting import Placed
from jixiaolint.readers.pdfium.geometry import MIDDLE, Box, Run
from jixiaolint.readers.pdfium.lattice import Lattice

_CROSSES = 0.1
"""How much of a run's size may lie beyond its cell before it counts as overflowing."""
_BEYOND = 3.0
"""Sizes beyond the table at which the text of a cell is no longer what flowed over its edge."""
_FAR = 80.0
"""Text further above or below a table than this cannot have flown over its edge."""


def fill(lattice: Lattice, runs: Sequence[Run]) -> tuple[dict[int, list[Run]], list[Run]]:
    """The runs of every slot, and those that stand outside the lattice."""
    top, bottom = lattice.box.top - _FAR, lattice.box.bottom + _FAR
    astray = [run for run in runs if run.clip and _astray(lattice.box, run, run.clip)]
    beyond = set(map(id, astray))
    placed = [
        _placed(lattice, run) for run in runs if top < run.base < bottom and id(run) not in beyond
    ]
    if _overflows(lattice, placed):
        placed = settled(lattice, placed)
    placed += [_placed(lattice, run) for run in astray]
    found: dict[int, list[Run]] = {}
    inside = set()
    for p in placed:
        if p.slot >= 0:
            found.setdefault(p.slot, []).append(p.run)
            inside.add(id(p.run))
    return found, [run for run in runs if id(run) not in inside]


def in_sight(runs: Sequence[Run]) -> list[Run]:
    """Runs outside of tables, those of one clip moved down or up to it together when some are drawn
    wholly above or below it: the label of a merged cell whose column is not drawn on this page.
    """
    hidden = {run.clip for run in runs if run.clip and not _seen(run, run.clip)}
    result = [run for run in runs if run.clip not in hidden]
    for clip in hidden:
        same = [run for run in runs if run.clip == clip]
        top, bottom = min(r.box.top for r in same), max(r.box.bottom for r in same)
        down = clip.top - top if top < clip.top else clip.bottom - bottom
        result += [run.lowered(down) for run in same]
    return result


def _seen(run: Run, clip: Box) -> bool:
    return run.box.top <= clip.bottom and clip.top <= run.box.bottom


def _astray(box: Box, run: Run, clip: Box) -> bool:
    """Whether a run stands well above or below a table that its clip belongs to: a sheet's program
    writes the label of a merged cell in the middle of the whole cell, on every page that shows a
    part of it.
    """
    most = _BEYOND * run.size
    beyond = run.box.bottom < box.top - most or run.box.top > box.bottom + most
    return beyond and box.top - 2 <= clip.top and clip.bottom <= box.bottom + 2


def _placed(lattice: Lattice, run: Run) -> Placed:
    x, y = _middle(run)
    near = lattice.at(x, y)
    if not lattice.box.holds(x, y):
        return Placed(run, -1, near)
    return Placed(run, near, near, run.clip is not None and _within(run.clip, lattice.boxes[near]))


def _within(clip: Box, box: Box) -> bool:
    """Whether a clip lies in a cell: then the text is that cell's."""
    across = box.left - 2 <= clip.left and clip.right <= box.right + 2
    return across and box.top - 2 <= clip.top and clip.bottom <= box.bottom + 2


def _middle(run: Run) -> tuple[float, float]:
    """The point that tells where a run belongs: its middle, drawn into what its clip shows."""
    clip = run.clip
    x, y = (run.box.left + run.box.right) / 2, run.base - MIDDLE * run.size
    if clip is not None and clip.right - clip.left > 2 and clip.bottom - clip.top > 2:
        left, right = max(run.box.left, clip.left), min(run.box.right, clip.right)
        x = (left + right) / 2 if left < right else min(max(x, clip.left + 1), clip.right - 1)
        y = min(max(y, clip.top + 1), clip.bottom - 1)
    return x, y


def _crosses(run: Run, slot: Box) -> bool:
    most = _CROSSES * run.size
    return run.box.top < slot.top - most or run.box.bottom > slot.bottom + most


def _overflows(lattice: Lattice, placed: list[Placed]) -> bool:
    """Whether some run lies over the edge of its cell, or a cell's text is drawn at two times."""
    seen: set[int] = set()
    last = -1
    for one in placed:
        if one.slot < 0:
            continue
        if one.slot != last and one.slot in seen:
            return True
        seen.add(one.slot)
        last = one.slot
        if _crosses(one.run, lattice.boxes[one.slot]):
            return True
    return False
