"""The streams of a .doc file: its text in pieces and where its properties are. Source: [MS-DOC] 2.5."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jixiaolint.readers.unreadable import Unreadable

MAX_BYTES = 256 << 20
BROKEN = "文件不完整或已损坏，请用 Word 或 WPS 打开后另存为 .docx 再检查。"
LOCKED = "文件有打开密码，请先在 Word 或 WPS 里取消密码再检查。"

_MAGIC = 0xA5EC
_FIRST_97 = 0xC1
_LOCATIONS = 0x9A
_CCP_TEXT = 0x4C
_LENGTHS = "<3I4x4I"
"""How many characters each part of the text has; the parts stand one behind the other."""
BODY = 0
BESIDE = {1: "脚注", 2: "页眉或页脚", 3: "批注", 4: "尾注", 5: "文本框", 6: "页眉的文本框"}
"""What people call the other parts."""
CHPX, PAPX, FONTS, CLX = 12, 13, 15, 33
"""Numbers of the places in the file information block that are used."""


class OldWord(Exception):  # noqa: N818 (an outcome, not an error)
    """The file is of Word 95 or before, or an unknown kind: another program must convert it."""


_OF_TWO = re.compile("[\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """A run of the text: its first offset in the main stream, bytes a character, the text.

    A character that takes two places, such as an emoji, is followed by a zero, so that offsets fit.
    """

    offset: int
    width: int
    text: str


class DocFile:
    """The main, table and data streams. Raises `Unreadable` or `OldWord`."""

    def __init__(self, path: Path) -> None:
        import olefile

        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(f"文件太大，最多 {MAX_BYTES >> 20} MB，请拆成几个文件。")
        try:
            with olefile.OleFileIO(path) as ole:
                if not ole.exists("WordDocument"):
                    raise OldWord
                self.main = ole.openstream("WordDocument").read()
                version, flags = self._head()
                name = "1Table" if flags & 0x0200 else "0Table"
                if version < _FIRST_97 or not ole.exists(name):
                    raise OldWord
                if flags & 0x0100:
                    raise Unreadable(LOCKED)
                self.table = ole.openstream(name).read()
                self.data = ole.openstream("Data").read() if ole.exists("Data") else b""
        except (OSError, ValueError, IndexError, TypeError, struct.error) as error:
            raise Unreadable(BROKEN) from error

    def _head(self) -> tuple[int, int]:
        magic, version = struct.unpack_from("<HH", self.main, 0)
        if magic != _MAGIC:
            raise OldWord
        return version, struct.unpack_from("<H", self.main, 0x0A)[0]

    def located(self, number: int) -> bytes:
        """The part of the table stream that a place of the file information block names."""
        start, length = struct.unpack_from("<II", self.main, _LOCATIONS + 8 * number)
        part: bytes = self.table[start : start + length]
        return part

    def pieces(self, part: int = BODY) -> list[Piece]:
        """The pieces of a part of the text: the body, or one of BESIDE. Raises `Unreadable`."""
        lengths = struct.unpack_from(_LENGTHS, self.main, _CCP_TEXT)
        start = sum(lengths[:part])
        found = []
        for first, end, place in self._piece_table():
            low, high = max(first, start), min(end, start + lengths[part])
            if low < high:
                found.append(self._piece(place, low - first, high - low))
        return found

    def _piece_table(self) -> Iterator[tuple[int, int, int]]:
        """Of each piece its first character, the one behind its last, and where it lies."""
        clx = self.located(CLX)
        at = 0
        while at < len(clx) and clx[at] == 1:
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if at >= len(clx) or clx[at] != 2:
            raise Unreadable(BROKEN)
        count = (struct.unpack_from("<I", clx, at + 1)[0] - 4) // 12
        at += 5
        ends = struct.unpack_from(f"<{count + 1}I", clx, at)
        for number in range(count):
            place = struct.unpack_from("<I", clx, at + 4 * (count + 1) + 8 * number + 2)[0]
            yield ends[number], ends[number + 1], place

    def _piece(self, place: int, skipped: int, length: int) -> Piece:
        if place & 0x40000000:
            offset = (place & 0x3FFFFFFF) // 2 + skipped
            return Piece(offset, 1, self.main[offset : offset + length].decode("cp1252", "replace"))
        place += 2 * skipped
        text = self.main[place : place + 2 * length].decode("utf-16-le", "replace")
        if len(text) < length:
            text = _OF_TWO.sub(r"\g<0>\0", text)
        return Piece(place, 2, text)

    def fonts(self) -> list[str]:
        """The names of the fonts by their number."""
        raw = self.located(FONTS)
        names = []
        at = 4
        while at < len(raw):
            entry = raw[at + 1 : at + 1 + raw[at]]
            names.append(entry[39:].decode("utf-16-le", "replace").partition("\0")[0])
            at += 1 + raw[at]
        return names
