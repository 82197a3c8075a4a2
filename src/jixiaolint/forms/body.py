"""The rows below the indicator header: one indicator each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jixiaolint.forms import parts
from jixiaolint.forms.align import aligned
from jixiaolint.forms.form import Column, Form, key
from jixiaolint.forms.regions import Region
from jixiaolint.forms.rows import Reach, Row, meet, reach, under
from jixiaolint.model.document import BLANK, Field, Indicator, Leftover
from jixiaolint.model.grid import Cell
from jixiaolint.model.place import PagePlace

_LEVELS: tuple[Column, ...] = ("level1", "level2")
_ALWAYS: tuple[Column, ...] = ("level1", "level2", "level3", "description", "value", "basis")
_INDICATOR: tuple[Column, ...] = (
    *_ALWAYS, "nature", "unit_cell", "weight", "actual", "score", "note",
)  # fmt: skip
_LONE_REACH = 2
"""A cell over more columns than these is no part of an indicator, but a remark across the table."""

Fields = dict[Column, Field]


@dataclass
class Columns:
    """Which columns of the grid each column of the form covers; `passed` are known ones not kept."""

    kept: dict[Column, Reach] = field(default_factory=dict)
    passed: list[Reach] = field(default_factory=list)

    @cached_property
    def covered(self) -> frozenset[int]:
        """Every column of the grid under some heading; asked for when all headings are known."""
        return frozenset(c for r in (*self.kept.values(), *self.passed) for c in range(*r))

    @cached_property
    def edge(self) -> int:
        """Where the rightmost heading ends."""
        return max((end for _, end in (*self.kept.values(), *self.passed)), default=0)


class Body:
    """Reads the indicator rows of a region."""

    def __init__(self, region: Region, form: Form) -> None:
        self.form = form
        self.labels: list[tuple[str, Field]] = []
        self.leftovers: list[Leftover] = []
        self.columns = Columns()
        self._rows: list[Fields] = []
        self._above: Fields = {}
        start = region.header or 0
        for number, row in enumerate(region.rows[start:], start):
            if number in region.headers:
                self.columns = self._header(row, number - 1 in region.headers, number == start)
            elif row.filled:
                self._read(aligned(row, self.columns.kept, form.half, self.columns.edge))

    def indicators(self, pointer: str) -> tuple[Indicator, ...]:
        """The indicators in order; `pointer` is the table's."""
        have: frozenset[str] = frozenset(c for c in self.columns.kept if c in _INDICATOR)
        return tuple(
            Indicator(
                pointer=f"{pointer}/indicators/{i}",
                index=i,
                quantity=parts.value_quantity(
                    fields["value"], fields.get("nature", BLANK), fields.get("unit_cell", BLANK)
                ),
                columns=have,
                **fields,
            )
            for i, fields in enumerate(self._rows)
        )

    def _header(self, row: Row, goes_on: bool, first: bool) -> Columns:
        """The columns of a header row; one directly below another refines it."""
        found = Columns()
        for cell in row.cells:
            name = self.form.column(cell.text) if cell.text else None
            if name == "ignored" or (name and name in found.kept and self.form.half != "second"):
                found.passed.append(reach(cell))
            elif name:
                if name in found.kept:
                    found.passed.append(found.kept[name])
                found.kept[name] = reach(cell)
            elif first and cell.text and self.form.label(cell.text) is None:
                self._left([cell], "认不出的指标栏目，这一栏没有读")
            if name and (first or goes_on) and cell.row == row.number:
                self.labels.append((name, Field(cell.text, cell.place)))
        if goes_on:
            self._refine(found)
        return found

    def _refine(self, found: Columns) -> None:
        new = [*found.kept.values(), *found.passed]
        for name, old in self.columns.kept.items():
            if name not in found.kept and not any(meet(old, one) for one in new):
                found.kept[name] = old
        found.passed += [p for p in self.columns.passed if not any(meet(p, one) for one in new)]

    def _read(self, row: Row) -> None:
        if self._remark(row):
            return
        fields = {
            name: self._field(row, where)
            for name, where in self.columns.kept.items()
            if name in _INDICATOR
        }
        own = bool(self._own_levels(row))
        self._go_on(fields)
        if not any(f.text for name, f in fields.items() if name not in _LEVELS):
            return
        self._outside(row)
        if not own and self._cut(row, fields):
            self._join(fields)
            return
        for name in _ALWAYS:
            fields.setdefault(name, BLANK)
        self._rows.append(fields)

    def _remark(self, row: Row) -> bool:
        """Whether the row is a note below the indicators; one that the form does not know is left."""
        first = row.filled[0]
        if key(first.text) in self.form.trailing:
            return True
        if len(row.filled) > 1:
            return False
        if key(first.text).startswith(tuple(self.form.trailing)):
            return True
        over = [n for n, where in self.columns.kept.items() if meet(reach(first), where)]
        level = bool(over) and set(over) <= {"level1", "level2"}
        if len(over) > _LONE_REACH or (level and not key(first.text).endswith("指标")):
            self._left([first], "这一行只有这一格，不像指标")
            return True
        return False

    def _field(self, row: Row, where: Reach) -> Field:
        cell = row.over(where)
        if cell is None:
            return Field(None, row.cells[-1].place)
        return Field(cell.text, cell.place)

    def _own_levels(self, row: Row) -> list[Cell]:
        """The cells with the name of a level that begin in this row."""
        levels = [self.columns.kept[n] for n in _LEVELS if n in self.columns.kept]
        return [c for c in row.fresh if c.text and under(c, levels)]

    def _go_on(self, fields: Fields) -> None:
        """Blank levels continue those above; a new level 1 starts level 2 anew."""
        level1 = fields.get("level1", BLANK)
        if level1.text and level1.plain != self._above.get("level1", BLANK).plain:
            self._above.pop("level2", None)
        for name in _LEVELS:
            if name in fields:
                if fields[name].text:
                    self._above[name] = fields[name]
                fields[name] = self._above.get(name, fields[name])

    def _cut(self, row: Row, fields: Fields) -> bool:
        """Whether the row is the rest of the one above, which a page break cut: only where pages
        break (plain text, PDF), and without a name and a value of its own.
        """
        pages = not row.spans or isinstance(row.cells[0].place, PagePlace)
        named = fields.get("level3", BLANK).text or fields.get("value", BLANK).text
        return bool(pages and self._rows and not named)

    def _join(self, fields: Fields) -> None:
        last = self._rows[-1]
        for name, rest in fields.items():
            if rest.text and name not in _LEVELS:
                old = last[name]
                text = f"{old.text}\n{rest.text}" if old.text else rest.text
                last[name] = Field(text, old.place if old.text else rest.place)

    def _outside(self, row: Row) -> None:
        covered = self.columns.covered
        astray = [c for c in row.filled if covered.isdisjoint(range(*reach(c)))]
        if astray:
            self._left(astray, "这一格不在任何指标栏目下")

    def _left(self, cells: Sequence[Cell], why: str) -> None:
        self.leftovers += [Leftover(cell.text, cell.place, why) for cell in cells]
