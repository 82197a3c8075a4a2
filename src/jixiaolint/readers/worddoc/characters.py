"""Properties of characters of a .doc file, as far as they decide what is read."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from typing import NamedTuple

from jixiaolint.readers.worddoc.file import CHPX, DocFile
from jixiaolint.readers.worddoc.modifiers import modifiers, on, property_runs

_VANISH, _DELETED, _SYMBOL = 0x083C, 0x0800, 0x6A09
_FONT_ASCII, _FONT_OTHER = 0x4A4F, 0x4A51
_TELLING = re.compile(
    b"|".join(re.escape(c.to_bytes(2, "little")) for c in (_VANISH, _DELETED, _SYMBOL))
)


class Hidden(NamedTuple):
    """Characters between two offsets that are not shown; `symbol` is what is shown instead: the
    number of a font and a character.
    """

    start: int
    end: int
    symbol: tuple[int, int] | None


class CharacterProperties:
    """Looks up what the runs of characters say."""

    def __init__(self, doc: DocFile) -> None:
        self._starts, self._raw = property_runs(doc, CHPX)

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
            if symbol or on(values, _VANISH) or on(values, _DELETED):
                found.append(Hidden(self._starts[number], self._starts[number + 1], symbol))
        return found

    def font(self, offset: int) -> int:
        """The number of the font in which the character at an offset stands, -1 when not known."""
        number = bisect_right(self._starts, offset) - 1
        raw = self._raw[number] if 0 <= number < len(self._raw) else b""
        values = dict(modifiers(raw))
        operand = values.get(_FONT_OTHER) or values.get(_FONT_ASCII) or b"\xff\xff\xff\xff"
        return int.from_bytes(operand[:2], "little") if len(operand) == 2 else -1
