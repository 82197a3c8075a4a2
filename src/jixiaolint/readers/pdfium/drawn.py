"""What the worker process tells of a page: nothing but plain tuples, in PDF coordinates."""

from __future__ import annotations

from typing import NamedTuple

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top; of a straight line its ends."""

Text = tuple[str, float, float, float, float, float, float, float, float, Bounds | None]
"""A text object: its text, bounds (left, bottom, right, top), the origin of its base line, font
size, direction in degrees, clip."""


class Drawn(NamedTuple):
    """A page: its number (from 1), crop box, quarter turns when shown, and what is drawn on it."""

    number: int
    crop: Bounds
    quarters: int
    texts: list[Text]
    lines: list[Bounds]
    pictures: list[Bounds]
