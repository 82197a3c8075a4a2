"""Runs of text → the slots of a lattice, each run by its middle; what overflows goes by its block."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.readers.pdfium.geometry import Box, Run
from jixiaolint.readers.pdfium.lattice import Lattice

_CROSSES = 0.1
"""How much of a run's size may lie beyond its cell before it counts as overflowing."""
_NEAR = 6.0
"""Text this far outside a lattice may still be clipped text of it."""


def fill(lattice: Lattice, runs: Sequence[Run]) -> tuple[dict[int, list[Run]], list[Run]]:
    """The runs of every slot, and those that stand outside the lattice."""
    box = lattice.box
    inside: list[tuple[Run, int]] = []
    outside: list[Run] = []
    crossing = False
    for run in runs:
        x, y = _middle(run)
        if not box.holds(x, y):
            outside.append(run)
            continue
        slot = lattice.at(x, y)
        inside.append((run, slot))
        crossing = crossing or _crosses(run, lattice.slot_box(slot))
    if crossing:
        inside = _by_block(lattice, inside)
    found: dict[int, list[Run]] = {}
    for run, slot in inside:
        found.setdefault(slot, []).append(run)
    return found, outside


def _middle(run: Run) -> tuple[float, float]:
    """The point that tells where a run belongs: its middle, drawn into what its clip shows."""
    x, y = (run.box.left + run.box.right) / 2, run.middle
    clip = run.clip
    if clip is not None and clip.right - clip.left > 2 and clip.bottom - clip.top > 2:
        left, right = max(run.box.left, clip.left), min(run.box.right, clip.right)
        x = (left + right) / 2 if left < right else min(max(x, clip.left + 1), clip.right - 1)
        y = min(max(y, clip.top + 1), clip.bottom - 1)
    return x, y


def _crosses(run: Run, slot: Box) -> bool:
    most = _CROSSES * run.size
    return run.box.top < slot.top - most or run.box.bottom > slot.bottom + most


def _by_block(lattice: Lattice, inside: list[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """Lines drawn one below another are one block, and all of it belongs where its middle is.

    A sheet's program draws the lines of a cell one after another, centred on a row that may be too
    low for them, so that the first and last lie over the rows above and below.
    """
    result: list[tuple[Run, int]] = []
    block: list[list[tuple[Run, int]]] = []
    for line in _lines(inside):
        if block and not _goes_on(lattice, block[-1], line):
            result += _settled(lattice, block)
            block = []
        block.append(line)
    return result + _settled(lattice, block)


def _lines(inside: list[tuple[Run, int]]) -> list[list[tuple[Run, int]]]:
    """Runs on one base line in one column, in the order in which they are drawn."""
    lines: list[list[tuple[Run, int]]] = []
    for run, slot in inside:
        if lines:
            last, last_slot = lines[-1][-1]
            near = abs(last.base - run.base) < 0.3 * run.size
            if near and last_slot == slot and last.clip == run.clip:
                lines[-1].append((run, slot))
                continue
        lines.append([(run, slot)])
    return lines


def _goes_on(
    lattice: Lattice, line: list[tuple[Run, int]], following: list[tuple[Run, int]]
) -> bool:
    """Whether a line of a block goes on in the line drawn after it."""
    (run, slot), (after, after_slot) = line[0], following[0]
    step = (after.base - run.base) / run.size
    if not 0.7 < step < 1.8 or run.clip != after.clip:
        return False
    one, other = lattice.slots[slot], lattice.slots[after_slot]
    if (one.col, one.col_end) != (other.col, other.col_end):
        return False
    if slot == after_slot:
        return True
    box = lattice.slot_box(slot)
    written = line[-1][0].box.right - line[0][0].box.left
    return written + 2.2 * run.size > box.right - box.left


def _settled(lattice: Lattice, block: list[list[tuple[Run, int]]]) -> list[tuple[Run, int]]:
    """The runs of a block with their slot."""
    pairs = [pair for line in block for pair in line]
    if len(block) < 2 or not any(_crosses(r, lattice.slot_box(s)) for r, s in pairs):
        return pairs
    first, last = pairs[0][0], pairs[-1][0]
    x, _ = _middle(first)
    y = (first.middle + last.middle) / 2
    if not lattice.box.holds(x, y):
        return pairs
    slot = lattice.at(x, y)
    return [(run, slot) for run, _ in pairs]
