"""Runs of properties of a .doc file, and the modifiers (sprm) that make them up.

Source: [MS-DOC] 2.6, 2.8, 2.9.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from jixiaolint.readers.worddoc.file import CHPX, PAPX, DocFile

T_DEF_TABLE = 0xD608
_P_CHG_TABS = 0xC615
_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)


def modifiers(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The modifiers (sprm) of a list with their operands; a broken rest is left out."""
    at = 0
    while at + 2 < len(raw):
        code = raw[at] | raw[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if code == T_DEF_TABLE:
            size = struct.unpack_from("<H", raw, at)[0] + 1 if at + 2 <= len(raw) else 0
        elif size < 0:
            size = raw[at] + 1
            if code == _P_CHG_TABS and raw[at] == 255:
                return  # its length has to be worked out; no program writes it
        yield code, raw[at : at + size]
        at += size


def on(values: dict[int, bytes], code: int) -> bool:
    """Whether a switch, a modifier with one byte as its operand, is on."""
    return values.get(code, b"\0")[:1] == b"\1"


def property_runs(doc: DocFile, kind: int) -> tuple[list[int], list[bytes]]:
    """Offsets at which runs of properties begin, and the properties: pages of 512 bytes, the last
    of which is the number of runs in the page. The end of the last run closes the list of offsets.
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
