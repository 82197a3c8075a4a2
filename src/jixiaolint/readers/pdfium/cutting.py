"""A chain of lines → blocks of text, each for its cell, at the least cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jixiaolint.readers.pdfium.geometry import Box, Run
from jixiaolint.readers.pdfium.lattice import Lattice

_BLOCK = 0.3
_SHORT_LINE_GOES_ON = 0.5
_FULL_LINE_ENDS = 0.4
_FROM_HOME = 0.4
TAKEN = 0.5
OWNED = 1.2
_TOO_WIDE = 1.0
_OUTSIDE = 5.0
_NOT_CENTRED = 0.4
_CONTRARY = 50.0
"""What each strangeness costs, in lines' heights off the middle."""
CENTRED = 0.15
"""So many sizes off the middle of its cell is still in the middle."""


class Placed(NamedTuple):
    """A run with the slot in which its middle lies (-1 outside), and the nearest slot; `sure` when
    its clip lies within that slot.
    """

    run: Run
    slot: int
    near: int
    sure: bool = False


class RunLine(NamedTuple):
    """The runs of a line with its extents and the middle of its height."""

    runs: list[Placed]
    left: float
    right: float
    y: float

    @property
    def first(self) -> Placed:
        """The run at its left."""
        return self.runs[0]


def covers(box: Box, lines: Sequence[RunLine]) -> bool:
    """Whether lines are not wider than a cell."""
    return all(box.left - 2 <= line.left and line.right <= box.right + 2 for line in lines)


def in_the_middle(box: Box, line: RunLine) -> bool:
    """Whether a line fits in a cell, and stands in the middle of its height."""
    middle = (box.top + box.bottom) / 2
    return abs(line.y - middle) < CENTRED * line.first.run.size and covers(box, [line])


class Cutter:
    """Cuts a chain into blocks at the least cost. `taken` are slots that have other text too, with what
    it costs to write into them: TAKEN, or OWNED where that is one line in their middle.
    """

    def __init__(self, lattice: Lattice, chain: list[RunLine], taken: dict[int, float]) -> None:
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
        told = {one.slot for line in lines for one in line.runs if one.sure}
        cost = ways[start][0] + _BLOCK + _CONTRARY * (len(told) > 1)
        if not told and not self.lattice.box.holds(x, y):
            return cost + _OUTSIDE * any(line.first.slot >= 0 for line in lines), start, -1
        slot = min(told) if told else self.lattice.at(x, y)
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
        cost += self.taken.get(slot, 0.0) + _TOO_WIDE * (not covers(box, lines))
        return cost, start, slot

    def _at_home(self, line: RunLine) -> bool:
        """Whether a line alone is in the middle of a cell that has no other text."""
        slot = line.first.slot
        if slot < 0 or slot in self.taken:
            return False
        return in_the_middle(self.lattice.boxes[slot], line)


def _off_centre(box: Box, lines: list[RunLine], y: float, size: float) -> float:
    """How far a block is from the middle of its cell, or from its upper or lower edge."""
    middle = abs(y - (box.top + box.bottom) / 2)
    upper = abs(lines[0].y - 0.6 * size - box.top)
    lower = abs(lines[-1].y + 0.6 * size - box.bottom)
    return 1.5 * min(1.0, middle / size, _NOT_CENTRED + min(upper, lower) / size)
