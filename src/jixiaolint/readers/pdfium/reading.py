"""A whole PDF → its grids and paragraphs. Runs in the worker process (see readers/pdf.py)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from jixiaolint.model.grid import Block, Note, Paragraph, Source
from jixiaolint.readers.pdfium.filling import fill
from jixiaolint.readers.pdfium.geometry import Box, Page, Run
from jixiaolint.readers.pdfium.lattice import Lattice, lattices
from jixiaolint.readers.pdfium.page import page, unmapped
from jixiaolint.readers.pdfium.paragraphs import is_page_number, margin_key, put_together, running
from jixiaolint.readers.pdfium.stitch import Part, Piece, Whole, whole_texts
from jixiaolint.readers.pdfium.wide import side_by_side
from jixiaolint.readers.pdfium.writing import Line, joined, lines
from jixiaolint.readers.unreadable import Unreadable

MAX_PAGES = 3000
_WIDEST_GAP = 2.5
"""Text further apart, in sizes, is not one line: the unit's name at the left, 单位：万元 at the right."""
_RUBBISH = 0.25

LOCKED = "文件有打开密码，请先用 PDF 软件输入密码打开，另存为不加密的文件再检查。"
BROKEN = "PDF 文件不完整或已损坏，请重新下载，或用 PDF 软件打开后另存一份。"
SCANNED = (
    "这是扫描件：页面是图片，没有文字，读不出表格。请换成由 Word、Excel 导出的 PDF 或原文件；"
    "只有纸质件的，先做文字识别（OCR）另存为 Word 或 Excel，核对后再检查。"
)
NO_UNICODE = (
    "PDF 的文字层读不出来：字体没有带文字编码，看着正常，复制出来是乱码。"
    "请换成原来的 Word、Excel 文件，或重新导出 PDF。"
)

Item = tuple[float, Part | Paragraph]


def read(path: Path, name: str) -> Source:
    """The file's blocks; places are pages and boxes. Raises `Unreadable`."""
    pages = _pages(path)
    blank = [p.number for p in pages if not p.runs and p.image]
    if not any(p.runs for p in pages):
        raise Unreadable(
            SCANNED if blank or any(p.image for p in pages) else "PDF 里没有任何文字。"
        )
    notes = []
    if blank:
        numbers = "、".join(map(str, blank[:10])) + ("等" if len(blank) > 10 else "")
        notes.append(Note("unreadable", f"第 {numbers} 页是扫描图片，没有文字，这些页没有读"))
    return Source(name, "pdf", tuple(_blocks(pages)), tuple(notes))


def _pages(path: Path) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable(
            LOCKED if locked or "password" in str(error).lower() else BROKEN
        ) from error
    try:
        return _read_pages(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    finally:
        document.close()


def _read_pages(document: Any) -> list[Page]:
    count = len(document)
    if not count:
        raise Unreadable(BROKEN)
    if count > MAX_PAGES:
        raise Unreadable(f"PDF 有 {count} 页，最多读 {MAX_PAGES} 页，请拆成几个文件。")
    pages = []
    sampled = bad = 0
    for number in range(count):
        handle = document[number]
        text = handle.get_textpage()
        pages.append(page(number + 1, handle.raw, text.raw))
        some, rubbish = unmapped(text.raw)
        sampled, bad = sampled + some, bad + rubbish
        text.close()
        handle.close()
    if bad > _RUBBISH * sampled:
        raise Unreadable(NO_UNICODE)
    return pages


def _blocks(pages: list[Page]) -> Iterator[Block]:
    """Grids and paragraphs in order, tables that go over several pages put together.

    Running heads stand in the way of no table; before a new one they are kept, for they may be its
    own unit lines.
    """
    items = [(one, i) for one in side_by_side(pages) for i in _items(one)]
    whole = cache(lambda: whole_texts(item for _, item in items if isinstance(item, Part)))
    heads = running((one, item) for one, item in items if isinstance(item, Paragraph))
    open_: Whole | None = None
    waiting: list[Paragraph] = []
    for one, item in items:
        if isinstance(item, Paragraph):
            key = margin_key(one, item)
            if key in heads or is_page_number(key):
                waiting += () if is_page_number(key) else (item,)
                continue
        elif open_ is not None and open_.takes(item):
            open_.add(item, whole())
            waiting.clear()
            continue
        if open_ is not None:
            yield open_.grid()
        yield from waiting
        waiting.clear()
        open_ = Whole.of(item) if isinstance(item, Part) else None
        if isinstance(item, Paragraph):
            yield item
    if open_ is not None:
        yield open_.grid()
    yield from waiting


def _items(one: Page) -> list[Part | Paragraph]:
    """The parts of tables and the paragraphs of a page from top to bottom."""
    runs = list(one.runs)
    items: list[Item] = []
    drawn = sorted(lattices(one.across, one.down), key=lambda x: x.box.area)
    for lattice in drawn:
        filled, runs = fill(lattice, runs)
        if filled:
            items.append((lattice.ys[0], _part(one, lattice, filled)))
    rest = lines(runs, _WIDEST_GAP)
    boxes = [line.box for line in rest] + [lattice.box for lattice in drawn]
    if rest:
        left, right = min(b.left for b in boxes), max(b.right for b in boxes)
        groups = put_together(rest, left, right)
        items += ((group[0].base, _paragraph(one, group)) for group in groups)
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]


def _part(one: Page, lattice: Lattice, filled: dict[int, list[Run]]) -> Part:
    pieces: list[Piece] = []
    for number, slot in enumerate(lattice.slots):
        box = lattice.boxes[number]
        if number not in filled and slot.col == 0 and lattice.left_open(slot):
            above = next((p for p in pieces if (p.row_end, p.right) == (slot.row, box.right)), None)
            if above is not None:
                above.row_end = slot.row_end
                continue
        written = lines(filled[number]) if number in filled else []
        text = joined(written, box.right - box.left - 2 * _padding(written, box))
        pieces.append(
            Piece(slot.row, slot.row_end, box.left, box.right, text, written, one.place(box))
        )
    return Part(len(lattice.ys) - 1, pieces, one.number)


def _padding(written: list[Line], box: Box) -> float:
    return max(0.0, min(8.0, min((x.box.left for x in written), default=box.left) - box.left))


def _paragraph(one: Page, group: list[Line]) -> Paragraph:
    left, right = min(x.box.left for x in group), max(x.box.right for x in group)
    box = Box(left, min(x.box.top for x in group), right, max(x.box.bottom for x in group))
    text = group[0].text
    for line in group[1:]:
        both = text[-1:] + line.text[:1]
        text += (" " if both.isascii() and both.isalpha() else "") + line.text
    return Paragraph(text, one.place(box))
