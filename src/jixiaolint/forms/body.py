"""The rows below the indicator header: one indicator each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiaolint.forms import parts
from jixiaolint.forms.align import aligned
from jixiaolint.forms.columns import INDICATOR, LEVELS, Columns, Fields, dotted
from jixiaolint.forms.form import Form
from jixiaolint.forms.headings import long_term, restored
from jixiaolint.forms.region import Region
from jixiaolint.forms.remarks import begins, noted, signed
from jixiaolint.forms.rows import Row, reach
from jixiaolint.forms.vocabulary import Column, key, word
from jixiaolint.model.document import BLANK, USUAL_COLUMNS, Field, Indicator, Leftover
from jixiaolint.model.grid import Cell
from jixiaolint.model.place import PagePlace, Place

_LABEL_AND_REMARK = 2
_LONE_REACH = 2
"""A cell over more columns than these is no part of an indicator, but a remark across the table."""
_DATED = re.compile(r"\s*20\d\d年")
"""Of headings with years the last is that of the budget's year."""
_SECOND = frozenset(("数量指标", "质量指标", "时效指标"))
"""Names that no level 1 has."""
_NAME: tuple[Column, ...] = ("level3",)
_ACROSS: frozenset[Column] = frozenset(("level2", "level3", "value"))
"""A cell under all of these is a remark beside its label."""


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
        terms = long_term(region, form)
        heads = restored(region.first_header, form)
        for number, row in enumerate((*heads, *region.rows[start + len(heads) :]), start):
            if number in region.headers:
                self.columns = self._header(row, number - 1 in region.headers, number == start)
                passed = bool(terms) and (number in terms) != (form.half == "first")
            elif row.filled and not passed and not self._remark(row):
                self._align(row)
        if {"level1", "level2", "level3"}.intersection(self.columns.kept) == LEVELS:
            self._shift()

    def _align(self, row: Row) -> None:
        found = aligned(row, self.columns, self.form.half)
        if found is None:
            self._left_row(row, "这一行的格子比栏目少，对不上各是哪一栏")
        else:
            self._read(found)

    def _shift(self) -> None:
        """Levels 2 and 3 under the headings of 1 and 2: 数量指标 under 一级指标, names under 二级指标."""
        if _SECOND.isdisjoint(word(str(row["level1"])) for row in self._rows):
            return
        kept = self.columns.kept
        kept["level3"], kept["level2"] = kept["level2"], kept.pop("level1")
        for row in self._rows:
            row["level1"], row["level2"], row["level3"] = BLANK, row["level1"], row["level2"]

    @property
    def places(self) -> list[Place | None]:
        """Where the values of the indicators stand."""
        return [fields["value"].place for fields in self._rows]

    def indicators(self, pointer: str) -> tuple[Indicator, ...]:
        """The indicators in order; `pointer` is the table's."""
        have: frozenset[str] = frozenset(c for c in self.columns.kept if c in INDICATOR)
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
            if name == "level3" and name in found.kept and self.form.half == "only":
                name = "description"
            if name in found.kept and (
                (name == "value" and _DATED.match(cell.text))
                or (name == "weight" and found.kept[name] < found.kept.get("level3", (0, 0)))
            ):
                found.passed.append(found.kept.pop(name))
            if name == "ignored" or (name and name in found.kept and self.form.half != "second"):
                found.passed.append(reach(cell))
            elif name:
                if name in found.kept:
                    found.passed.append(found.kept[name])
                found.kept[name] = reach(cell)
            elif first and cell.text and self.form.label(cell.text) is None:
                found.unknown.append(reach(cell))
                self._left([cell], "认不出的指标栏目，这一栏没有读")
            if name and (first or goes_on) and cell.row == row.number:
                self.labels.append((name, Field(cell.text, cell.place)))
        if goes_on:
            found.refine(self.columns)
        return found

    def _read(self, row: Row) -> None:
        fields, named, astray, beside = self.columns.take(row)
        self._go_on(fields)
        if not any(f.text for name, f in fields.items() if name not in LEVELS):
            return
        if dotted(fields):
            self._left_row(row, "只有省略号，没有填指标")
            return
        self._left(astray, "这一格不在任何指标栏目下")
        if beside:
            self._left(beside, "同一栏下不止一格，只读了前面的")
        if not named and self._cut(row, fields):
            self._join(fields)
            return
        for name in USUAL_COLUMNS:
            fields.setdefault(name, BLANK)
        self._rows.append(fields)

    def _remark(self, row: Row) -> bool:
        """Whether the row is a note below the indicators; one that the form does not know is left."""
        first = row.filled[0]
        over = self.columns.of(first)
        if noted(first.text, self.form) and not (over == _NAME and first.col > self.columns.left):
            return True
        if len(row.filled) > 1:
            if signed(row):
                self._left_row(row, "这一行像是签字栏，不像指标")
                return True
            across = len(row.filled) == _LABEL_AND_REMARK and row.filled[-1].colspan > 1
            across = across and _ACROSS.issubset(self.columns.of(row.filled[-1]))
            if across:
                self._left_row(row, "这一行有一格跨着指标名称和指标值，不像指标")
            return across
        if begins(first.text, self.form):
            return True
        level = bool(over) and set(over) <= {"level1", "level2"}
        if len(over) > _LONE_REACH or (level and not key(first.text).endswith("指标")):
            self._left([first], "这一行只有这一格，不像指标")
            return True
        return False

    def _go_on(self, fields: Fields) -> None:
        """Blank levels continue those above; a new level 1 starts level 2 anew."""
        level1 = fields.get("level1", BLANK)
        if level1.text and level1.plain != self._above.get("level1", BLANK).plain:
            self._above.pop("level2", None)
        for name in LEVELS:
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
            if rest.text and name not in LEVELS:
                old = last[name]
                text = f"{old.text}\n{rest.text}" if old.text else rest.text
                last[name] = Field(text, old.place if old.text else rest.place)

    def _left_row(self, row: Row, why: str) -> None:
        text = "｜".join(cell.text for cell in row.filled)
        self.leftovers.append(Leftover(text, row.filled[0].place, why))

    def _left(self, cells: Sequence[Cell], why: str) -> None:
        self.leftovers += [Leftover(cell.text, cell.place, why) for cell in cells]
