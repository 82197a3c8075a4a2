"""The values of a SpreadsheetML cell as Excel shows them: shared strings, styles, kinds."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime

from lxml import etree

from jixiaolint.readers.sheets.codes import BUILT_IN
from jixiaolint.readers.sheets.formats import Format, compiled
from jixiaolint.readers.sheets.numbers import general

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def s(name: str) -> str:
    """A name of SpreadsheetML as lxml writes it."""
    return f"{{{MAIN}}}{name}"


V, INLINE, T = s("v"), s("is"), s("t")
_PHONETIC, _FORMATS, _STYLES = (
    s("rPh"),
    f"{s('numFmts')}/{s('numFmt')}",
    f"{s('cellXfs')}/{s('xf')}",
)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH = datetime(1899, 12, 30)


def rich_text(holder: etree._Element) -> str:
    """The text of a string item, all runs together, without the reading aids (拼音) above it."""
    if len(holder) == 1 and (only := holder[0]).tag == T:
        return trimmed(only.text or "")
    for phonetic in holder.findall(_PHONETIC):
        holder.remove(phonetic)
    return trimmed("".join([t.text or "" for t in holder.iter(T)]))


def trimmed(text: str) -> str:
    """`text` without outer white space; control characters that Excel writes as _xHHHH_ back."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


class Values:
    """Turns what stands in a cell into what it shows."""

    def __init__(
        self, strings: Sequence[str], styles: etree._Element | None, date1904: bool
    ) -> None:
        self._strings = strings
        self._formats: dict[str, Format | None] = {}
        self._text_formats: dict[str, Format] = {}
        self._seen: dict[tuple[str | None, str], str] = {}
        if styles is not None:
            self._formats = _formats(styles, date1904)
            self._text_formats = {k: f for k, f in self._formats.items() if f and f.changes_text}

    def text(self, kind: str | None, style: str | None, raw: str) -> str:
        """The text for a raw value; `kind` is the cell's t (n, s, str, b, e, d), `style` its s."""
        if kind == "s":
            number = int(raw) if raw.isdecimal() and len(raw) < 10 else len(self._strings)
            known = number < len(self._strings)
            return self.formatted(style, self._strings[number]) if known else ""
        if kind is None or kind == "n":
            shown = self._seen.get((style, raw))
            if shown is None:
                shown = self._seen[style, raw] = self._number(style, raw)
            return shown
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        if kind == "d":
            return self._date(style, raw)
        return self.formatted(style, trimmed(raw))

    def formatted(self, style: str | None, text: str) -> str:
        """A text in the cell's format, which may have a part for texts."""
        if style in self._text_formats and text:
            return self._text_formats[style].text(text).strip()
        return text

    def _number(self, style: str | None, raw: str) -> str:
        try:
            value = float(raw)
        except ValueError:
            return raw.strip()
        if not math.isfinite(value):
            return raw.strip()
        form = self._formats.get(style or "0")
        return (form.number(value) if form else general(value)).strip()

    def _date(self, style: str | None, raw: str) -> str:
        try:
            since = datetime.fromisoformat(raw).replace(tzinfo=None) - _EPOCH
        except ValueError:
            return raw.strip()
        form = self._formats.get(style or "0")
        return form.number(since.total_seconds() / 86400).strip() if form else raw.strip()


def _formats(styles: etree._Element, date1904: bool) -> dict[str, Format | None]:
    """The format of each style by its number as the cells write it."""
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for own in styles.iterfind(_FORMATS):
        codes[str(own.get("numFmtId"))] = str(own.get("formatCode", ""))
    return {
        str(index): compiled(codes.get(str(style.get("numFmtId")), ""), date1904)
        for index, style in enumerate(styles.iterfind(_STYLES))
    }
