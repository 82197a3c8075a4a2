"""The pages of a PDF one after another. Runs in the worker process: all calls of pdfium are here and
in what this imports.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from jixiaolint.readers.pdfium.drawn import Bounds, Drawn
from jixiaolint.readers.pdfium.letters import letter_by_letter
from jixiaolint.readers.pdfium.objects import Objects
from jixiaolint.readers.unreadable import Unreadable

MAX_PAGES = 3000
_RUBBISH = 0.25

LOCKED = "文件有打开密码，请先用 PDF 软件输入密码打开，另存为不加密的文件再检查。"
BROKEN = "PDF 文件不完整或已损坏，请重新下载，或用 PDF 软件打开后另存一份。"
NO_UNICODE = (
    "PDF 的文字层读不出来：字体没有带文字编码，看着正常，复制出来是乱码。"
    "请换成原来的 Word、Excel 文件，或重新导出 PDF。"
)


def parts(path: Path) -> Iterator[tuple[Any, ...]]:
    """The pages' fields (see `Drawn`) in order. Raises `Unreadable`, perhaps after some pages."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        locked = locked or "password" in str(error).lower()
        raise Unreadable(LOCKED if locked else BROKEN) from error
    try:
        yield from _pages(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    finally:
        document.close()


def _pages(document: Any) -> Iterator[tuple[Any, ...]]:
    count = len(document)
    if not count:
        raise Unreadable(BROKEN)
    if count > MAX_PAGES:
        raise Unreadable(f"PDF 有 {count} 页，最多读 {MAX_PAGES} 页，请拆成几个文件。")
    sampled = bad = 0
    for number in range(count):
        handle = document[number]
        text = handle.get_textpage()
        yield tuple(_drawn(number + 1, handle.raw, text.raw))
        some, rubbish = _unmapped(text.raw)
        sampled, bad = sampled + some, bad + rubbish
        text.close()
        handle.close()
    if bad > _RUBBISH * sampled:
        raise Unreadable(NO_UNICODE)


def _drawn(number: int, handle: Any, text_page: Any) -> Drawn:
    objects = Objects(handle, text_page)
    quarters = pdfium.FPDFPage_GetRotation(handle) % 4
    texts = letter_by_letter(objects)
    return Drawn(number, _crop(handle), quarters, texts, objects.lines, objects.pictures)


def _unmapped(text_page: Any) -> tuple[int, int]:
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
