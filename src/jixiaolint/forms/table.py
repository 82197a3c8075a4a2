"""Region + form → table: labels, sections and columns read, everything else kept as a leftover."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint import quantity
from jixiaolint.forms import parts
from jixiaolint.forms.form import Column, Form, Label, key
from jixiaolint.forms.regions import Region
from jixiaolint.forms.rows import Row
from jixiaolint.model.document import (
    BLANK,
    NO_AMOUNT,
    Amount,
    Budget,
    Field,
    Goal,
    Indicator,
    Leftover,
    Plan,
    Section,
    Table,
)
from jixiaolint.model.grid import Cell, Grid

_SECTIONS: tuple[Label, ...] = ("budget", "plan", "goals", "purpose")
_VALUES: tuple[Label, ...] = ("code", "name", "total", "fiscal", "other", "ignored")
_LEVELS: tuple[Column, ...] = ("level1", "level2")


def build(region: Region, form: Form, index: int) -> Table:
    """The table that a region with a header row holds."""
    pointer = f"/tables/{index}"
    head = _Head(region, form)
    body = _Body(region, form, pointer)
    indicators = tuple(body.indicators())
    unit = region.money_unit or "万元"
    purpose = head.purpose
    return Table(
        pointer=pointer,
        index=index,
        form=form.id,
        title=region.title,
        number=parts.title_number(region.title.plain),
        org=region.org,
        money_unit=unit,
        code=head.values.get("code", BLANK),
        name=head.values.get("name", BLANK),
        budget=Budget(*(head.amount(label, unit) for label in ("total", "fiscal", "other"))),
        purpose=purpose,
        stated=parts.stated(purpose),
        plan=head.plan(f"{pointer}/plan"),
        goals=tuple(Goal(f"{pointer}/goals/{i}", f) for i, f in enumerate(head.goals)),
        indicators=indicators,
        sections=head.sections(),
        leftovers=(*head.leftovers, *body.leftovers),
        grid=_grid(region),
    )


class _Head:
    """The rows above the indicators: pairs of label and value, and sections of rows."""

    def __init__(self, region: Region, form: Form) -> None:
        self.form = form
        self.values: dict[Label, Field] = {}
        self.seen: set[Label] = set()
        self.purpose = BLANK
        self.goals: list[Field] = []
        self.heading = BLANK
        self.periods: list[Cell] = []
        self.plan_cells: list[Cell] = []
        self.leftovers: list[Leftover] = []
        self.section: Label | None = None
        for row in region.rows[: region.header]:
            self._row(row)

    def _row(self, row: Row) -> None:
        waiting: Label | None = None
        values: list[Cell] = []
        opened = self._open_section(row)
        for cell in row.fresh:
            name = self.form.labels.get(key(cell.text)) if cell.text else None
            if name is not None:
                self.seen.add(name)
                waiting = self._label(name, cell)
            elif waiting is not None:
                self.values.setdefault(waiting, Field(cell.text, cell.place))
                waiting = None
            elif cell.text or cell.col > 0:
                values.append(cell)
        self._section_cells(values, opened)

    def _open_section(self, row: Row) -> bool:
        """Which section the row belongs to, told by its leftmost cell; True when it opens here."""
        first = row.cells[0]
        label = self.form.labels.get(key(first.text)) if first.text else None
        if label is not None:
            self.section = label if label in _SECTIONS else None
        elif first.text and first.row == row.number and first.col == 0 and not self._prose(row):
            self.section = None
        return label is not None and first.row == row.number

    def _prose(self, row: Row) -> bool:
        """A section's text may stand alone in a row of its own, from the first column on."""
        return self.section is not None and len(row.filled) == 1

    def _label(self, name: Label, cell: Cell) -> Label | None:
        if name == "plan":
            self.heading = Field(cell.text, cell.place)
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
        if cells:
            text = "｜".join(c.text for c in cells)
            self.leftovers.append(Leftover(text, cells[0].place, "表头里有认不出的内容"))

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
        """The sections whose labels stand in this table; the indicators always do."""
        found: set[Section] = {"title", "indicators"}
        for label in self.seen & {"code", "name", "budget", "purpose", "plan", "goals"}:
            found.add(label)  # type: ignore[arg-type]
        if "budget" in found:
            found.add("purpose")
            if "total" not in self.seen:
                found.discard("budget")
        elif "total" in self.seen:
            found.add("budget")
        return frozenset(found)


class _Body:
    """The indicator rows under the header row."""

    def __init__(self, region: Region, form: Form, pointer: str) -> None:
        self.region = region
        self.form = form
        self.pointer = pointer
        self.leftovers: list[Leftover] = []
        self.above: dict[Column, Field] = {}

    def indicators(self) -> Iterator[Indicator]:
        """The indicator rows in order, level 1 and level 2 resolved."""
        start = self.region.header or 0
        columns = self._columns(self.region.rows[start])
        count = 0
        for number, row in enumerate(self.region.rows[start + 1 :], start + 1):
            if number in self.region.headers:
                columns = self._columns(row)
            elif (indicator := self._indicator(row, columns, count)) is not None:
                count += 1
                yield indicator

    def _columns(self, header: Row) -> dict[Column, int]:
        columns: dict[Column, int] = {}
        for cell in header.filled:
            name = self.form.columns.get(key(cell.text))
            if name is None:
                self._left(cell, "认不出的指标栏目")
            else:
                columns.setdefault(name, cell.col)
        return columns

    def _indicator(self, row: Row, columns: dict[Column, int], index: int) -> Indicator | None:
        filled = row.filled
        if not filled:
            return None
        if key(filled[0].text) in self.form.trailing:
            return None
        fields = {name: self._field(row, col) for name, col in columns.items()}
        if not row.spans:
            self._go_on(fields)
        if not any(f.text for name, f in fields.items() if name not in _LEVELS):
            return None
        if not fields.get("level3", BLANK).text and not fields.get("value", BLANK).text:
            for cell in filled:
                self._left(cell, "这一行没有三级指标和指标值，像是上一行断开的部分")
            return None
        self._check_columns(row, columns)
        return self._row(fields, index)

    def _field(self, row: Row, col: int) -> Field:
        cell = row.at(col)
        return Field(cell.text, cell.place) if cell else BLANK

    def _go_on(self, fields: dict[Column, Field]) -> None:
        """Blank levels of a text grid continue those above; a new level 1 starts level 2 anew."""
        if fields.get("level1", BLANK).text:
            self.above.pop("level2", None)
        for name in _LEVELS:
            if name in fields:
                if fields[name].text:
                    self.above[name] = fields[name]
                fields[name] = self.above.get(name, fields[name])

    def _check_columns(self, row: Row, columns: dict[Column, int]) -> None:
        known = set(columns.values())
        for cell in row.filled:
            if not known & set(range(cell.col, cell.col + cell.colspan)):
                self._left(cell, "这一格不在任何指标栏目下")

    def _row(self, fields: dict[Column, Field], index: int) -> Indicator:
        named = {name: fields.get(name, BLANK) for name in self.form.columns.values()}
        for name in ("level1", "level2", "level3", "description", "value", "basis"):
            named.setdefault(name, BLANK)
        return Indicator(
            pointer=f"{self.pointer}/indicators/{index}",
            index=index,
            quantity=quantity.parse(named["value"].plain),
            columns=frozenset(fields),
            **named,
        )

    def _left(self, cell: Cell, why: str) -> None:
        self.leftovers.append(Leftover(cell.text, cell.place, why))


def _grid(region: Region) -> Grid:
    """The region's own cells, rows counted from its first one."""
    cells: list[Cell] = []
    for number, row in enumerate(region.rows):
        for cell in row.fresh:
            reach = sum(
                cell in later.cells for later in region.rows[number : number + cell.rowspan]
            )
            cells.append(cell._replace(row=number, rowspan=max(1, reach)))
    return Grid(tuple(cells), region.rows[0].spans)
