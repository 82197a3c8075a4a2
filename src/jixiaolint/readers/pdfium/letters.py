"""Text objects that have to be taken apart into their characters: those with gaps in which the text
of another object stands (a quotation mark from another font), or which go over several cells.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from jixiaolint.readers.pdfium.drawn import Text
from jixiaolint.readers.pdfium.objects import Objects

_GAP = re.compile(r"\S\s+\S")
"""pdfium writes a space where an object has a gap."""
_OVERLAP = 0.3
_LOOSE = 1.1
"""Characters that take more room than this, in sizes, have gaps between them."""


def letter_by_letter(objects: Objects) -> list[Text]:
    """The page's text objects, those that need it as one text for each character, in their order."""
    texts = objects.texts
    wanted = _wanted(texts) if any(_GAP.search(text[0]) for text in texts) else set()
    if not wanted:
        return texts
    letters: dict[int, list[Text]] = {i: [] for i in wanted}
    numbers = {_address(objects.handles[i]): i for i in wanted}
    box = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(objects.text_page)):
        one = pdfium.FPDFText_GetTextObject(objects.text_page, index)
        number = numbers.get(_address(one)) if one else None
        if number is None:
            continue
        code = pdfium.FPDFText_GetUnicode(objects.text_page, index)
        if code <= 0x20 or not pdfium.FPDFText_GetLooseCharBox(objects.text_page, index, box):
            continue
        _, _, bottom, _, top, _, y, size, angle, clip = texts[number]
        letters[number].append(
            (chr(code), box.left, bottom, box.right, top, box.left, y, size, angle, clip)
        )
    return [one for i, text in enumerate(texts) for one in letters.get(i) or (text,)]


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


def _wanted(texts: Sequence[Text]) -> set[int]:
    """The numbers of upright objects that another one on the same line overlaps, or with gaps."""
    wanted = set()
    last, last_right, last_y = -1, 0.0, 0.0
    for number in sorted(range(len(texts)), key=lambda i: (round(texts[i][6], 1), texts[i][1])):
        text, left, _, right, _, _, y, size, angle, _ = texts[number]
        if angle:
            continue
        level = last >= 0 and abs(y - last_y) < 0.1
        if level and left < last_right - (_OVERLAP if len(text) > 1 else 0.1) * size:
            wanted.add(last)
        if len(text) > 1:
            if right - left > _LOOSE * size * len(text):
                wanted.add(number)
            last, last_right, last_y = number, right, y
    return wanted
