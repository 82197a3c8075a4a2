"""One page of a PDF → rules and runs of upright text, whichever way the page lies."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from jixiaolint.readers.pdfium.geometry import Page, Rule, Run, Turn
from jixiaolint.readers.pdfium.letters import letter_by_letter
from jixiaolint.readers.pdfium.objects import Bounds, Objects, Text

_ASKEW = 3.0
"""Degrees from which on text is a watermark."""
_COVERS = 0.5


def page(number: int, handle: Any, text_page: Any) -> Page:
    """The page with this number (from 1). Text that stands askew (watermarks) is left out."""
    objects = Objects(handle, text_page)
    crop = _crop(handle)
    texts = letter_by_letter(objects.texts, text_page)
    lengths: Counter[int] = Counter()
    for text, *_, angle, _clip, _handle in texts:
        if not angle or abs((angle + 45) % 90 - 45) <= _ASKEW:
            lengths[round(angle / 90) % 4] += len(text)
    read = Turn(lengths.most_common(1)[0][0] if lengths else 0, *crop)
    width, height = read.size
    across, down = _rules(objects.lines, read)
    return Page(
        number=number,
        width=width,
        height=height,
        across=across,
        down=down,
        runs=tuple(_runs(texts, read)),
        read=read,
        shown=Turn(pdfium.FPDFPage_GetRotation(handle) % 4, *crop),
        image=any(_area(p) > _COVERS * width * height for p in objects.pictures),
    )


def unmapped(text_page: Any) -> tuple[int, int]:
    """Of a sample of a page's characters: how many there are, how many have no Unicode."""
    count = pdfium.FPDFText_CountChars(text_page)
    sample = range(0, count, max(1, count // 50))
    bad = sum(pdfium.FPDFText_HasUnicodeMapError(text_page, i) == 1 for i in sample)
    return len(sample), bad


def _crop(handle: Any) -> Bounds:
    """The crop box within the media box, as pdfium shows the page."""
    values = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(v) for v in values]
    media = (0.0, 0.0, 612.0, 792.0)
    if pdfium.FPDFPage_GetMediaBox(handle, *refs):
        media = _ordered(*(v.value for v in values))
    if not pdfium.FPDFPage_GetCropBox(handle, *refs):
        return media
    left, bottom, right, top = _ordered(*(v.value for v in values))
    crop = (
        max(left, media[0]),
        max(bottom, media[1]),
        min(right, media[2]),
        min(top, media[3]),
    )
    return crop if crop[0] < crop[2] and crop[1] < crop[3] else media


def _ordered(a: float, b: float, c: float, d: float) -> Bounds:
    return min(a, c), min(b, d), max(a, c), max(b, d)


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
    for text, x0, y0, x1, y1, x, y, size, angle, clip, _ in texts:
        if abs((angle - 90 * turn.quarters + 180) % 360 - 180) > _ASKEW:
            continue
        box = turn.box(x0, y0, x1, y1)
        left, top, right, bottom = box
        if right >= 0 and bottom >= 0 and left <= width and top <= height:
            yield Run(text, box, turn.point(x, y)[1], size, turn.box(*clip) if clip else None)
