"""The records of BIFF8 worksheets → Sheets. Source: [MS-XLS] 2.1.7.20.5."""

from __future__ import annotations

from collections.abc import Callable
from struct import Struct

from jixiaolint.readers.biff import strings
from jixiaolint.readers.biff.book import BOF, EOF, Book, Part, continued
from jixiaolint.readers.sheets.grids import MAX_SLOTS
from jixiaolint.readers.sheets.sheet import Sheet
from jixiaolint.readers.unreadable import Unreadable

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
          0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip
"""What a cell shows for an error, by its number."""
LOW_ROW, NARROW_COLUMN = 40, 103
"""Rows below two points and columns below 0.4 characters, in the units of the file (twentieths of a
point, 256ths of a character): nothing can be read of what stands there.
"""
PADDING = bytes(16)
"""Follows the stream, so that the head of any record can be taken at once."""

_HEAD = Struct("<7H").unpack_from
_FLOAT = Struct("<d").unpack_from
_INT = Struct("<i").unpack_from
_HALF = Struct("<4xi").pack
_RANGES = Struct("<4H").iter_unpack
_COLUMNS = 256
_LABELSST, _BLANK, _MULBLANK, _RK, _MULRK, _NUMBER = 0xFD, 0x201, 0xBE, 0x27E, 0xBD, 0x203
_LABEL, _RSTRING, _BOOLERR, _FORMULA = 0x204, 0xD6, 0x205, 0x06
_CELLS = frozenset(
    (_LABELSST, _BLANK, _MULBLANK, _RK, _MULRK, _NUMBER, _LABEL, _RSTRING, _BOOLERR, _FORMULA)
)
_TOO_MUCH = "工作表的内容多得不正常，像是损坏的文件，请用 Excel 或 WPS 打开后另存为 .xlsx。"


class Reader:
    """Reads the sheets of a stream, which `PADDING` follows."""

    def __init__(self, stream: bytes, book: Book) -> None:
        self._stream = stream
        self._texts = book.texts
        self._styles = book.styles
        self._seen: dict[bytes, str] = {}
        self._slots = 0
        self._walked = 0
        self._waiting: tuple[dict[int, str], int, int] = {}, 0, 0

    def sheet(self, part: Part) -> Sheet:
        """One sheet. Raises IndexError or struct.error for a broken one, `Unreadable` for a bomb."""
        sheet = Sheet(part.name, hidden=part.hidden)
        kind, size, *_ = _HEAD(self._stream, part.offset)
        if kind != BOF:
            raise IndexError("no sheet where it should begin")
        end = self._walk(sheet, part.offset + 4 + size)
        self._walked += end - part.offset
        if self._walked > 2 * len(self._stream):  # sheets that lie in each other
            raise Unreadable(_TOO_MUCH)
        return sheet

    def _walk(self, sheet: Sheet, at: int) -> int:
        """Take the records to the end of the sheet; where that is."""
        stream, rows, seen = self._stream, sheet.rows, self._seen
        texts = self._texts if not self._styles.of_texts else ()
        line: dict[int, str] = {}
        current = -1
        while True:
            kind, size, row, col, _, low, high = _HEAD(stream, at)
            start = at + 4
            at = start + size
            if kind in _CELLS:
                if row != current:
                    self._count(line)
                    current, line = row, rows.setdefault(row, {})
                if kind == _LABELSST and texts:
                    line[col] = texts[low | high << 16]
                elif kind == _BLANK:
                    line[col] = ""
                elif kind == _MULBLANK:
                    line.update(dict.fromkeys(range(col, min(col + size // 2 - 3, _COLUMNS)), ""))
                elif kind == _RK:
                    line[col] = seen.get(stream[start + 4 : at]) or self._rk(start + 4)
                else:
                    self._cell(line, kind, start)
            elif kind == EOF:
                return at
            elif take := _OTHERS.get(kind):
                at = take(self, sheet, start, at)

    def _count(self, line: dict[int, str]) -> None:
        """Blanks take two bytes in the file and fifty times that here."""
        self._slots += len(line)
        if self._slots > MAX_SLOTS:
            raise Unreadable(_TOO_MUCH)

    def _cell(self, line: dict[int, str], kind: int, start: int) -> None:
        """The cells that are rarer, and texts when a style may change them."""
        stream = self._stream
        _, size, _, col, style, low, high = _HEAD(stream, start - 4)
        if kind == _LABELSST:
            line[col] = self._styles.text(style, self._texts[low | high << 16])
        elif kind == _NUMBER:
            line[col] = self._styles.number(style, _FLOAT(stream, start + 6)[0])
        elif kind == _MULRK:
            for number in range((size - 6) // 6):
                line[col + number] = self._rk(start + 4 + 6 * number)
        elif kind in (_LABEL, _RSTRING):
            parts, _ = continued(stream, start - 4)
            line[col] = self._styles.text(style, strings.trimmed(strings.text(parts, 6)))
        elif kind == _BOOLERR:
            line[col] = _word(low >> 8 == 1, low & 0xFF)
        else:
            self._formula(line, col, style, start + 6)

    def _rk(self, at: int) -> str:
        """The number packed in four bytes that follow its style: a float's upper half or an integer
        of 30 bits, either perhaps in hundredths.
        """
        raw = self._stream[at : at + 6]
        packed = _INT(raw, 2)[0]
        value = float(packed >> 2) if packed & 2 else _FLOAT(_HALF(packed & ~3))[0]
        shown = self._styles.number(raw[0] | raw[1] << 8, value / 100 if packed & 1 else value)
        self._seen[raw] = shown
        return shown

    def _formula(self, line: dict[int, str], col: int, style: int, at: int) -> None:
        """The result that was last worked out; a text follows in a record of its own."""
        kind, value = self._stream[at], self._stream[at + 2]
        if self._stream[at + 6 : at + 8] != b"\xff\xff":
            line[col] = self._styles.number(style, _FLOAT(self._stream, at)[0])
        elif kind in (1, 2):
            line[col] = _word(kind == 2, value)
        else:
            line[col] = ""
            self._waiting = line, col, style

    def _string(self, sheet: Sheet, start: int, end: int) -> int:
        line, col, style = self._waiting
        parts, end = continued(self._stream, start - 4)
        line[col] = self._styles.text(style, strings.trimmed(strings.text(parts, 0)))
        return end

    def _row(self, sheet: Sheet, start: int, end: int) -> int:
        height = int.from_bytes(self._stream[start + 6 : start + 8], "little") & 0x7FFF
        if self._stream[start + 12] & 0x20 or 0 < height < LOW_ROW:
            sheet.hidden_rows.add(self._stream[start] | self._stream[start + 1] << 8)
        return end

    def _columns(self, sheet: Sheet, start: int, end: int) -> int:
        _, _, first, last, width, _, flags = _HEAD(self._stream, start - 4)
        if flags & 1 or width < NARROW_COLUMN:
            sheet.hidden_columns.update(range(first, min(last + 1, _COLUMNS)))
        return end

    def _merges(self, sheet: Sheet, start: int, end: int) -> int:
        count = int.from_bytes(self._stream[start : start + 2], "little")
        whole = min(count, (end - start - 2) // 8) * 8
        sheet.merges += [
            (top, bottom + 1, left, right + 1)
            for top, bottom, left, right in _RANGES(self._stream[start + 2 : start + 2 + whole])
        ]
        return end

    def _chart(self, sheet: Sheet, start: int, end: int) -> int:
        """A chart in the sheet has records of its own, to their own end."""
        kind = BOF
        while kind != EOF:
            kind, size, *_ = _HEAD(self._stream, end)
            end += 4 + size
        return end


_OTHERS: dict[int, Callable[[Reader, Sheet, int, int], int]] = {
    0x207: Reader._string,
    0x208: Reader._row,
    0x7D: Reader._columns,
    0xE5: Reader._merges,
    BOF: Reader._chart,
}
"""Records beside the cells; each answers where the next one begins."""


def _word(error: bool, value: int) -> str:
    if error:
        return ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"
