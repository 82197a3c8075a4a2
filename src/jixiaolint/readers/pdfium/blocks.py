"""Text that flows over its cell: the lines drawn one below another → the cells they belong to.

A sheet's program draws the lines of a cell one after another, centred on a row that may be too low
for them, so that the first and last lie over the rows above and below. Which lines make a block is
decided together, by what would be strange: a block that is not centred in its cell, a full line
that does not go on, a line that is not full and goes on, text drawn into a cell that has its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from jixiaolint.readers.pdfium.cutting import (
    CENTRED,
    OWNED,
    TAKEN,
    Cutter,
    Placed,
    RunLine,
    covers,
    in_the_middle,
)
from jixiaolint.readers.pdfium.geometry import Box, Run
from jixiaolint.readers.pdfium.lattice import Lattice

_LONGEST = 40


def settled(lattice: Lattice, placed: list[Placed]) -> list[Placed]:
    """The runs, in the order in which they are drawn, with the slots of their blocks."""
    chains = list(_chains(lattice, _lines(lattice, placed, _alone(lattice, placed))))
    taken = _taken(lattice, chains)
    result: list[Placed] = []
    for chain in chains:
        for start in range(0, len(chain), _LONGEST):
            result += Cutter(lattice, chain[start : start + _LONGEST], taken).cut()
    return result


def _taken(lattice: Lattice, chains: list[list[RunLine]]) -> dict[int, float]:
    """What it costs to write into slots that have text of their own."""
    times = Counter(slot for chain in chains for slot in {line.first.slot for line in chain})
    found = {slot: TAKEN for slot, number in times.items() if number > 1}
    for line in (chain[0] for chain in chains if len(chain) == 1):
        slot = line.first.slot
        owned = slot >= 0 and in_the_middle(lattice.boxes[slot], line)
        found[slot] = max(found.get(slot, 0.0), OWNED if owned else TAKEN)
    return found


def _alone(lattice: Lattice, placed: list[Placed]) -> set[int]:
    """The slots whose text is one line in their middle that fits, nothing written over it."""
    found: dict[int, list[Run]] = {}
    for one in placed:
        found.setdefault(one.slot, []).append(one.run)
    return {slot for slot in found if slot >= 0 and _one_line(lattice.boxes[slot], found[slot])}


def _one_line(box: Box, runs: list[Run]) -> bool:
    middle = (box.top + box.bottom) / 2
    if any(abs(run.middle - middle) > CENTRED * run.size for run in runs):
        return False
    runs = sorted(runs, key=lambda run: run.box.left)
    inside = box.left - 2 <= runs[0].box.left and max(r.box.right for r in runs) <= box.right + 2
    return inside and all(a.box.right - b.box.left < 0.3 * b.size for a, b in pairwise(runs))


def _lines(lattice: Lattice, placed: list[Placed], alone: set[int]) -> Iterator[RunLine]:
    """Runs on one base line, in the order in which they are drawn; those of cells that each have
    a line of their own are not one.
    """
    line: list[Placed] = []
    for one in placed:
        apart = bool(line) and line[-1].slot != one.slot and {line[-1].slot, one.slot} <= alone
        if line and (apart or not _beside(lattice, line[-1], one)):
            yield _line(line)
            line = []
        line.append(one)
    if line:
        yield _line(line)


def _beside(lattice: Lattice, last: Placed, one: Placed) -> bool:
    """Whether a run goes on a line: in the same cell, or near and with a cell above or below that
    is wide enough for both.
    """
    run, before = one.run, last.run
    gap = run.box.left - before.box.right
    if abs(before.base - run.base) >= 0.3 * run.size or gap < -0.5 * run.size:
        return False
    if last.near == one.near:
        return True
    if gap > 1.3 * run.size:
        return False
    x = (before.box.right + run.box.left) / 2
    both = (_line([last]), _line([one]))
    return any(
        covers(lattice.boxes[lattice.at(x, run.middle + step * run.size)], both)
        for step in (-1.2, -0.7, 0.7, 1.2)
    )


def _line(runs: list[Placed]) -> RunLine:
    return RunLine(runs, runs[0].run.box.left, runs[-1].run.box.right, runs[0].run.middle)


def _chains(lattice: Lattice, lines: Iterator[RunLine]) -> Iterator[list[RunLine]]:
    """Lines, one a little below the other, that fit in the cell of one of them or between them."""
    chain: list[RunLine] = []
    for line in lines:
        if chain and not _may_go_on(lattice, chain[-1], line):
            yield chain
            chain = []
        chain.append(line)
    if chain:
        yield chain


def _may_go_on(lattice: Lattice, line: RunLine, after: RunLine) -> bool:
    step = (after.y - line.y) / after.first.run.size
    if not 0.7 < step < 1.8:
        return False
    x, y = (line.left + line.right + after.left + after.right) / 4, (line.y + after.y) / 2
    slots = (line.first.near, after.first.near, lattice.at(x, y))
    return any(covers(lattice.boxes[slot], (line, after)) for slot in slots)
