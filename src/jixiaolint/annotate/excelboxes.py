"""The boxes of Excel's comments: VML shapes, sized so that their text can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from jixiaolint.readers.sheets.values import s
from jixiaolint.readers.unreadable import Unreadable

_NAMES = """ xmlns:v="urn:schemas-microsoft-com:vml" \
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel\""""
"""Other programs have prefixes of their own, so each element that is put in brings these along."""

EMPTY = f"""<xml{_NAMES}>
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
</xml>""".encode()

_KIND = f'<v:shapetype{_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>\n'.encode()
_SHAPE = """<v:shape{names} id="_x0000_s{id}" type="#_x0000_t202" \
style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>\
<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>\
<x:Row>{row}</x:Row><x:Column>{col}</x:Column></x:ClientData></v:shape>
"""
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_END = b"</xml>"

_WIDTH = 300
_LINE = 48
"""Pixels that a line of the comment takes when it runs over three lines of the box."""
_MARGIN = 12
_CHARACTER = 7
"""Pixels of a digit in the standard font, in which widths of columns are counted."""

Box = tuple[int, int, int]
"""Row and column of the cell, from 0, and how many lines its comment has."""


class Layout:
    """The widths of a sheet's columns and the heights of its rows, in pixels."""

    def __init__(self, sheet: etree._Element) -> None:
        format_ = sheet.find(s("sheetFormatPr"))
        get = (lambda _: None) if format_ is None else format_.get
        self._width = _number(get("defaultColWidth"), 9.0)
        self._height = _number(get("defaultRowHeight"), 15.0)
        self._columns = [
            (int(_number(e.get("min"), 1)), int(_number(e.get("max"), 1)), e.get("width"))
            for e in sheet.iterfind(f"{s('cols')}/{s('col')}")
        ]
        rows = sheet.iterfind(f"{s('sheetData')}/{s('row')}")
        self._rows = {int(_number(e.get("r"), 0)) - 1: e.get("ht") for e in rows if e.get("ht")}

    def width(self, column: int) -> int:
        """How wide a column is."""
        for first, last, width in self._columns:
            if first <= column + 1 <= last:
                return int(_number(width, self._width) * _CHARACTER) + 5
        return int(self._width * _CHARACTER) + 5

    def height(self, row: int) -> int:
        """How high a row is."""
        return int(_number(self._rows.get(row), self._height) * 4 / 3)


def added(vml: bytes, boxes: Sequence[Box], layout: Layout) -> bytes:
    """The VML part with a hidden box for each comment. Raises `Unreadable` when it is not one."""
    end = vml.rfind(_END)
    if end < 0:
        raise Unreadable("工作表里原有批注的图形读不懂，请用 Excel 打开后另存一份再来。")
    number = max((int(n) for n in _NUMBER.findall(vml)), default=1024)
    shapes = b"" if b'"_x0000_t202"' in vml else _KIND
    for box in boxes:
        number += 1
        row, col, _ = box
        shape = _SHAPE.format(
            names=_NAMES, id=number, anchor=_anchor(box, layout), row=row, col=col
        )
        shapes += shape.encode("ascii")
    return vml[:end] + shapes + vml[end:]


def _anchor(box: Box, layout: Layout) -> str:
    """Right of the cell: left column, pixels in it, top row, pixels, right column, bottom row."""
    row, col, lines = box
    right = _reach(col + 1, _MARGIN + _WIDTH, layout.width)
    bottom = _reach(row, _MARGIN + _LINE * lines, layout.height)
    numbers = (col + 1, _MARGIN, row, 2, *right, *bottom)
    return ", ".join(map(str, numbers))


def _reach(at: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """The column or row that so many pixels from `at` lead into, and how far."""
    for _ in range(200):  # hidden ones have no size
        if pixels <= size(at):
            break
        pixels -= size(at)
        at += 1
    return at, min(pixels, size(at))


def _number(text: object, otherwise: float) -> float:
    try:
        return float(str(text)) if text is not None else otherwise
    except ValueError:
        return otherwise
