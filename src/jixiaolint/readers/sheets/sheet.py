"""A sheet's cells, merged ranges and hidden rows and columns → blocks and notes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiaolint.model.grid import Block, Note
from jixiaolint.model.place import SheetPlace
from jixiaolint.readers.sheets.grids import MAX_COLUMNS, MAX_SLOTS, Line, blocks
from jixiaolint.readers.unreadable import Unreadable

Merge = tuple[int, int, int, int]
"""First row, row behind the last, first column, column behind the last; from 0."""

Span = tuple[int, int]
"""Rows and columns of a cell."""

_ONE = (1, 1)
_BLANK: dict[int, str] = {}
_PLAIN: dict[int, Span] = {}


@dataclass(slots=True)
class Sheet:
    """A sheet as its file has it: only the cells that are there, counted from 0.

    `rows` holds the shown texts by row and column, in any order; `lost` the first cell of those
    whose value is not known, and how many they are.
    """

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    lost: tuple[int, str] = (0, "")

    def blocks(self) -> Iterator[Block]:
        """The sheet's grids and paragraphs. Raises `Unreadable` for a hostile count of merges."""
        rows, name = self.rows, self.name
        width = self._width()
        numbers = sorted(rows)
        while numbers and not any(rows[numbers[-1]].values()):
            numbers.pop()
        spans = _merged(self.merges, rows, numbers, width)
        lines: list[Line] = []
        for number in numbers:
            own, suffix = spans.get(number, _PLAIN), str(number + 1)
            line: Line = [
                (col, high, wide, text, SheetPlace(name, _LETTERS[col] + suffix))
                for col, text in rows[number].items()
                if col < width
                for high, wide in (own.get(col, _ONE),)
            ]
            line.sort()
            lines.append(line)
        gaps = {i for i in range(1, len(numbers)) if numbers[i] - numbers[i - 1] > 1}
        return blocks(lines, gaps)

    def _width(self) -> int:
        """The columns that text or a merged cell with text reaches."""
        width = 0
        for cells in self.rows.values():
            width = max([width, *[col + 1 for col, text in cells.items() if text and col >= width]])
        reach = width
        for top, _, left, end in self.merges:
            if end > reach and self.rows.get(top, _BLANK).get(left):
                reach = end
        return min(MAX_COLUMNS, reach)

    def notes(self) -> Iterator[Note]:
        """What a person who opens the file does not see, and what is not in it."""
        if self.hidden or self.hidden_rows or self.hidden_columns:
            filled = {n: {c for c in cells if cells[c]} for n, cells in self.rows.items()}
            yield from self._hidden({n: columns for n, columns in filled.items() if columns})
        beyond = [n for n, cells in self.rows.items() if cells and _beyond(cells)]
        if beyond:
            place = SheetPlace(self.name, f"{letters(MAX_COLUMNS)}{beyond[0] + 1}")
            text = f"工作表“{self.name}”第 {MAX_COLUMNS} 列以后还有内容，没有读"
            yield Note("lost", text, place)
        count, cell = self.lost
        if count:
            yield Note(
                "lost",
                f"工作表“{self.name}”有 {count} 个公式格没有存下结果，读成了空格，"
                "请用 Excel 打开后保存一次再检查",
                SheetPlace(self.name, cell),
            )

    def _hidden(self, filled: dict[int, set[int]]) -> Iterator[Note]:
        """What of the filled columns, by row, cannot be seen."""
        if self.hidden and filled:
            yield self._note("是隐藏的，打开文件看不到，里面的内容也读了", 0, 0)
        rows = sorted(self.hidden_rows & filled.keys())
        if rows:
            which = _listed([str(n + 1) for n in rows])
            yield self._note(
                f"第{which}行是隐藏的，里面的内容也读了", rows[0], min(filled[rows[0]])
            )
        columns = sorted(set[int]().union(*filled.values()) & self.hidden_columns)
        if columns:
            row = min(n for n, used in filled.items() if columns[0] in used)
            which = _listed([letters(c) for c in columns])
            yield self._note(f"{which}列是隐藏的，里面的内容也读了", row, columns[0])

    def _note(self, what: str, row: int, col: int) -> Note:
        place = SheetPlace(self.name, f"{letters(col)}{row + 1}")
        return Note("hidden", f"工作表“{self.name}”{what}", place)


def _merged(
    merges: list[Merge], rows: dict[int, dict[int, str]], numbers: list[int], width: int
) -> dict[int, dict[int, Span]]:
    """Take the covered cells out of `rows`; the spans of the others by row and column.

    Spans are counted in rows that are there. A range whose first cell is covered by another, as
    only damaged files have it, or is not there covers nothing.
    """
    spans: dict[int, dict[int, Span]] = {}
    slots = 0
    count = len(numbers)
    gapless = not numbers or numbers[-1] == count - 1
    for top, bottom, left, right in merges:
        cells = rows.get(top, _BLANK)
        own = spans.setdefault(top, {})
        if left not in cells or left >= width or left in own:
            continue
        first = top if gapless else bisect_left(numbers, top)
        last = bottom if gapless else bisect_left(numbers, bottom)
        end = right if right < width else width
        others = numbers[first + 1 : last]
        own[left] = 1 + len(others), end - left
        slots += (1 + len(others)) * (end - left)
        if slots > MAX_SLOTS:
            raise Unreadable("合并单元格多得不正常，像是损坏的文件，请用原来的软件另存一份。")
        for col in range(left + 1, end):
            cells.pop(col, None)
        for number in others:
            cells = rows[number]
            for col in range(left, end):
                cells.pop(col, None)
    return spans


def _beyond(cells: dict[int, str]) -> bool:
    return max(cells) >= MAX_COLUMNS and any(cells[c] for c in cells if c >= MAX_COLUMNS)


def letters(column: int) -> str:
    """The name of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name


_LETTERS = [letters(n) for n in range(MAX_COLUMNS)]


def _listed(names: list[str], most: int = 10) -> str:
    rest = f"等{len(names)}" if len(names) > most else ""
    return "、".join(names[:most]) + rest
