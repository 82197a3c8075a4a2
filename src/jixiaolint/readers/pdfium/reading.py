"""A whole PDF → its grids and paragraphs, page by page while the worker goes on to the next one."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from jixiaolint.model.grid import Paragraph, Source
from jixiaolint.readers import isolated
from jixiaolint.readers.pdfium.assembly import blocks
from jixiaolint.readers.pdfium.drawn import Drawn
from jixiaolint.readers.pdfium.filling import fill, in_sight
from jixiaolint.readers.pdfium.geometry import Box, Page, Run
from jixiaolint.readers.pdfium.lattice import Lattice, lattices
from jixiaolint.readers.pdfium.page import page
from jixiaolint.readers.pdfium.paragraphs import put_together
from jixiaolint.readers.pdfium.parts import Part, Piece
from jixiaolint.readers.pdfium.scanned import is_scanned, notes
from jixiaolint.readers.pdfium.wide import SideBySide
from jixiaolint.readers.pdfium.writing import Line, joined, lines
from jixiaolint.readers.unreadable import Unreadable

_WIDEST_GAP = 2.5
"""Text further apart, in sizes, is not one line: the unit's name at the left, 单位：万元 at the right."""
_EDGE = 0.05
"""What stands so near to the edge, in page heights, is a running head or foot, which browsers print
further out than the text.
"""
_WIDEST_LINE = 2.5
"""How high a line is at most, in sizes: with one and a half times the usual spacing."""

SCANNED = (
    "这是扫描件：页面是图片，没有文字，读不出表格。请换成由 Word、Excel 导出的 PDF 或原文件；"
    "只有纸质件的，先做文字识别（OCR）另存为 Word 或 Excel，核对后再检查。"
)
EMPTY = "PDF 里没有任何文字。"
_EXTRACTION = "jixiaolint.readers.pdfium.extraction"

Item = tuple[float, Part | Paragraph]


def read(path: Path, name: str) -> Source:
    """The file's blocks; places are pages and boxes. Raises `Unreadable`."""
    sheets = SideBySide()
    items: dict[int, list[Part | Paragraph]] = {}
    scanned: list[Page] = []
    for part in isolated.parts(_EXTRACTION, path):
        one = page(Drawn(*part))
        number = sheets.take(one)
        if not sheets.waits(number):
            items[number] = _items(sheets.pages[number], number)
        if is_scanned(one):
            scanned.append(one)
    pages = sheets.pages
    if scanned and all(is_scanned(p) or not p.runs for p in pages):
        raise Unreadable(SCANNED)
    if not any(p.runs for p in pages):
        raise Unreadable(EMPTY)
    every = [(one, item) for n, one in enumerate(pages) for item in items.get(n) or _items(one, n)]
    return Source(name, "pdf", tuple(blocks(every)), tuple(notes(scanned)))


def _items(one: Page, number: int) -> list[Part | Paragraph]:
    """The parts of tables and the paragraphs of a page, `number` among those read, from top to
    bottom.
    """
    runs = list(one.runs)
    items: list[Item] = []
    size = median(run.size for run in runs) if runs else 10.0
    drawn = sorted(lattices(one.across, one.down, size), key=lambda x: x.box.area)
    for lattice in drawn:
        filled, runs = fill(lattice, runs)
        if filled:
            items.append((lattice.ys[0], _part(one, number, lattice, filled)))
    rest = lines(in_sight(runs), _WIDEST_GAP)
    boxes = [line.box for line in rest] + [lattice.box for lattice in drawn]
    if rest:
        groups = put_together(rest, *_sides(one, boxes))
        items += ((group[0].base, _paragraph(one, group)) for group in groups)
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]


def _sides(one: Page, boxes: list[Box]) -> tuple[float, float]:
    """Where the text of a page begins and ends, running heads and feet aside."""
    margin = _EDGE * one.shown.size[1]
    low = one.shown.size[1] - margin
    inner = [box for box in boxes if box.bottom > margin and box.top < low] or boxes
    return min(box.left for box in inner), max(box.right for box in inner)


def _part(one: Page, page: int, lattice: Lattice, filled: dict[int, list[Run]]) -> Part:
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
        place, room = one.place(box), _room(written, box)
        pieces.append(
            Piece(slot.row, slot.row_end, box.left, box.right, text, written, place, room)
        )
    return Part(len(lattice.ys) - 1, pieces, page)


def _padding(written: list[Line], box: Box) -> float:
    return max(0.0, min(8.0, min((x.box.left for x in written), default=box.left) - box.left))


def _room(written: list[Line], box: Box) -> float:
    """How many more lines a cell would have held."""
    if not written:
        return 0.0
    pitch = _WIDEST_LINE * written[0].size
    if len(written) > 1:
        pitch = (written[-1].base - written[0].base) / (len(written) - 1)
    return (box.bottom - box.top) / pitch - len(written)


def _paragraph(one: Page, group: list[Line]) -> Paragraph:
    left, right = min(x.box.left for x in group), max(x.box.right for x in group)
    box = Box(left, min(x.box.top for x in group), right, max(x.box.bottom for x in group))
    text = group[0].text
    for line in group[1:]:
        both = text[-1:] + line.text[:1]
        text += (" " if both.isascii() and both.isalpha() else "") + line.text
    return Paragraph(text, one.place(box))
