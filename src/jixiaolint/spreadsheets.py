"""Rows for a spreadsheet, as CSV and as a sheet of Excel: no text ever becomes a formula there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL = 32_767
"""So many characters fit into a cell of Excel."""

# What begins a formula, in the full width too: East Asian editions of Excel take ＝ for =.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The same rows give the same bytes: the day of writing would make every file another one."""

Value = str | int | Decimal | None


def formula(value: Value) -> bool:
    """Whether a spreadsheet could take the value for a formula."""
    return isinstance(value, str) and value.startswith(_FORMULA)


def clipped(text: str) -> str:
    """`text`, or as much of it as fits into a cell."""
    return text if len(text) <= CELL else text[: CELL - 1] + "…"


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """The rows under their headings. A text that could be taken for a formula has an apostrophe before
    it; the mark at the beginning tells Excel that this is UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([f"'{v}" if formula(v) else v for v in row] for row in rows)
    return "\ufeff" + out.getvalue()


@contextmanager
def workbook(out: io.BytesIO, title: str) -> Iterator[Workbook]:
    """A workbook that is written to `out`. Raises ModuleNotFoundError without XlsxWriter."""
    import xlsxwriter

    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": _NO_TIME})
        yield book


class Sheet:
    """A sheet with one row of headings, which stays in sight; `widths` are in characters."""

    def __init__(
        self,
        book: Workbook,
        name: str,
        headings: Sequence[str],
        widths: Mapping[str, int],
        width: int,
    ) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self._plain: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self._quoted: Format = book.add_format(
            {"text_wrap": True, "valign": "top", "quote_prefix": True}
        )
        head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.widths = [widths.get(heading, width) for heading in headings]
        for col, heading in enumerate(headings):
            self.sheet.write_string(0, col, heading, head)
            self.sheet.set_column(col, col, self.widths[col])
        self.sheet.freeze_panes(1, 0)
        self.last = 0

    def add(self, values: Sequence[Value]) -> None:
        """One more row: numbers as numbers, texts as texts, also when somebody edits the cell."""
        self.last += 1
        for col, value in enumerate(values):
            if isinstance(value, str):
                if value:
                    shape = self._quoted if formula(value) else self._plain
                    self.sheet.write_string(self.last, col, clipped(value), shape)
            elif value is not None:
                self.sheet.write_number(self.last, col, float(value), self._plain)

    def filter(self) -> None:
        """Give the headings their filters, once all rows are in."""
        self.sheet.autofilter(0, 0, self.last, len(self.widths) - 1)
