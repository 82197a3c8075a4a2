"""Parts of tables whose first column is not drawn, got whole from the page before.

Where a page of a sheet shows only rows of one cell that was merged over them in the first column, the
program draws no edge of that cell: its label stands beside the table, as if it were none of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from jixiaolint.model.grid import Paragraph
from jixiaolint.model.place import PagePlace
from jixiaolint.readers.pdfium.geometry import Box, Page
from jixiaolint.readers.pdfium.parts import Part, Piece
from jixiaolint.readers.pdfium.writing import Line

Item = tuple[Page, Part | Paragraph]
_SAME = 3.0


def mended(items: Iterable[Item]) -> list[Item]:
    """The items with such parts completed, without the paragraphs that are the missing cell's. All
    at once, as putting parts together changes them.
    """
    found: list[Item] = []
    last: Part | None = None
    for _, group in groupby(items, key=lambda item: item[0].number):
        here = list(group)
        parts = [(page, item) for page, item in here if isinstance(item, Part)]
        piece = _missing(last, parts[0][1]) if last is not None and parts else None
        if piece is not None:
            page, part = parts[0]
            beside = [one for _, one in here if _beside(one, page, part)]
            piece.lines = [_line(one) for one in beside if isinstance(one, Paragraph)]
            piece.text = "".join(line.text for line in piece.lines)
            part.pieces.insert(0, piece)
            here = [pair for pair in here if pair[1] not in beside]
        found += here
        last = parts[-1][1] if parts else last
    return found


def _line(paragraph: Paragraph) -> Line:
    box = Box(*paragraph.place.box)  # type: ignore[union-attr]  # PDF's places are boxes
    return Line(paragraph.text, box, box.bottom, box.bottom - box.top)


def _missing(upper: Part, lower: Part) -> Piece | None:
    """The first cell of `lower`, if all but the first column of `upper` goes on there."""
    (left, right), (start, end) = upper.sides, lower.sides
    if lower.page != upper.page + 1 or abs(right - end) > _SAME or start - left <= _SAME:
        return None
    for piece in upper.pieces:
        if piece.row_end == upper.rows and piece.left == left and abs(piece.right - start) <= _SAME:
            return Piece(0, lower.rows, left, piece.right, "", [], lower.pieces[0].place)
    return None


def _beside(item: Part | Paragraph, page: Page, part: Part) -> bool:
    """Whether a paragraph stands left of a part, on its page (the left one of those side by side),
    and not above it.
    """
    if not isinstance(item, Paragraph) or not isinstance(item.place, PagePlace):
        return False
    boxes = [piece.place.box for piece in part.pieces if piece.place.page == page.number]
    _, top, right, _ = item.place.box
    on_page = item.place.page == page.number and min(b[1] for b in boxes) <= top
    return on_page and right <= min(b[0] for b in boxes)
