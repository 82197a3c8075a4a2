"""The globals of a BIFF8 stream: sheets, styles and shared strings. Source: [MS-XLS] 2.1.7.20.3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from struct import Struct

from jixiaolint.readers.biff import strings
from jixiaolint.readers.sheets.styles import Styles

BOF, EOF = 0x809, 0x0A
_CONTINUE = 0x3C
_BIFF8 = 0x600
_RECORD = Struct("<HH").unpack_from


class Locked(Exception):  # noqa: N818 (an outcome to report)
    """The work book is encrypted."""


@dataclass(slots=True)
class Part:
    """A worksheet's name, whether it is hidden, and where its records begin."""

    name: str
    hidden: bool
    offset: int


def is_biff8(stream: bytes) -> bool:
    """Whether a stream is of Excel 97 or later."""
    return len(stream) > 8 and _RECORD(stream, 0)[0] == BOF and _RECORD(stream, 4)[0] == _BIFF8


def continued(stream: bytes, at: int) -> tuple[list[bytes], int]:
    """The contents of the record at `at` and those that continue it, and where the next begins."""
    size = _RECORD(stream, at)[1]
    parts = [stream[at + 4 : at + 4 + size]]
    at += 4 + size
    while True:
        kind, size = _RECORD(stream, at)
        if kind != _CONTINUE:
            return parts, at
        parts.append(stream[at + 4 : at + 4 + size])
        at += 4 + size


class Book:
    """What the sheets share. Raises `Locked`, and IndexError or struct.error for a broken stream."""

    def __init__(self, stream: bytes) -> None:
        self.parts: list[Part] = []
        self.texts: list[str] = []
        self._keys: list[int] = []
        self._codes: dict[int, str] = {}
        self._date1904 = False
        at = 0
        while True:
            kind, size = _RECORD(stream, at)
            if kind == EOF:
                break
            if take := _TAKE.get(kind):
                parts, at = continued(stream, at)
                take(self, parts)
            else:
                at += 4 + size
        self.styles = Styles(self._keys, self._codes, self._date1904)

    def _locked(self, parts: list[bytes]) -> None:
        raise Locked

    def _calendar(self, parts: list[bytes]) -> None:
        self._date1904 = parts[0][0] == 1

    def _sheet(self, parts: list[bytes]) -> None:
        """Charts, macros and dialogues of old are no worksheets."""
        data = parts[0]
        if data[5] == 0:
            offset = int.from_bytes(data[:4], "little")
            self.parts.append(Part(strings.brief(data, 6), data[4] & 3 != 0, offset))

    def _format(self, parts: list[bytes]) -> None:
        self._codes[_RECORD(parts[0], 0)[0]] = strings.text(parts, 2)

    def _style(self, parts: list[bytes]) -> None:
        self._keys.append(_RECORD(parts[0], 0)[1])

    def _shared(self, parts: list[bytes]) -> None:
        self.texts = strings.shared(parts)


_TAKE: dict[int, Callable[[Book, list[bytes]], None]] = {
    0x2F: Book._locked,
    0x22: Book._calendar,
    0x85: Book._sheet,
    0x41E: Book._format,
    0xE0: Book._style,
    0xFC: Book._shared,
}
