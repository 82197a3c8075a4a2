"""Tables over several pages → one grid each.

A page break may fall between rows, within a row, or within the text of a merged cell, and the
program that drew the page closes every cell at its foot. What was one cell is told by the text: a
line that had room for the next word was the last of its cell, words that stand elsewhere in the
document as whole cells are whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiaolint.model.grid import Cell, Grid
from jixiaolint.readers.pdfium.cuts import broken, verdict
from jixiaolint.readers.pdfium.parts import Part, Piece
from jixiaolint.readers.pdfium.writing import full

_SAME = 3.0
_ROOM = 1.5
"""A cell with room for so many lines more had no need to go on below the break."""


@dataclass(slots=True)
class Whole:
    """A table as far as it is stitched."""

    rows: int
    pieces: list[Piece]
    page: int
    sides: tuple[float, float]
    head: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, part: Part) -> Whole:
        """The table that begins with a part."""
        return cls(part.rows, part.pieces, part.page, part.sides, _row_texts(part))

    def takes(self, part: Part) -> bool:
        """Whether a part on the next page may be the rest of the table: it is as wide."""
        return part.page == self.page + 1 and all(
            abs(a - b) <= _SAME for a, b in zip(self.sides, part.sides, strict=True)
        )

    def begins_like(self, part: Part) -> bool:
        """Whether a part has the first label of this table, and something else beside it."""
        first, head = _row_texts(part)[0], self.head[0]
        return bool(first[0]) and first[0] == head[0] and first != head

    def add(self, part: Part, known: frozenset[str]) -> None:
        """Put a part below; `known` are texts that stand in the document as whole cells."""
        self.page = part.page
        repeated = _repeated(self.head, part)
        pieces = [p for p in part.pieces if p.row >= repeated]
        for piece in pieces:
            piece.row -= repeated
            piece.row_end -= repeated
        joins = self._joins(pieces, known)
        offset = self.rows - joins.broken
        for piece in pieces:
            above = joins.above.get(id(piece))
            if above is None:
                piece.row += offset
                piece.row_end += offset
                self.pieces.append(piece)
            else:
                _go_on(above, piece, offset)
        self.rows = offset + part.rows - repeated

    def _joins(self, pieces: list[Piece], known: frozenset[str]) -> _Joins:
        lowest = [p for p in self.pieces if p.row_end == self.rows]
        first = sorted((p for p in pieces if p.row == 0), key=lambda p: p.left)
        pairs = [(_above(lowest, piece), piece) for piece in first]
        alike = len(first) == len(lowest) and all(upper for upper, _ in pairs)
        verdicts = [verdict(above, piece, known) if above else "apart" for above, piece in pairs]
        cut_row = alike and broken(pairs, verdicts)
        joins = _Joins(int(cut_row), {})
        label = leading = True
        for (above, piece), says in zip(pairs, verdicts, strict=True):
            cut = label and says == "may be" and above is not None and above.room < _ROOM
            one = says == "whole" or cut
            blank = leading and says == "blank"
            late = leading and says == "open" and alike
            if above is not None and (cut_row or one or blank or late):
                joins.above[id(piece)] = above
            label = label and says == "blank"
            leading = leading and (one or blank)
        return joins

    def grid(self) -> Grid:
        """The grid, its columns being the distinct edges of all its pieces."""
        edges: list[float] = []  # the leftmost of each bunch
        for at in sorted({x for p in self.pieces for x in (p.left, p.right)}):
            if not edges or at - edges[-1] > _SAME:
                edges.append(at)
        cells = []
        for piece in sorted(self.pieces, key=lambda p: (p.row, p.left)):
            col, end = _nearest(edges, piece.left), _nearest(edges, piece.right)
            height = piece.row_end - piece.row
            cells.append(Cell(piece.row, col, height, max(1, end - col), piece.text, piece.place))
        return Grid(tuple(cells))


@dataclass(slots=True)
class _Joins:
    """Whether the row at the break was broken (1) or not (0), and which piece goes on which."""

    broken: int
    above: dict[int, Piece]


def _row_texts(part: Part) -> list[list[str]]:
    """The texts of a part's rows, from left to right."""
    rows: list[list[str]] = [[] for _ in range(part.rows)]
    for piece in sorted(part.pieces, key=lambda p: p.left):
        rows[piece.row].append(piece.plain)
    return rows


def _repeated(head: list[list[str]], part: Part) -> int:
    """How many rows at the top repeat those at the head of the table."""
    number = 0
    for above, row in zip(head, _row_texts(part), strict=False):
        if above != row or sum(map(bool, row)) < 2:
            break
        number += 1
    return number if number < part.rows else 0


def _above(lowest: Sequence[Piece], piece: Piece) -> Piece | None:
    for other in lowest:
        if abs(other.left - piece.left) <= _SAME and abs(other.right - piece.right) <= _SAME:
            return other
    return None


def _go_on(above: Piece, piece: Piece, offset: int) -> None:
    """Let a cell go on in the piece below the break."""
    if piece.text:
        wrapped = not above.text or full(above.lines[-1], piece.lines[0], above.width)
        above.text += ("" if wrapped else "\n") + piece.text
        above.lines, above.room = piece.lines, piece.room
    above.row_end = piece.row_end + offset


def _nearest(edges: Sequence[float], at: float) -> int:
    at_or_after = bisect_left(edges, at - _SAME)
    return min(at_or_after, len(edges) - 1)
