"""Strings of BIFF8, which may go on in CONTINUE records. Source: [MS-XLS] 2.5.293 and 2.5.294."""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct

_START = Struct("<HB").unpack_from
_SHORT = Struct("<H").unpack_from
_LONG = Struct("<I").unpack_from
_WIDE, _PHONETIC, _RICH = 1, 4, 8


def text(parts: Sequence[bytes], at: int) -> str:
    """The string at `at` of the first part. Raises IndexError or struct.error for a broken one."""
    return _Reader(parts, at).text()


def brief(data: bytes, at: int) -> str:
    """A string whose length is one byte, as the names of the sheets are."""
    count, flags = data[at], data[at + 1]
    return _decoded(data[at + 2 : at + 2 + (count << (flags & _WIDE))], flags)


def shared(parts: Sequence[bytes]) -> list[str]:
    """The texts of the shared string table, trimmed.

    Raises IndexError or struct.error for a broken one.
    """
    count = _LONG(parts[0], 4)[0]
    reader = _Reader(parts, 8)
    found: list[str] = []
    while len(found) < count:
        reader.plain(found, count)
        if len(found) < count:
            found.append(trimmed(reader.text()))
    return found


def trimmed(text: str) -> str:
    r"""`text` without outer white space, its line breaks as `\n`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def _decoded(raw: bytes, flags: int) -> str:
    return raw.decode("utf-16-le", "replace") if flags & _WIDE else raw.decode("latin-1")


class _Reader:
    """A place in a record and those that continue it."""

    def __init__(self, parts: Sequence[bytes], at: int) -> None:
        self._parts = parts
        self._number = 0
        self._at = at

    def plain(self, found: list[str], count: int) -> None:
        """Append the next strings that are whole in this record and have nothing but their text."""
        data, at = self._parts[self._number], self._at
        size, left = len(data), count - len(found)
        while left and at + 3 <= size:
            length, flags = _START(data, at)
            end = at + 3 + (length << (flags & _WIDE))
            if flags > _WIDE or end > size:
                break
            text = data[at + 3 : end].decode("utf-16-le" if flags else "latin-1", "replace")
            found.append(trimmed(text) if "\r" in text else text.strip())
            at = end
            left -= 1
        self._at = at

    def text(self) -> str:
        """The next string, with what belongs to it (runs of fonts, reading aids) left out."""
        if self._at >= len(self._parts[self._number]):
            self._next()
        length, flags = _START(self._parts[self._number], self._at)
        self._at += 3
        extra = 0
        if flags & _RICH:
            extra += 4 * _SHORT(self._parts[self._number], self._at)[0]
            self._at += 2
        if flags & _PHONETIC:
            extra += _LONG(self._parts[self._number], self._at)[0]
            self._at += 4
        found = self._characters(length, flags)
        self._skip(extra)
        return found

    def _characters(self, length: int, flags: int) -> str:
        """Each record that goes on with a string tells anew whether its characters are wide."""
        units = bytearray()
        while True:
            data, wide = self._parts[self._number], flags & _WIDE
            raw = data[self._at : self._at + ((length - len(units) // 2) << wide)]
            self._at += len(raw)
            units += raw[: len(raw) & ~1] if wide else raw.decode("latin-1").encode("utf-16-le")
            if len(units) >= 2 * length:
                return units.decode("utf-16-le", "replace")
            self._next()
            flags = self._parts[self._number][0]
            self._at = 1

    def _skip(self, count: int) -> None:
        while count:
            left = len(self._parts[self._number]) - self._at
            step = min(left, count)
            self._at += step
            count -= step
            if count:
                self._next()

    def _next(self) -> None:
        self._number += 1
        self._at = 0
        if self._number >= len(self._parts):
            raise IndexError("the string ends too early")
