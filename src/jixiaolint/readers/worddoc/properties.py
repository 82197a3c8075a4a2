"""Properties of paragraphs of a .doc file, among them the cells of the rows that they end."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from jixiaolint.readers.worddoc.file import PAPX, DocFile
from jixiaolint.readers.worddoc.modifiers import T_DEF_TABLE, modifiers, on, property_runs

_HUGE = (0x6645, 0x6646)
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_T_MERGE, _T_VERT_MERGE, _OUTLINE = 0x5624, 0xD62B, 0x2640
MAX_CELLS = 64
"""Word has no more cells in a row."""


class RowCell(NamedTuple):
    """A cell of a row's definition: its edges in twips, and how it is merged.

    `across` and `down` are "" for a cell by itself, "first" for the first of merged cells and "next"
    for the others.
    """

    left: int
    right: int
    across: str
    down: str


class Properties(NamedTuple):
    """What a paragraph mark says: depth in tables (0 outside), whether it ends a cell or a row of an
    inner table or a row, the row's cells, and the heading level.
    """

    depth: int = 0
    inner_cell: bool = False
    row_end: bool = False
    cells: tuple[RowCell, ...] = ()
    level: int = 0


class ParagraphProperties:
    """Looks up a paragraph's properties by the offset of its mark; each kind is worked out once."""

    def __init__(self, doc: DocFile) -> None:
        self._doc = doc
        self._starts, self._raw = property_runs(doc, PAPX)
        self._known: dict[bytes, Properties] = {}

    def at(self, offset: int) -> Properties:
        """The properties of the paragraph whose mark is at an offset of the main stream."""
        number = bisect_right(self._starts, offset) - 1
        raw = self._raw[number] if number >= 0 else b""
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = self._read(raw)
        return found

    def _read(self, raw: bytes) -> Properties:
        if len(raw) < 2:
            return Properties()
        style = struct.unpack_from("<H", raw)[0]
        values: dict[int, bytes] = {}
        merges: list[tuple[int, bytes]] = []
        for code, operand in self._all(raw[2:]):
            values[code] = operand
            if code in (_T_MERGE, _T_VERT_MERGE):
                merges.append((code, operand))
        depth = int.from_bytes(values.get(_DEPTH, b"")[:4], "little", signed=True)
        if not 0 < depth < 32:
            depth = int(on(values, _IN_TABLE) or on(values, _ROW_END))
        level = style if 1 <= style <= 9 else 0  # the styles of headings have these numbers
        if values.get(_OUTLINE):
            level = values[_OUTLINE][0] + 1 if values[_OUTLINE][0] < 9 else 0
        return Properties(
            depth,
            on(values, _INNER_CELL),
            on(values, _ROW_END) or on(values, _INNER_ROW_END),
            tuple(_merged(_cells(values.get(T_DEF_TABLE, b"")), merges)),
            level,
        )

    def _all(self, raw: bytes) -> Iterator[tuple[int, bytes]]:
        for code, operand in modifiers(raw):
            yield code, operand
            if code in _HUGE and len(operand) == 4:
                at = struct.unpack("<I", operand)[0]
                size = int.from_bytes(self._doc.data[at : at + 2], "little")
                yield from modifiers(self._doc.data[at + 2 : at + 2 + size])


def _cells(raw: bytes) -> list[RowCell]:
    """The cells of a table definition."""
    count = raw[2] if len(raw) > 2 else 0
    if not 0 < count <= MAX_CELLS or len(raw) < 3 + 2 * (count + 1):
        return []
    edges = struct.unpack_from(f"<{count + 1}h", raw, 3)
    at = 3 + 2 * (count + 1)
    cells = []
    for number in range(count):
        flags = int.from_bytes(raw[at + 20 * number : at + 20 * number + 2], "little")
        across = "next" if flags & 2 else "first" if flags & 1 else ""
        down = ("first" if flags & 0x40 else "next") if flags & 0x20 else ""
        cells.append(RowCell(edges[number], edges[number + 1], across, down))
    return cells


def _merged(cells: list[RowCell], merges: list[tuple[int, bytes]]) -> list[RowCell]:
    """The cells after the modifiers that merge some of them."""
    for code, operand in merges:
        if code == _T_MERGE and len(operand) == 2:
            for number in range(operand[0], min(operand[1], len(cells))):
                across = "first" if number == operand[0] else "next"
                cells[number] = cells[number]._replace(across=across)
        elif code == _T_VERT_MERGE and len(operand) == 3 and operand[1] < len(cells):
            down = {0: "", 1: "next", 3: "first"}.get(operand[2], "")
            cells[operand[1]] = cells[operand[1]]._replace(down=down)
    return cells
