"""What is drawn on a page → rules and runs of upright text, whichever way the page lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jixiaolint.readers.pdfium.drawn import Bounds, Drawn, Text
from jixiaolint.readers.pdfium.geometry import Page, Rule, Run, Turn

_ASKEW = 3.0
"""Degrees from which on text is a watermark."""
_COVERS = 0.5


def page(drawn: Drawn) -> Page:
    """The page. Text that stands askew (watermarks) is left out."""
    lengths: Counter[int] = Counter()
    for text, *_, angle, _clip in drawn.texts:
        if not angle or abs((angle + 45) % 90 - 45) <= _ASKEW:
            lengths[round(angle / 90) % 4] += len(text)
    read = Turn(lengths.most_common(1)[0][0] if lengths else 0, *drawn.crop)
    width, height = read.size
    across, down = _rules(drawn.lines, read)
    return Page(
        number=drawn.number,
        width=width,
        height=height,
        across=across,
        down=down,
        runs=tuple(_runs(drawn.texts, read)),
        read=read,
        shown=Turn(drawn.quarters, *drawn.crop),
        image=any(_area(p) > _COVERS * width * height for p in drawn.pictures),
    )


def _area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])


def _rules(lines: list[Bounds], turn: Turn) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    width, height = turn.size
    across, down = [], []
    for line in lines:
        left, top, right, bottom = turn.box(*line)
        if right < 0 or bottom < 0 or left > width or top > height:
            continue
        if right - left >= bottom - top:
            across.append(Rule((top + bottom) / 2, left, right))
        else:
            down.append(Rule((left + right) / 2, top, bottom))
    return tuple(across), tuple(down)


def _runs(texts: list[Text], turn: Turn) -> Iterator[Run]:
    """The runs in the order in which they are drawn, without those outside the page and those that
    stand sideways or askew among the upright ones.
    """
    width, height = turn.size
    for text, x0, y0, x1, y1, x, y, size, angle, clip in texts:
        if abs((angle - 90 * turn.quarters + 180) % 360 - 180) > _ASKEW:
            continue
        box = turn.box(x0, y0, x1, y1)
        left, top, right, bottom = box
        if right >= 0 and bottom >= 0 and left <= width and top <= height:
            yield Run(text, box, turn.point(x, y)[1], size, turn.box(*clip) if clip else None)
