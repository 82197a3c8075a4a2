"""Rules on a page → the lattices they make: column and row lines, and cells merged by missing edges."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jixiaolint.readers.pdfium.geometry import Box, Rule
from jixiaolint.readers.pdfium.ruling import GAP, MAX_LINES, SAME_LINE, groups, joined

_GAP_IN_SIZES = 0.6
"""Pieces on one line that lie further apart, in sizes of the page's text, are lines of their own."""
_OPEN = 12.0
"""A table whose lines reach so far past the outermost line across them is open at that side."""
_OPEN_TOGETHER, _TOGETHER = 6.0, 3
"""So far where so many end together, as where a page cuts a row."""


class Slot(NamedTuple):
    """A cell of a lattice: unit rows and columns from 0, the ends not included."""

    row: int
    col: int
    row_end: int
    col_end: int


class Lattice:
    """`xs` and `ys` are the column and row lines, `box` the outer box; `slots` are the cells and
    `boxes` their boxes.
    """

    def __init__(self, across: Sequence[Rule], down: Sequence[Rule]) -> None:
        xs = _with_ends([r.at for r in down], across)
        ys = _with_ends([r.at for r in across], down)
        self.xs, self.ys = xs, ys
        self.right_edge = _edges(xs, ys, down)
        self.bottom_edge = _edges(ys, xs, across)
        self._complete(down, across)
        self.box = Box(xs[0], ys[0], xs[-1], ys[-1])
        self.slots: list[Slot] = []
        self._owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        self._merge()
        self.boxes = [Box(xs[s.col], ys[s.row], xs[s.col_end], ys[s.row_end]) for s in self.slots]

    def at(self, x: float, y: float) -> int:
        """The number of the slot at a point, or of the one nearest to it."""
        col = bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1
        row = bisect_right(self.ys, y, 1, len(self.ys) - 1) - 1
        return self._owner[row][col]

    def left_open(self, slot: Slot) -> bool:
        """Whether a slot at the left side has no edge there: programs leave one out by mistake
        where a cell merged over many rows goes over a page.
        """
        return not any(self.right_edge[0][slot.row : slot.row_end])

    def _complete(self, down: Sequence[Rule], across: Sequence[Rule]) -> None:
        """Give a lattice that the form leaves open at a side the edge that is meant there."""
        for edges, lines, rules in (
            (self.right_edge, self.xs, down),
            (self.bottom_edge, self.ys, across),
        ):
            drawn = [r.at for r in rules]
            for side in (0, -1):
                if all(abs(at - lines[side]) > SAME_LINE for at in drawn):
                    edges[side][:] = b"\1" * len(edges[side])

    def _merge(self) -> None:
        """Slots as rectangles of units with no edge between, from the upper left."""
        for row, owners in enumerate(self._owner):
            for col, owner in enumerate(owners):
                if owner < 0:
                    self._slot(row, col)

    def _slot(self, row: int, col: int) -> None:
        right, owners = self.right_edge, self._owner
        width, height = len(self.xs) - 1, len(self.ys) - 1
        end = col + 1
        while end < width and not right[end][row] and owners[row][end] < 0:
            end += 1
        low = row + 1
        while low < height and self._goes_down(low, col, end):
            low += 1
        number = len(self.slots)
        self.slots.append(Slot(row, col, low, end))
        for r in range(row, low):
            owners[r][col:end] = [number] * (end - col)

    def _goes_down(self, row: int, col: int, end: int) -> bool:
        """Whether the units of a row from `col` to `end` belong to the slot above them."""
        if any(self.bottom_edge[row][col:end]) or any(o >= 0 for o in self._owner[row][col:end]):
            return False
        return not any(self.right_edge[c][row] for c in range(col + 1, end))


def lattices(across: Sequence[Rule], down: Sequence[Rule], size: float = 10.0) -> list[Lattice]:
    """The lattices of a page from top to bottom; frames of a single cell are none. `size` is that of
    the page's text: a sheet printed on one page may have rows as low as a gap elsewhere.
    """
    gap = min(GAP, _GAP_IN_SIZES * size)
    lying, standing = joined(across, gap), joined(down, gap)
    if len(lying) > MAX_LINES or len(standing) > MAX_LINES:
        return []
    found = []
    for some_across, some_down in groups(lying, standing):
        if len(some_across) > 1 or len(some_down) > 1:
            lattice = Lattice(some_across, some_down)
            if len(lattice.slots) > 1:
                found.append(lattice)
    return sorted(found, key=lambda one: (one.ys[0], one.xs[0]))


def _with_ends(ats: Iterable[float], across: Sequence[Rule]) -> list[float]:
    """The distinct lines in order, with the common ends of the rules across them where those reach
    well beyond: the form left out its outer border.
    """
    lines: list[float] = []
    for at in sorted(ats):
        if not lines or at - lines[-1] > SAME_LINE:
            lines.append(at)
    start, end = min(r.start for r in across), max(r.end for r in across)
    if not lines or start < lines[0] - _least(abs(r.start - start) for r in across):
        lines.insert(0, start)
    if end > lines[-1] + _least(abs(r.end - end) for r in across):
        lines.append(end)
    return lines


def _least(short: Iterable[float]) -> float:
    """How far past the outermost line the lines across it have to reach, each so far `short` of the
    longest.
    """
    together = sum(by < SAME_LINE for by in short)
    return _OPEN_TOGETHER if together >= _TOGETHER else _OPEN


def _edges(
    lines: Sequence[float], bands: Sequence[float], rules: Sequence[Rule]
) -> list[bytearray]:
    """For every line, which of the bands between the lines across it have an edge there."""
    edges = [bytearray(len(bands) - 1) for _ in lines]
    middles = [(a + b) / 2 for a, b in itertools.pairwise(bands)]
    for at, start, end in rules:
        number = max(0, bisect_right(lines, at + SAME_LINE) - 1)
        low, high = bisect_left(middles, start), bisect_right(middles, end)
        if high > low:
            edges[number][low:high] = b"\1" * (high - low)
    return edges
