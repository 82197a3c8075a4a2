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
from typing import NamedTuple

from jixiaolint.readers.pdfium.geometry import Box, Run
from jixiaolint.readers.pdfium.lattice import Lattice

_BLOCK = 0.3
_SHORT_LINE_GOES_ON = 0.5
_FULL_LINE_ENDS = 0.4
_FROM_HOME = 0.4
_TAKEN = 0.5
_TOO_WIDE = 1.0
_OUTSIDE = 5.0
_NOT_CENTRED = 0.4
"""What each strangeness costs, in lines' heights off the middle."""
_CENTRED = 0.15
_LONGEST = 40


class Placed(NamedTuple):
    """A run with the slot in which its middle lies (-1 outside), and the nearest slot."""

    run: Run
    slot: int
    near: int


class _Line(NamedTuple):
    """The runs of a line with its extents and the middle of its height."""

    runs: list[Placed]
    left: float
    right: float
    y: float

    @property
    def first(self) -> Placed:
        """The run at its left."""
        return self.runs[0]


def settled(lattice: Lattice, placed: list[Placed]) -> list[Placed]:
    """The runs, in the order in which they are drawn, with the slots of their blocks."""
    chains = list(_chains(lattice, _lines(lattice, placed, _alone(lattice, placed))))
    times = Counter(slot for chain in chains for slot in {line.first.slot for line in chain})
    twice = {slot for slot, number in times.items() if number > 1}
    once = {chain[0].first.slot for chain in chains if len(chain) == 1}
    result: list[Placed] = []
    for chain in chains:
        for start in range(0, len(chain), _LONGEST):
            cutter = _Cutter(lattice, chain[start : start + _LONGEST], twice | once)
            result += cutter.cut()
    return result


def _alone(lattice: Lattice, placed: list[Placed]) -> set[int]:
    """The slots whose text is one line in their middle that fits, nothing written over it."""
    found: dict[int, list[Run]] = {}
    for run, slot, _ in placed:
        found.setdefault(slot, []).append(run)
    return {slot for slot in found if slot >= 0 and _one_line(lattice.boxes[slot], found[slot])}


def _one_line(box: Box, runs: list[Run]) -> bool:
    middle = (box.top + box.bottom) / 2
    if any(abs(run.middle - middle) > _CENTRED * run.size for run in runs):
        return False
    runs = sorted(runs, key=lambda run: run.box.left)
    inside = box.left - 2 <= runs[0].box.left and max(r.box.right for r in runs) <= box.right + 2
    return inside and all(a.box.right - b.box.left < 0.3 * b.size for a, b in pairwise(runs))


def _lines(lattice: Lattice, placed: list[Placed], alone: set[int]) -> Iterator[_Line]:
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
        _covers(lattice.boxes[lattice.at(x, run.middle + step * run.size)], both)
        for step in (-1.2, 1.2)
    )


def _line(runs: list[Placed]) -> _Line:
    return _Line(runs, runs[0].run.box.left, runs[-1].run.box.right, runs[0].run.middle)


def _chains(lattice: Lattice, lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Lines, one a little below the other, that fit in the column of one of them."""
    chain: list[_Line] = []
    for line in lines:
        if chain and not _may_go_on(lattice, chain[-1], line):
            yield chain
            chain = []
        chain.append(line)
    if chain:
        yield chain


def _may_go_on(lattice: Lattice, line: _Line, after: _Line) -> bool:
    step = (after.y - line.y) / after.first.run.size
    if not 0.7 < step < 1.8:
        return False
    return any(_covers(lattice.boxes[one.first.near], (line, after)) for one in (line, after))


def _covers(box: Box, lines: tuple[_Line, ...] | list[_Line]) -> bool:
    return all(box.left - 2 <= line.left and line.right <= box.right + 2 for line in lines)


class _Cutter:
    """Cuts a chain into blocks at the least cost. `taken` are slots that have other text too."""

    def __init__(self, lattice: Lattice, chain: list[_Line], taken: set[int]) -> None:
        self.lattice = lattice
        self.chain = chain
        self.taken = taken
        self.at_home = [self._at_home(line) for line in chain]

    def cut(self) -> list[Placed]:
        """The chain's runs with the slots of their blocks; the cheapest way to each line is kept."""
        if len(self.chain) == 1:
            return self.chain[0].runs
        ways: list[tuple[float, int, int]] = [(0.0, 0, -1)]
        for end in range(1, len(self.chain) + 1):
            ways.append(min(self._way(ways, start, end) for start in range(end)))
        blocks: list[list[Placed]] = []
        end = len(self.chain)
        while end:
            _, start, slot = ways[end]
            runs = [one for line in self.chain[start:end] for one in line.runs]
            blocks.append([Placed(one.run, slot, one.near) for one in runs])
            end = start
        return [one for block in reversed(blocks) for one in block]

    def _way(
        self, ways: list[tuple[float, int, int]], start: int, end: int
    ) -> tuple[float, int, int]:
        """What it costs to come to `end` by a block that begins at `start`, and its slot."""
        lines = self.chain[start:end]
        y = (lines[0].y + lines[-1].y) / 2
        x = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
        cost = ways[start][0] + _BLOCK
        if not self.lattice.box.holds(x, y):
            return cost + _OUTSIDE * any(line.first.slot >= 0 for line in lines), start, -1
        slot = self.lattice.at(x, y)
        box = self.lattice.boxes[slot]
        size = lines[0].first.run.size
        full = [line.right - line.left > box.right - box.left - 1.8 * size for line in lines]
        cost += _off_centre(box, lines, y, size) + _SHORT_LINE_GOES_ON * full[:-1].count(False)
        if len(lines) > 1:
            cost += _FROM_HOME * sum(
                self.at_home[i] and self.chain[i].first.slot != slot for i in range(start, end)
            )
        if full[-1] and end < len(self.chain) and not self.at_home[end - 1]:
            cost += _FULL_LINE_ENDS
        cost += _TAKEN * (slot in self.taken) + _TOO_WIDE * (not _covers(box, lines))
        return cost, start, slot

    def _at_home(self, line: _Line) -> bool:
        """Whether a line alone is in the middle of a cell that has no other text."""
        slot = line.first.slot
        if slot < 0 or slot in self.taken:
            return False
        box = self.lattice.boxes[slot]
        middle = (box.top + box.bottom) / 2
        return abs(line.y - middle) < _CENTRED * line.first.run.size and _covers(box, [line])


def _off_centre(box: Box, lines: list[_Line], y: float, size: float) -> float:
    """How far a block is from the middle of its cell, or from its upper or lower edge."""
    middle = abs(y - (box.top + box.bottom) / 2)
    upper = abs(lines[0].y - 0.6 * size - box.top)
    lower = abs(lines[-1].y + 0.6 * size - box.bottom)
    return 1.5 * min(1.0, middle / size, _NOT_CENTRED + min(upper, lower) / size)
