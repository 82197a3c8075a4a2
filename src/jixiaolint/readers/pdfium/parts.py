"""What a page shows of a table, and of each of its cells."""

from __future__ import annotations

from dataclasses import dataclass

from jixiaolint.model.place import PagePlace
from jixiaolint.readers.pdfium.writing import Line


@dataclass(slots=True)
class Piece:
    """What one page shows of a cell: unit rows, its extent across, its lines, how many lines more it
    would hold.
    """

    row: int
    row_end: int
    left: float
    right: float
    text: str
    lines: list[Line]
    place: PagePlace
    room: float = 0.0

    @property
    def plain(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())

    @property
    def width(self) -> float:
        """How wide the cell's text may be: as far in at the right as it is at the left."""
        inset = min((line.box.left for line in self.lines), default=0.0) - self.left
        return self.right - self.left - 2 * max(0.0, min(8.0, inset))


@dataclass(slots=True)
class Part:
    """What one page shows of a table; its pieces count rows from 0, pages are counted as read.

    `below` tells that it stands below something else on its page, `above` that it stands above.
    """

    rows: int
    pieces: list[Piece]
    page: int
    below: bool = False
    above: bool = False

    @property
    def sides(self) -> tuple[float, float]:
        """The table's left and right edge."""
        return min(p.left for p in self.pieces), max(p.right for p in self.pieces)
