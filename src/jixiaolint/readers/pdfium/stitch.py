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
from itertools import takewhile

from jixiaolint.model.grid import Cell, Grid
from jixiaolint.readers.pdfium.cuts import HEADINGS, LEVELS, ROOM, broken, verdict
from jixiaolint.readers.pdfium.parts import Part, Piece
from jixiaolint.readers.pdfium.writing import full

_SAME = 3.0


@dataclass(slots=True)
class Whole:
    """A table as far as it is stitched. `heads` has the rows with which pages may begin that repeat
    the table's head, each with all rows that followed it on its own page.
    """

    rows: int
    pieces: list[Piece]
    page: int
    sides: tuple[float, float]
    first: list[str]
    heads: dict[tuple[str, ...], list[list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Part) -> Whole:
        """The table that begins with a part."""
        texts = _row_texts(part)
        table = cls(part.rows, part.pieces, part.page, part.sides, texts[0])
        if sum(map(bool, texts[0])) > 1:
            table.heads[tuple(texts[0])] = texts
        table._note_headings(texts)
        return table

    def takes(self, part: Part) -> bool:
        """Whether a part on the next page may be the rest of the table: it is as wide."""
        return part.page == self.page + 1 and all(
            abs(a - b) <= _SAME for a, b in zip(self.sides, part.sides, strict=True)
        )

    def begins_like(self, part: Part) -> bool:
        """Whether a part has the first label of this table, and something else beside it."""
        first = _row_texts(part)[0]
        return bool(first[0]) and first[0] == self.first[0] and first != self.first

    def add(self, part: Part, known: frozenset[str]) -> None:
        """Put a part below; `known` are texts that stand in the document as whole cells."""
        self.page = part.page
        texts = _row_texts(part)
        repeated = _alike(self.heads.get(tuple(texts[0]), []), texts)
        self._note_headings(texts)
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

    def _note_headings(self, texts: list[list[str]]) -> None:
        """Note the rows of headings among a part's rows: a sheet may repeat any row on its pages."""
        for number, row in enumerate(texts):
            if not HEADINGS.isdisjoint(row):
                self.heads.setdefault(tuple(row), texts[number:])

    def _joins(self, pieces: list[Piece], known: frozenset[str]) -> _Joins:
        lowest = [p for p in self.pieces if p.row_end == self.rows]
        first = sorted((p for p in pieces if p.row == 0), key=lambda p: p.left)
        pairs = [(_above(lowest, piece), piece) for piece in first]
        alike = len(first) == len(lowest) and all(upper for upper, _ in pairs)
        verdicts = [verdict(above, piece, known) if above else "apart" for above, piece in pairs]
        cut_row = alike and broken(pairs, verdicts)
        joins = _Joins(int(cut_row), {})
        label = leading = True
        for number, ((above, piece), says) in enumerate(zip(pairs, verdicts, strict=True)):
            label = label and number < LEVELS
            cut = label and says == "may be" and above is not None and above.room < ROOM
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


def _alike(head: list[list[str]], rows: list[list[str]]) -> int:
    """How many of a part's rows repeat those of a head; not all of them."""
    pairs = zip(head, rows, strict=False)
    number = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return number if number < len(rows) else 0


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
