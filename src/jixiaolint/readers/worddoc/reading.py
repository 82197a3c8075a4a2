"""The text of a .doc file, paragraph by paragraph → blocks."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from jixiaolint.model.grid import Block, Note
from jixiaolint.readers.unreadable import Unreadable
from jixiaolint.readers.worddoc.characters import CharacterProperties
from jixiaolint.readers.worddoc.file import BESIDE, BROKEN, DocFile, Piece
from jixiaolint.readers.worddoc.properties import ParagraphProperties
from jixiaolint.readers.worddoc.tables import Blocks
from jixiaolint.readers.wordml.beside import told
from jixiaolint.readers.wordml.symbols import symbol

_MARK = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("[\x13\x14\x15]")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SPECIAL = re.compile("[\x00-\x06\x08-\x0b\x0e-\x1f\xad\xa0]")
_SHOWN = {
    **dict.fromkeys(range(0x20)), 0x09: " ", 0x0A: "\n", 0x0B: "\n", 0x1E: "-", 0xA0: " ", 0xAD: None,
}  # fmt: skip
_LEFT_OUT = "\x00"


def read(path: Path) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The body's tables and paragraphs in order, and what is not read. Raises `Unreadable`, and
    `OldWord` for a file that this cannot read.
    """
    doc = DocFile(path)
    try:
        return _blocks(doc), tuple(_beside(doc))
    except (struct.error, IndexError, ValueError) as error:
        raise Unreadable(BROKEN) from error


def _blocks(doc: DocFile) -> tuple[Block, ...]:
    properties = ParagraphProperties(doc)
    unseen = _Unseen(doc)
    fields = _Fields()
    result = Blocks()
    rest = ""
    for piece in doc.pieces():
        text = unseen.shown(piece)
        simple = not _SPECIAL.search(text)
        start = 0
        for found in _MARK.finditer(text):
            end = found.start()
            part = rest + text[start:end]
            if not simple or rest or fields.open:
                part = _plain(fields.shown(part))
            result.take(part, found[0], properties.at(piece.offset + end * piece.width))
            rest, start = "", end + 1
        rest += text[start:]
    if rest.strip():
        result.take(_plain(fields.shown(rest)), "\r", properties.at(-1))
    return result.finish()


def _beside(doc: DocFile) -> Iterator[Note]:
    """Notes on tables of targets in headers, notes, comments and text boxes."""
    for part, where in BESIDE.items():
        lines = "".join(piece.text for piece in doc.pieces(part)).split("\r")
        cells = "".join(line for line in lines if "\x07" in line)
        yield from told(where, [cells], lines)


def _plain(text: str) -> str:
    """The text without the marks of pictures, notes and comments."""
    return text.translate(_SHOWN) if _SPECIAL.search(text) else text


class _Fields:
    """Takes out the instructions of fields, which may go over several paragraphs.

    `open` tells for each field that has begun whether its instruction still goes on.
    """

    def __init__(self) -> None:
        self.open: list[bool] = []

    def shown(self, text: str) -> str:
        """What of the next paragraph's text is a field's result or outside fields."""
        if not self.open and not _FIELD.search(text):
            return text
        kept = []
        start = 0
        for mark in _FIELD.finditer(text):
            if not any(self.open):
                kept.append(text[start : mark.start()])
            start = mark.end()
            if mark[0] == "\x13":
                self.open.append(True)
            elif self.open and mark[0] == "\x14":
                self.open[-1] = False
            elif self.open:
                self.open.pop()
        if not any(self.open):
            kept.append(text[start:])
        return "".join(kept)


class _Unseen:
    """Takes hidden and deleted characters out of pieces and puts symbols in, keeping the length."""

    def __init__(self, doc: DocFile) -> None:
        self._doc = doc
        self._characters = CharacterProperties(doc)
        self._hidden = self._characters.hidden()
        self._starts = [h.start for h in self._hidden]
        self._fonts: list[str] | None = None

    def shown(self, piece: Piece) -> str:
        """The text of a piece with every character that is not shown replaced; marks stay."""
        end = piece.offset + len(piece.text) * piece.width
        letters: list[str] = []
        first = max(0, bisect_right(self._starts, piece.offset) - 1)
        for one in self._hidden[first:]:
            if one.start >= end:
                break
            letters = letters or list(piece.text)
            low = max(0, (one.start - piece.offset) // piece.width)
            high = min(len(letters), (one.end - piece.offset) // piece.width)
            for at in range(low, high):
                if not _MARK.fullmatch(letters[at]):
                    letters[at] = self._symbol(*one.symbol) if one.symbol else _LEFT_OUT
        for found in _PRIVATE.finditer(piece.text):
            letters = letters or list(piece.text)
            if letters[found.start()] == found[0]:
                font = self._characters.font(piece.offset + found.start() * piece.width)
                letters[found.start()] = self._symbol(font, ord(found[0]))
        return "".join(letters) if letters else piece.text

    def _symbol(self, font: int, code: int) -> str:
        if self._fonts is None:
            self._fonts = self._doc.fonts()
        name = self._fonts[font] if 0 <= font < len(self._fonts) else ""
        return symbol(name, f"{code:X}")[:1] or _LEFT_OUT
