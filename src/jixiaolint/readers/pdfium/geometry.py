"""Boxes, rules and runs of text on a page, all in points with y downwards, and quarter turns."""

from __future__ import annotations

from typing import NamedTuple

from jixiaolint.model.place import PagePlace

MIDDLE = 0.36
"""How far the middle of a Chinese character stands above the base line, in sizes."""


class Box(NamedTuple):
    """Left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.right - self.left) * (self.bottom - self.top)

    def moved(self, dx: float) -> Box:
        """The box moved to the right."""
        return Box(self.left + dx, self.top, self.right + dx, self.bottom)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Rule(NamedTuple):
    """A straight line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


class Run(NamedTuple):
    """A piece of text drawn at once.

    `box` holds the ink, `base` is the base line's y and `size` the font's size; `clip` is the box
    outside which the text is not seen, None when there is none.
    """

    text: str
    box: Box
    base: float
    size: float
    clip: Box | None = None

    @property
    def middle(self) -> float:
        """The y of a Chinese character's middle, wherever the ink of this run's characters is."""
        return self.base - MIDDLE * self.size

    def lowered(self, down: float) -> Run:
        """The run moved down the page."""
        left, top, right, bottom = self.box
        return self._replace(box=Box(left, top + down, right, bottom + down), base=self.base + down)


class Turn(NamedTuple):
    """PDF coordinates (y upwards) → a page turned clockwise by quarters, y downwards from its top.

    `left`, `bottom`, `right`, `top` are the page's crop box in PDF coordinates.
    """

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height after turning."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.quarters % 2 else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a PDF point comes to lie."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The PDF point that comes to lie there."""
        if self.quarters == 0:
            return x + self.left, self.top - y
        if self.quarters == 1:
            return y + self.left, x + self.bottom
        if self.quarters == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box between two PDF corners, left and lower, right and upper."""
        if self.quarters == 0:  # nearly always; this runs for every object
            return Box(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


class Page(NamedTuple):
    """A page as it is read: upright text, y downwards.

    `across` and `down` are the rules that lie and that stand. `read` turns PDF coordinates into
    those of the page, `shown` into those that a person sees (the same unless the text stands
    sideways on the page). `image` tells that a picture covers most of the page. `beside` holds
    pages joined to the right of this one: where each begins, and how far it was moved.
    """

    number: int
    width: float
    height: float
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    runs: tuple[Run, ...]
    read: Turn
    shown: Turn
    image: bool = False
    beside: tuple[tuple[float, float, Page], ...] = ()

    def place(self, box: Box) -> PagePlace:
        """Where a person finds a box: on the page on which it begins, in tenths of a point."""
        page = self
        for start, moved, other in self.beside:
            if box.left >= start - 3:
                page, box = other, box.moved(-moved)
        if page.read.quarters != page.shown.quarters:
            a, b = page.read.back(box.left, box.top), page.read.back(box.right, box.bottom)
            box = page.shown.box(*a, *b)
        width, height = page.shown.size
        shown = (
            round(max(0.0, box.left), 1),
            round(max(0.0, box.top), 1),
            round(min(width, box.right), 1),
            round(min(height, box.bottom), 1),
        )
        return PagePlace(page.number, shown)
