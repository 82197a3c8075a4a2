"""The rows above the indicators: pairs of label and value, and sections of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jixiaolint.forms import parts
from jixiaolint.forms.context import money_unit
from jixiaolint.forms.form import Form, Label, key, money_in
from jixiaolint.forms.rows import Row
from jixiaolint.model.document import (
    BLANK,
    NO_AMOUNT,
    Amount,
    Field,
    Leftover,
    Plan,
    Section,
    plain,
)
from jixiaolint.model.grid import Cell

_FIGURE = re.compile(r"[\d.,%％—–-]*")
_SECTIONS: tuple[Label, ...] = ("budget", "plan", "goals", "purpose")
_VALUES: tuple[Label, ...] = ("code", "name", "org", "total", "fiscal", "other", "known")
_NAMED: tuple[Section, ...] = ("code", "name", "purpose", "plan", "goals")


class Head:
    """Reads the rows given to it; the fields lie ready in its attributes afterwards."""

    def __init__(self, rows: Iterable[Row], form: Form) -> None:
        self.form = form
        self.values: dict[Label, Field] = {}
        self.seen: set[Label] = set()
        self.money_unit: str | None = None
        self.purpose = BLANK
        self.goals: list[Field] = []
        self.heading = BLANK
        self.periods: list[Cell] = []
        self.plan_cells: list[Cell] = []
        self.leftovers: list[Leftover] = []
        self.known: set[int] = set()
        """Columns under labels that nothing is read from: 全年执行数, 分值 …"""
        self.section: Label | None = None
        for row in rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        waiting: Label | None = None
        values: list[Cell] = []
        opened = self._open_section(row)
        for cell in row.fresh:
            name = self.form.label(cell.text) if cell.text else None
            if name is not None:
                self.seen.add(name)
                waiting = self._label(name, cell)
            elif cell.text and self._inline(cell):
                waiting = None
            elif waiting is not None:
                self._value(waiting, Field(cell.text, cell.place))
                waiting = None
            elif cell.text or cell.col > 0:
                values.append(cell)
        self._section_cells(values, opened)

    def _value(self, name: Label, field: Field) -> None:
        """The first value of a label; of two halves side by side, the later one is the year's."""
        if self.form.halves or name not in self.values:
            self.values[name] = field

    def _inline(self, cell: Cell) -> bool:
        """A label with its value in one cell: 编制单位：某镇人民政府."""
        before, colon, after = plain(cell.text).partition(":")
        name = self.form.labels.get(before) if colon and after else None
        if name not in _VALUES:
            return False
        self.seen.add(name)
        rest = cell.text.replace("：", ":", 1).partition(":")[2]
        self._value(name, Field(rest, cell.place))
        return True

    def _open_section(self, row: Row) -> bool:
        """Which section the row belongs to, told by its leftmost cell; True when it opens here."""
        first = row.cells[0]
        label = self.form.label(first.text) if first.text else None
        if label is not None:
            self.section = label if label in _SECTIONS else None
        elif first.text and first.row == row.number and first.col == 0 and not self._prose(row):
            self.section = None
        return label is not None and first.row == row.number

    def _prose(self, row: Row) -> bool:
        """A section's text may stand alone in a row of its own, from the first column on."""
        return self.section is not None and len(row.filled) == 1

    def _label(self, name: Label, cell: Cell) -> Label | None:
        if name == "known":
            self.known.update(range(cell.col, cell.col + cell.colspan))
        self.money_unit = self.money_unit or money_in(cell.text)
        if name == "plan":
            self.heading = Field(cell.text, cell.place)
        if name in _SECTIONS and self.section is None:
            self.section = name
        return name if name in _VALUES else None

    def _section_cells(self, cells: list[Cell], opened: bool) -> None:
        filled = [c for c in cells if c.text]
        if self.section == "plan":
            self._plan_cells(cells, filled)
        elif self.section == "goals":
            self.goals += [Field(c.text, c.place) for c in filled]
            if opened and not filled and not self.goals and cells:
                self.goals.append(Field(None, cells[0].place))
        elif self.section in ("budget", "purpose"):
            self._purpose(cells, filled)
        else:
            self._left(filled)

    def _purpose(self, cells: list[Cell], filled: list[Cell]) -> None:
        if self.purpose.text is None and (filled or (cells and self.section == "purpose")):
            cell = (filled or cells)[0]
            self.purpose = Field(cell.text, cell.place)
            filled = filled[1:]
        self._left(filled)

    def _plan_cells(self, cells: list[Cell], filled: list[Cell]) -> None:
        if filled and all(key(c.text) in self.form.periods for c in filled):
            self.periods = filled
        elif self.periods:
            self.plan_cells += cells
        else:
            self._left(filled)

    def _left(self, cells: list[Cell]) -> None:
        """What a row holds beyond the form's words is one leftover, at its first cell."""
        cells = [c for c in cells if not self._explained(c)]
        if cells:
            text = "｜".join(c.text for c in cells)
            self.leftovers.append(Leftover(text, cells[0].place, "表头里有认不出的内容"))

    def _explained(self, cell: Cell) -> bool:
        unit = money_unit(plain(cell.text))
        self.money_unit = self.money_unit or unit
        return unit is not None or (
            cell.col in self.known and _FIGURE.fullmatch(cell.text) is not None
        )

    def amount(self, label: Label, unit: str) -> Amount:
        """The sum under a label; blank when the form has no such label."""
        field = self.values.get(label)
        return parts.amount(field.text, field.place, unit) if field else NO_AMOUNT

    def plan(self, pointer: str) -> Plan:
        """Periods with their values: by column, else by order when there are as many."""
        values = [self._under(cell) for cell in self.periods]
        filled = [c for c in self.plan_cells if c.text]
        if len(filled) == len(self.periods) and None in values:
            values = list(filled)
        periods = tuple(
            parts.period(
                f"{pointer}/{i}",
                Field(name.text, name.place),
                Field(value.text, value.place) if value else Field(None, name.place),
            )
            for i, (name, value) in enumerate(zip(self.periods, values, strict=True))
        )
        return Plan(pointer, self.heading, periods, parts.plan_unit(periods))

    def _under(self, name: Cell) -> Cell | None:
        over = range(name.col, name.col + name.colspan)
        under = [
            c
            for c in self.plan_cells
            if c.col in over or name.col in range(c.col, c.col + c.colspan)
        ]
        return next((c for c in under if c.text), under[0] if under else None)

    def sections(self) -> frozenset[Section]:
        """The sections whose labels stand in this table; title and indicators always do."""
        found: set[Section] = {"title", "indicators", *(s for s in _NAMED if s in self.seen)}
        if "budget" in self.seen:
            found.add("purpose")
        if "total" in self.seen:
            found.add("budget")
        return frozenset(found)
