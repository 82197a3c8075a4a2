"""The text of a .doc file, paragraph by paragraph → blocks."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from pathlib import Path

from jixiaolint.model.grid import Block
from jixiaolint.readers.unreadable import Unreadable
from jixiaolint.readers.worddoc.file import BROKEN, DocFile, Piece
from jixiaolint.readers.worddoc.properties import Hidden, ParagraphProperties, hidden
from jixiaolint.readers.worddoc.tables import Blocks
from jixiaolint.readers.wordml.symbols import symbol

_MARK = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_SPECIAL = re.compile("[\x00-\x1f\xad\xa0]")
_SHOWN = {
    **dict.fromkeys(range(0x20)), 0x09: " ", 0x0A: "\n", 0x0B: "\n", 0x1E: "-", 0xA0: " ", 0xAD: None,
}  # fmt: skip
_LEFT_OUT = "\x00"


def blocks(path: Path) -> tuple[Block, ...]:
    """The body's tables and paragraphs in order. Raises `Unreadable`, and `OldWord` for a file that
    this cannot read."""
    doc = DocFile(path)
    try:
        return _blocks(doc)
    except (struct.error, IndexError, ValueError) as error:
        raise Unreadable(BROKEN) from error


def _blocks(doc: DocFile) -> tuple[Block, ...]:
    properties = ParagraphProperties(doc)
    unseen = _Unseen(doc)
    result = Blocks()
    rest = ""
    for piece in doc.pieces():
        text = unseen.shown(piece)
        start = 0
        for found in _MARK.finditer(text):
            end = found.start()
            offset = piece.offset + end * piece.width
            result.take(_plain(rest + text[start:end]), found[0], properties.at(offset))
            rest, start = "", end + 1
        rest += text[start:]
    if rest.strip():
        result.take(_plain(rest), "\r", properties.at(0))
    return result.finish()


def _plain(text: str) -> str:
    """The text without the instructions of fields and the marks of pictures, notes and comments."""
    if not _SPECIAL.search(text):
        return text
    while "\x13" in text:
        text, times = _FIELD.subn(lambda m: m[1] or "", text)
        if not times:
            break
    return text.translate(_SHOWN)


class _Unseen:
    """Takes hidden and deleted characters out of pieces and puts symbols in, keeping the length."""

    def __init__(self, doc: DocFile) -> None:
        self._doc = doc
        self._hidden = hidden(doc)
        self._starts = [h.start for h in self._hidden]
        self._fonts: list[str] | None = None

    def shown(self, piece: Piece) -> str:
        """The text of a piece with every character that is not shown replaced; marks stay."""
        end = piece.offset + len(piece.text) * piece.width
        first = max(0, bisect_right(self._starts, piece.offset) - 1)
        letters: list[str] | None = None
        for one in self._hidden[first:]:
            if one.start >= end:
                break
            letters = letters or list(piece.text)
            low = max(0, (one.start - piece.offset) // piece.width)
            high = min(len(letters), (one.end - piece.offset) // piece.width)
            for at in range(low, high):
                if not _MARK.fullmatch(letters[at]):
                    letters[at] = self._instead(one)
        return piece.text if letters is None else "".join(letters)

    def _instead(self, one: Hidden) -> str:
        if one.symbol is None:
            return _LEFT_OUT
        if self._fonts is None:
            self._fonts = self._doc.fonts()
        font, code = one.symbol
        name = self._fonts[font] if font < len(self._fonts) else ""
        return symbol(name, f"{code:X}")[:1] or _LEFT_OUT
