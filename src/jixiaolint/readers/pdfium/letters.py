"""Text objects that have to be taken apart into their characters: those with gaps in which the text
of another object stands (a quotation mark from another font), or which go over several cells.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from jixiaolint.readers.pdfium.objects import Text

_OVERLAP = 0.3
_LOOSE = 1.1
"""Characters that take more room than this, in sizes, have gaps between them."""


def letter_by_letter(texts: list[Text], text_page: Any) -> list[Text]:
    """The text objects, those that need it as one text for each character, in the same order."""
    wanted = _wanted(texts)
    if not wanted:
        return texts
    letters: dict[int, list[Text]] = {_address(texts[i][-1]): [] for i in wanted}
    by_address = {_address(texts[i][-1]): texts[i] for i in wanted}
    box = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        one = pdfium.FPDFText_GetTextObject(text_page, index)
        whole = by_address.get(_address(one)) if one else None
        if whole is None:
            continue
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code <= 0x20 or not pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        _, _, bottom, _, top, _, y, size, angle, clip, handle = whole
        letters[_address(one)].append(
            (chr(code), box.left, bottom, box.right, top, box.left, y, size, angle, clip, handle)
        )
    result: list[Text] = []
    for number, text in enumerate(texts):
        found = letters[_address(text[-1])] if number in wanted else []
        result += found or [text]
    return result


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


def _wanted(texts: Sequence[Text]) -> set[int]:
    """The numbers of upright objects that another one on the same line overlaps, or with gaps."""
    wanted = set()
    last, last_right, last_y = -1, 0.0, 0.0
    for number in sorted(range(len(texts)), key=lambda i: (round(texts[i][6], 1), texts[i][1])):
        text, left, _, right, _, _, y, size, angle, *_ = texts[number]
        if angle or len(text) < 2:
            if not angle and last >= 0 and abs(y - last_y) < 0.1 and left < last_right - 0.1 * size:
                wanted.add(last)
            continue
        if right - left > _LOOSE * size * len(text):
            wanted.add(number)
        if last >= 0 and abs(y - last_y) < 0.1 and left < last_right - _OVERLAP * size:
            wanted.add(last)
        last, last_right, last_y = number, right, y
    return wanted
