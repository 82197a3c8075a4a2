"""The indicator rows: columns found in the header, rows read, levels and merged cells resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiaolint import quantity
from jixiaolint.forms.form import Column, Form, key
from jixiaolint.forms.rows import Row
from jixiaolint.model.document import BLANK, Field, Indicator, Leftover
from jixiaolint.model.grid import Cell
from jixiaolint.model.quantity import Quantity

_LEVELS: tuple[Column, ...] = ("level1", "level2")
_ALWAYS = ("level1", "level2", "level3", "description", "value", "basis")
_MORE = ("nature", "unit_cell", "weight", "actual", "score", "note")
_COMPARATORS = frozenset("≥≤><=＝═≧≦")

_LEVEL = re.compile("指标|产出|效益|效果|满意|成本|影响|数量|质量|时效|投入|过程|目标")
_LONGEST_LEVEL = 20

Columns = dict[Column, int]


class Body:
    """Reads the rows under a header; what it cannot place lies in `leftovers` afterwards."""

    def __init__(self, form: Form, pointer: str) -> None:
        self.form = form
        self.pointer = pointer
        self.leftovers: list[Leftover] = []
        self.groups: list[Columns] = []
        self.above: dict[tuple[int, Column], Field] = {}
        self.known: set[int] = set()
        self.count = 0

    def indicators(self, rows: Sequence[Row], headers: set[int]) -> Iterator[Indicator]:
        """The indicators of rows that begin with a header row; `headers` are the header rows' numbers.

        A header row right under another completes it (two rows of headings); one further down is the
        header repeated after a page break, or one with other columns.
        """
        for number, row in enumerate(rows):
            if number in headers:
                if number - 1 in headers:
                    self._complete(row)
                else:
                    self.header(row)
            else:
                yield from self.row(row)

    def header(self, row: Row) -> None:
        """Take the columns from a header row; a column that stands twice opens the second group."""
        self.groups, self.known = [{}], set()
        for cell in row.filled:
            self._heading(cell)

    def _heading(self, cell: Cell) -> None:
        name = self.form.column(cell.text)
        if name is None:
            if key(cell.text) not in self.form.listing:
                self._left(cell, "认不出的指标栏目")
            return
        self.known.update(range(cell.col, cell.col + cell.colspan))
        if name == "known":
            return
        if name in self.groups[-1] and len(self.groups) < len(self.form.halves):
            first = self.groups[0]
            self.groups.append({"level1": first["level1"]} if "level1" in first else {})
        self.groups[-1].setdefault(name, cell.col)

    def _complete(self, row: Row) -> None:
        """Headings of the second row go before the one above that they divide."""
        for cell in row.filled:
            name = self.form.column(cell.text)
            if name not in (None, "known"):
                self.groups[-1][name] = cell.col
            if name is None:
                self._left(cell, "认不出的指标栏目")
            self.known.update(range(cell.col, cell.col + cell.colspan))

    def row(self, row: Row) -> Iterator[Indicator]:
        """The indicators that stand in one row: one, or one for each half."""
        filled = row.filled
        if not filled or any(key(c.text) in self.form.trailing for c in filled[:2]):
            return
        found = [self._fields(row, number) for number in range(len(self.groups))]
        if not all(_is_level(f) for fields in found for c, f in fields.items() if c in _LEVELS):
            self._left_row(filled, "这一行和表头的栏目对不上，没有当作指标")
        elif any(map(self._speaks, found)):
            self._beyond(filled)
            for number, fields in enumerate(found):
                if self._speaks(fields):
                    yield self._indicator(fields, number)
        elif any(f.text for fields in found for c, f in fields.items() if c not in _LEVELS):
            self._left_row(filled, "这一行没有三级指标和指标值，像是上一行断开的部分")
        # What names levels alone is a line of the form that was not used.

    @staticmethod
    def _speaks(fields: dict[Column, Field]) -> bool:
        return any(fields[c].text for c in ("level3", "value") if c in fields)

    def _beyond(self, filled: tuple[Cell, ...]) -> None:
        for cell in filled:
            if not self.known & set(range(cell.col, cell.col + cell.colspan)):
                self._left(cell, "这一格不在任何指标栏目下")

    def _left_row(self, filled: tuple[Cell, ...], why: str) -> None:
        text = "｜".join(cell.text for cell in filled)
        self.leftovers.append(Leftover(text, filled[0].place, why))

    def _fields(self, row: Row, group: int) -> dict[Column, Field]:
        fields = {name: _field(row, col) for name, col in self.groups[group].items()}
        if not row.spans:
            self._go_on(fields, group)
        return fields

    def _go_on(self, fields: dict[Column, Field], group: int) -> None:
        """Blank levels of a text grid continue those above; a new level 1 starts level 2 anew."""
        if fields.get("level1", BLANK).text:
            self.above.pop((group, "level2"), None)
        for name in _LEVELS:
            if name in fields:
                if fields[name].text:
                    self.above[group, name] = fields[name]
                fields[name] = self.above.get((group, name), fields[name])

    def _indicator(self, fields: dict[Column, Field], group: int) -> Indicator:
        index, self.count = self.count, self.count + 1
        half = self.form.halves[group] if len(self.groups) > 1 else ""
        return Indicator(
            pointer=f"{self.pointer}/indicators/{index}",
            index=index,
            **{name: fields.get(name, BLANK) for name in _ALWAYS},  # type: ignore[call-overload]
            **{name: fields[name] for name in _MORE if name in fields},
            quantity=composed(fields),
            columns=frozenset(fields),
            half=half,
        )

    def _left(self, cell: Cell, why: str) -> None:
        self.leftovers.append(Leftover(cell.text, cell.place, why))


def _is_level(field: Field) -> bool:
    """Whether a text can be the name of a level at all: what stands there in a row whose cells have
    slipped (a merged cell left out by an extraction) is a name or a value instead."""
    return not field.plain or is_level_name(field.plain)


def is_level_name(text: str) -> bool:
    """Whether a text (plain) looks like 产出指标, 数量指标, 社会效益 …"""
    return len(text) <= _LONGEST_LEVEL and _LEVEL.search(text) is not None


def _field(row: Row, col: int) -> Field:
    cell = row.at(col)
    return Field(cell.text, cell.place) if cell else BLANK


def composed(fields: dict[Column, Field]) -> Quantity:
    """The value understood, with 指标性质 before and 计量单位 behind where they are columns of their own.

    A unit in its own column counts when the value is a bare number: 95 with the unit % is 95%.
    """
    value = fields.get("value", BLANK).plain
    nature = fields.get("nature", BLANK).plain
    unit = fields.get("unit_cell", BLANK).plain
    if value and value.replace(".", "", 1).replace(",", "").isdigit():
        value += unit
    if value and nature and set(nature) <= _COMPARATORS:
        value = nature + value
    return quantity.parse(value)
