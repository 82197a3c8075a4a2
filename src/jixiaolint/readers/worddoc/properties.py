"""Properties of paragraphs and characters of a .doc file. Source: [MS-DOC] 2.6, 2.8, 2.9."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from jixiaolint.readers.worddoc.file import CHPX, PAPX, DocFile

_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_T_DEF_TABLE, _P_CHG_TABS, _HUGE = 0xD608, 0xC615, (0x6645, 0x6646)
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_T_MERGE, _T_VERT_MERGE, _OUTLINE = 0x5624, 0xD62B, 0x2640
_VANISH, _DELETED, _SYMBOL = 0x083C, 0x0800, 0x6A09
_FONT_ASCII, _FONT_OTHER = 0x4A4F, 0x4A51
_TELLING = re.compile(
    b"|".join(re.escape(c.to_bytes(2, "little")) for c in (_VANISH, _DELETED, _SYMBOL))
)
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


def modifiers(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The modifiers (sprm) of a list with their operands; a broken rest is left out."""
    at = 0
    while at + 2 < len(raw):
        code = raw[at] | raw[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if code == _T_DEF_TABLE:
            size = struct.unpack_from("<H", raw, at)[0] + 1 if at + 2 <= len(raw) else 0
        elif size < 0:
            size = raw[at] + 1
            if code == _P_CHG_TABS and raw[at] == 255:
                return  # its length has to be worked out; no program writes it
        yield code, raw[at : at + size]
        at += size


class ParagraphProperties:
    """Looks up a paragraph's properties by the offset of its mark; each kind is worked out once."""

    def __init__(self, doc: DocFile) -> None:
        self._doc = doc
        self._starts, self._raw = _runs(doc, PAPX)
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
            depth = int(_on(values, _IN_TABLE) or _on(values, _ROW_END))
        level = style if 1 <= style <= 9 else 0  # the styles of headings have these numbers
        if values.get(_OUTLINE):
            level = values[_OUTLINE][0] + 1 if values[_OUTLINE][0] < 9 else 0
        return Properties(
            depth,
            _on(values, _INNER_CELL),
            _on(values, _ROW_END) or _on(values, _INNER_ROW_END),
            tuple(_merged(_cells(values.get(_T_DEF_TABLE, b"")), merges)),
            level,
        )

    def _all(self, raw: bytes) -> Iterator[tuple[int, bytes]]:
        for code, operand in modifiers(raw):
            yield code, operand
            if code in _HUGE and len(operand) == 4:
                at = struct.unpack("<I", operand)[0]
                size = int.from_bytes(self._doc.data[at : at + 2], "little")
                yield from modifiers(self._doc.data[at + 2 : at + 2 + size])


def _on(values: dict[int, bytes], code: int) -> bool:
    return values.get(code, b"\0")[:1] == b"\1"


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


class Hidden(NamedTuple):
    """Characters between two offsets that are not shown; `symbol` is what is shown instead: the
    number of a font and a character.
    """

    start: int
    end: int
    symbol: tuple[int, int] | None


class CharacterProperties:
    """The properties of runs of characters, as far as they decide what is read."""

    def __init__(self, doc: DocFile) -> None:
        self._starts, self._raw = _runs(doc, CHPX)

    def hidden(self) -> list[Hidden]:
        """Hidden and deleted text and symbols, in order."""
        found: list[Hidden] = []
        telling = {raw for raw in set(self._raw) if _TELLING.search(raw)}
        for number, raw in enumerate(self._raw if telling else ()):
            if raw not in telling:
                continue
            values = dict(modifiers(raw))
            operand = values.get(_SYMBOL, b"")
            symbol = struct.unpack("<HH", operand) if len(operand) == 4 else None
            if symbol or _on(values, _VANISH) or _on(values, _DELETED):
                found.append(Hidden(self._starts[number], self._starts[number + 1], symbol))
        return found

    def font(self, offset: int) -> int:
        """The number of the font in which the character at an offset stands, -1 when not known."""
        number = bisect_right(self._starts, offset) - 1
        raw = self._raw[number] if 0 <= number < len(self._raw) else b""
        values = dict(modifiers(raw))
        operand = values.get(_FONT_OTHER) or values.get(_FONT_ASCII) or b"\xff\xff\xff\xff"
        return int.from_bytes(operand[:2], "little") if len(operand) == 2 else -1


def _runs(doc: DocFile, kind: int) -> tuple[list[int], list[bytes]]:
    """Offsets at which runs of properties begin, and the properties: pages of 512 bytes, whose last
    one is the number of runs. The end of the last run closes the list of offsets.
    """
    plc = doc.located(kind)
    count = max(0, (len(plc) - 4) // 8)
    pages = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()
    starts: list[int] = []
    raws: list[bytes] = []
    end = 0
    for number in pages:
        page = doc.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        width = 13 if kind == PAPX else 1
        if 4 * (runs + 1) + width * runs > _PAGE:
            continue
        offsets = struct.unpack_from(f"<{runs + 1}I", page)
        starts += offsets[:-1]
        places = page[4 * (runs + 1) : 4 * (runs + 1) + width * runs : width]
        entries = {place: _entry(page, place * 2, kind) for place in set(places)}
        raws += [entries[place] for place in places]
        end = offsets[-1]
    return [*starts, end], raws


def _entry(page: bytes, at: int, kind: int) -> bytes:
    """The properties at a place of a page, b"" for none."""
    if not at:
        return b""
    size = page[at]
    if kind == CHPX:
        return page[at + 1 : at + 1 + size]
    if size:
        return page[at + 1 : at + 2 * size]
    return page[at + 2 : at + 2 + 2 * page[at + 1]] if at + 1 < _PAGE else b""
