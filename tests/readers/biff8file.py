"""Makes small .xls files of given records, for what no library at hand writes."""

from __future__ import annotations

import struct
from pathlib import Path

from xlwt.CompoundDoc import XlsDoc

EOF = b"\x0a\0\0\0"


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def bof(stream: int, version: int = 0x600) -> bytes:
    """Of the globals (5), a worksheet (0x10) or a chart (0x20)."""
    return record(0x809, struct.pack("<HHHHII", version, stream, 3515, 1996, 0, 6))


def at(row: int, col: int, style: int = 0) -> bytes:
    return struct.pack("<HHH", row, col, style)


def formula(row: int, col: int, result: bytes) -> bytes:
    return record(0x06, at(row, col) + result + bytes(8))


def string(text: str) -> bytes:
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")


def shared(*texts: str) -> bytes:
    return record(0xFC, struct.pack("<II", len(texts), len(texts)) + b"".join(map(string, texts)))


def styles(*codes: str) -> bytes:
    """A number format and a style for each code; style 0 has none."""
    formats = b"".join(
        record(0x41E, struct.pack("<H", 164 + n) + string(code)) for n, code in enumerate(codes)
    )
    keys = [0, *range(164, 164 + len(codes))]
    return formats + b"".join(record(0xE0, struct.pack("<HH16x", 0, key)) for key in keys)


def write(path: Path, globals_: bytes, *sheets: bytes, offsets: tuple[int, ...] = ()) -> Path:
    """A work book of these records; a sheet's are those between its BOF and EOF."""
    begin = bof(5) + globals_
    place = len(begin) + 14 * len(sheets) + len(EOF)
    names = b""
    for number, sheet in enumerate(sheets):
        where = offsets[number] if offsets else place
        names += record(0x85, struct.pack("<IBBBBH", where, 0, 0, 1, 1, 0x8868 + number))
        place += len(bof(0x10)) + len(sheet) + len(EOF)
    bodies = b"".join(bof(0x10) + sheet + EOF for sheet in sheets)
    return save(path, begin + names + EOF + bodies)


def save(path: Path, stream: bytes) -> Path:
    """The stream in a compound file, under the name that Excel 97 gave it."""
    XlsDoc().save(str(path), stream + bytes(max(0, 4096 - len(stream))))
    return path
