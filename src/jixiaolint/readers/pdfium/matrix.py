"""The matrices by which a PDF moves, turns and stretches what it draws."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.readers.pdfium.drawn import Bounds

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""Nearly always in force, so it is looked for by name (`is`) and costs nothing."""


def point(x: float, y: float, m: Matrix) -> tuple[float, float]:
    """Where a matrix moves a point."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    if outer is IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def moved(bounds: Bounds, outer: Matrix) -> Bounds:
    """The box around bounds that were moved by a matrix."""
    if outer is IDENTITY:
        return bounds
    left, bottom, right, top = bounds
    return around([point(x, y, outer) for x in (left, right) for y in (bottom, top)])


def around(points: Sequence[tuple[float, float]]) -> Bounds:
    """The box around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
