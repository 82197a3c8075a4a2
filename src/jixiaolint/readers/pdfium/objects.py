"""The objects of a PDF page as pdfium lists them: texts, straight lines and pictures.

Text comes object by object, not character by character: about half the calls, and an object keeps
the clip of its cell, which tells whose text it is where a sheet's text flows over its cell.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from jixiaolint.readers.pdfium.drawn import Bounds, Text
from jixiaolint.readers.pdfium.matrix import IDENTITY, Matrix, around, moved, point, product
from jixiaolint.readers.wordml.symbols import symbol

MAX_OBJECTS = 200_000
MAX_FORMS = 8
"""How deep form objects are followed."""
_BUFFER = 1 << 16
_THIN = 3.0
_SHORTEST = 1.5
_STRAIGHT = 0.35
_BEZIER, _MOVE = 1, 2
_ODD = re.compile("[\x00-\x1f\xa0\xad\uf000-\uf0ff\ufffe\uffff]")
_CLEAN = {**dict.fromkeys(range(32)), 0x02: "-", 0xFFFE: "-", 0xA0: " ", 0xAD: None, 0xFFFF: None}


class Objects:
    """What the objects of one page draw, in PDF coordinates; `lines` are x0, y0, x1, y1; `handles`
    are pdfium's own of the text objects.
    """

    def __init__(self, page: Any, text_page: Any) -> None:
        self.page = page
        self.text_page = text_page
        self.texts: list[Text] = []
        self.handles: list[Any] = []
        self.lines: list[Bounds] = []
        self.pictures: list[Bounds] = []
        self._count = 0
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._refs = [ctypes.byref(f) for f in self._floats]
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_ref = ctypes.byref(self._matrix)
        self._buffer = ctypes.create_string_buffer(_BUFFER)
        self._wide = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))
        number = pdfium.FPDFPage_CountObjects(page)
        self._take((pdfium.FPDFPage_GetObject(page, i) for i in range(number)), IDENTITY, 0)

    def _take(self, objects: Iterator[Any], outer: Matrix, depth: int) -> None:
        for one in objects:
            self._count += 1
            if self._count > MAX_OBJECTS:
                return
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(one, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(one, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(moved(self._bounds(one), outer))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORMS:
                number = pdfium.FPDFFormObj_CountObjects(one)
                inner = (pdfium.FPDFFormObj_GetObject(one, i) for i in range(number))
                self._take(inner, product(self._matrix_of(one), outer), depth + 1)

    def _bounds(self, one: Any) -> Bounds:
        a, b, c, d = self._floats
        pdfium.FPDFPageObj_GetBounds(one, *self._refs)
        return a.value, b.value, c.value, d.value

    def _matrix_of(self, one: Any) -> Matrix:
        m = self._matrix
        pdfium.FPDFPageObj_GetMatrix(one, self._matrix_ref)
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _text(self, one: Any, outer: Matrix) -> None:
        length = pdfium.FPDFTextObj_GetText(one, self.text_page, self._wide, _BUFFER // 2)
        raw: bytes = self._buffer[: max(0, length - 2)]  # type: ignore[assignment]
        text = raw.decode("utf-16-le", "replace")
        if _ODD.search(text):
            text = _symbols(text.translate(_CLEAN), one)
        if not text or text.isspace():
            return
        left, bottom, right, top = self._bounds(one)
        a, b, c, d, x, y = self._matrix_of(one)
        pdfium.FPDFTextObj_GetFontSize(one, self._refs[0])
        size = self._floats[0].value
        path = pdfium.FPDFPageObj_GetClipPath(one)
        clip = self._clip(path) if path and pdfium.FPDFClipPath_CountPaths(path) > 0 else None
        if outer is not IDENTITY:
            left, bottom, right, top = moved((left, bottom, right, top), outer)
            a, b, c, d, x, y = product((a, b, c, d, x, y), outer)
        angle = 0.0
        if b or c or a < 0:
            angle = math.degrees(math.atan2(b, a))
            d = math.hypot(c, d)
        size = abs(size * d) or abs(size)
        if not size or not math.isfinite(size + left + bottom + right + top + x + y):
            return  # nothing that anybody sees
        self.texts.append((text, left, bottom, right, top, x, y, size, angle, clip))
        self.handles.append(one)

    def _clip(self, path: Any) -> Bounds | None:
        """The box that several clips leave together."""
        count = pdfium.FPDFClipPath_CountPaths(path)
        boxes = [box for i in range(min(count, 4)) if (box := self._clip_box(path, i))]
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return max(lefts), max(bottoms), min(rights), min(tops)

    def _clip_box(self, path: Any, index: int) -> Bounds | None:
        """The box of a clip that is a rectangle: its first and third corner."""
        if pdfium.FPDFClipPath_CountPathSegments(path, index) not in (4, 5):
            return None
        corners = []
        for number in (0, 2):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, index, number)
            pdfium.FPDFPathSegment_GetPoint(segment, self._refs[0], self._refs[1])
            corners.append((self._floats[0].value, self._floats[1].value))
        (a, b), (c, d) = corners
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def _path(self, one: Any, outer: Matrix) -> None:
        left, bottom, right, top = bounds = moved(self._bounds(one), outer)
        width, height = right - left, top - bottom
        if not math.isfinite(width + height):
            return
        if min(width, height) <= _THIN:
            if max(width, height) > _SHORTEST:
                self.lines.append(_centre_line(*bounds))
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(one, ctypes.byref(fill), ctypes.byref(stroke))
        matrix = product(self._matrix_of(one), outer)
        for points in self._subpaths(one, matrix):
            if stroke.value:
                pairs = itertools.pairwise(points)
                self.lines += (around(pair) for pair in pairs if _straight(*pair))
            elif fill.value:
                self._thin_box(points)

    def _thin_box(self, points: list[tuple[float, float]]) -> None:
        left, bottom, right, top = bounds = around(points)
        across, up = right - left, top - bottom
        if min(across, up) <= _THIN and max(across, up) > _SHORTEST:
            self.lines.append(_centre_line(*bounds))

    def _subpaths(self, one: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The corners of each subpath; one with curves is left out."""
        points: list[tuple[float, float]] = []
        curved = False
        for number in range(min(pdfium.FPDFPath_CountSegments(one), MAX_OBJECTS)):
            segment = pdfium.FPDFPath_GetPathSegment(one, number)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == _MOVE:
                if len(points) > 1 and not curved:
                    yield points
                points, curved = [], False
            curved = curved or kind == _BEZIER
            pdfium.FPDFPathSegment_GetPoint(segment, self._refs[0], self._refs[1])
            points.append(point(self._floats[0].value, self._floats[1].value, matrix))
            if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
                points.append(points[0])
        if len(points) > 1 and not curved:
            yield points


def _centre_line(left: float, bottom: float, right: float, top: float) -> Bounds:
    if right - left >= top - bottom:
        middle = (bottom + top) / 2
        return left, middle, right, middle
    middle = (left + right) / 2
    return middle, bottom, middle, top


def _straight(p: tuple[float, float], q: tuple[float, float]) -> bool:
    across, up = abs(p[0] - q[0]), abs(p[1] - q[1])
    return min(across, up) <= _STRAIGHT and max(across, up) > _SHORTEST


def _symbols(text: str, one: Any) -> str:
    """Characters of symbol fonts, which Word leaves in the private area, as what they show."""
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(one), name, 256)
    font = name.value.decode("utf-8", "replace").rpartition("+")[2].replace("-", " ")
    font = "symbol" if font.lower().startswith("symbol") else font
    private = "\uf000", "\uf0ff"
    return "".join(
        (symbol(font, f"{ord(c):X}") or c) if private[0] <= c <= private[1] else c for c in text
    )
