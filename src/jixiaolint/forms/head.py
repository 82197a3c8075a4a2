"""The rows above the indicators: labels with their cells, and sections of several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiaolint.forms import context, parts
from jixiaolint.forms.form import Form, Label
from jixiaolint.forms.plan import PlanRows
from jixiaolint.forms.rows import Reach, Row, meet, reach
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

_SECTIONS: tuple[Label, ...] = ("budget", "purpose", "plan", "goals", "block")
_PROSE = frozenset(("budget", "purpose", "plan", "goals"))
_SINGLE: tuple[Label, ...] = ("org", "code", "name", "total", "fiscal", "other")


@dataclass(slots=True)
class _Run:
    """A label with the cells after it up to the next one. Without a label of its own the run goes
    on with the section of the row above; `inline` is a value in the label's own cell.
    """

    name: Label | None
    label: Cell | None = None
    inline: str = ""
    values: list[Cell] = field(default_factory=list)


class Head:
    """Reads the rows above the indicators and keeps what they say."""

    def __init__(self, rows: Sequence[Row], form: Form) -> None:
        self.form = form
        self.values: dict[Label, Field] = {}
        self.labels: list[tuple[str, Field]] = []
        self.seen: set[Label] = set()
        self._goals: list[Field] = []
        self._passed: list[Cell] = []
        self.money = BLANK
        self.leftovers: list[Leftover] = []
        self._plan: PlanRows | None = None
        self._section: Label | None = None
        self._skip: list[Reach] = []
        for row in rows:
            self._read(row)

    @property
    def purpose(self) -> Field:
        """The 资金用途, blank without one."""
        return self.values.get("purpose", BLANK)

    @property
    def goals(self) -> list[Field]:
        """The 绩效目标 cells. Goals that stand one below another though their labels stand side by
        side (中期 | 年度) cannot be told by column: the last is that of the year.
        """
        if self._passed and not any(goal.text for goal in self._goals):
            return [Field(self._passed[-1].text, self._passed[-1].place)]
        if self.form.half == "first" and self._skip and not self._passed:
            return self._goals[:1]
        return self._goals

    def amount(self, label: Label, unit: str) -> Amount:
        """The sum under a label; blank when the form has no such label."""
        found = self.values.get(label)
        return parts.amount(found.text, found.place, unit) if found else NO_AMOUNT

    def plan(self, pointer: str) -> Plan:
        """The 资金支出计划, without periods when the table has none."""
        return self._plan.plan(pointer) if self._plan else Plan(pointer, BLANK, ())

    def sections(self) -> frozenset[Section]:
        """The sections whose labels stand in this table; title and indicators it always has."""
        names: tuple[Section, ...] = ("code", "name", "purpose", "plan", "goals")
        found: set[Section] = {"title", "indicators"}
        found.update(name for name in names if name in self.seen)
        if "budget" in self.seen:
            found.add("purpose")
        if "total" in self.seen:
            found.add("budget")
        return frozenset(found)

    def keep(self, name: Label, value: Field) -> None:
        """Keep a cell under its name; of two, the form tells which counts, a filled one always."""
        self.seen.add(name)
        old = self.values.get(name)
        if old is None or not old.text or (self.form.half == "second" and value.text):
            self.values[name] = value

    def add_goal(self, goal: Field) -> None:
        """Keep a goal that stands elsewhere than under its label."""
        self.seen.add("goals")
        self._goals.append(goal)

    def _read(self, row: Row) -> None:
        runs = list(self._runs(row))
        if any(run.name == "goals" and run.label for run in runs):
            self._section = "goals"
            self._skip = [reach(r.label) for r in runs if r.name == "ignored" and r.label]
        for run in runs:
            if run.label is not None and run.name is not None:
                self.seen.add(run.name)
                self.labels.append((run.name, Field(run.label.text, run.label.place)))
                if context.label_unit(run.label.text):
                    self.money = Field(run.label.text, run.label.place)
            self._take(run)

    def _runs(self, row: Row) -> Iterator[_Run]:
        cells = self._open(row)
        run = _Run(self._section)
        for cell in cells:
            if "位" in cell.text and context.is_money_line(plain(cell.text)):
                self.money = Field(cell.text, cell.place)
                continue
            name = self.form.label(cell.text) if cell.text else None
            inline = "" if name or not cell.text else self._inline(cell.text)
            if name is None and not inline:
                run.values.append(cell)
                continue
            if run.label or run.values:
                yield run
            run = _Run(name, cell) if name else self._inline_run(cell, inline)
        yield run

    def _open(self, row: Row) -> Sequence[Cell]:
        """Find the section that the row belongs to, by its leftmost cell; the cells to read."""
        first = row.cells[0]
        label = self.form.label(first.text) if first.text else None
        if label is not None:
            section = label if label in _SECTIONS else None
            self._section = section
        elif not first.text and first.row == row.number:
            return row.fresh[1:]
        elif first.row == row.number and len(row.filled) > 1:
            self._section = None
        return row.fresh

    def _inline(self, text: str) -> str:
        """The label in a cell such as 编制单位：某镇, outside the sections of prose; else ""."""
        if self._section in _PROSE or not (":" in text or "：" in text):
            return ""
        label = text.replace("：", ":", 1).partition(":")[0]
        return label if self.form.label(label) in (*_SINGLE, "ignored") else ""

    def _inline_run(self, cell: Cell, label: str) -> _Run:
        return _Run(self.form.label(label), cell, cell.text[len(label) + 1 :].strip())

    def _take(self, run: _Run) -> None:
        match run.name:
            case "plan":
                self._take_plan(run)
            case "goals":
                self._take_goals(run)
            case "budget" | "purpose":
                self._take_purpose(run)
            case "block" | "ignored":
                pass
            case None:
                self._left(run.values, "表头里有认不出的内容")
            case _:
                self._take_single(run.name, run)

    def _take_single(self, name: Label, run: _Run) -> None:
        filled = [cell for cell in run.values if cell.text]
        if run.inline and run.label:
            self.keep(name, Field(run.inline, run.label.place))
        else:
            self.keep(name, self._first(run))
            filled = filled[1:]
        if self._section != "block":
            self._left(filled, "这一格前面没有认得的栏目名称")

    def _first(self, run: _Run) -> Field:
        """The first filled cell of a run, else a blank field at its cell, or at its label."""
        cells = [c for c in run.values if c.text] or run.values
        if cells:
            return Field(cells[0].text, cells[0].place)
        return Field(None, run.label.place if run.label else None)

    def _take_purpose(self, run: _Run) -> None:
        filled = [cell for cell in run.values if cell.text]
        if not filled and (not run.values or self.purpose.text):
            return
        if not self.purpose.text:
            self.values["purpose"] = self._first(run)
            filled = filled[1:]
        self._left(filled, "资金用途已经有了，这一格不知道是什么")

    def _take_plan(self, run: _Run) -> None:
        if self._plan is None:
            heading = Field(run.label.text, run.label.place) if run.label else BLANK
            self._plan = PlanRows(self.form.periods, heading)
        self._left(self._plan.take(run.values), "支出计划里这一格对不上时间")

    def _take_goals(self, run: _Run) -> None:
        taken = [c for c in run.values if not any(meet(reach(c), s) for s in self._skip)]
        filled = [Field(cell.text, cell.place) for cell in taken if cell.text]
        self._passed += [c for c in run.values if c.text and c not in taken]
        if filled and self._goals and not self._goals[0].text:
            self._goals.clear()
        self._goals += filled
        if not self._goals and run.label is not None and taken:
            self._goals.append(Field(None, taken[0].place))

    def _left(self, cells: Sequence[Cell], why: str) -> None:
        """What a row holds beyond the form's words is one leftover, at its first cell."""
        filled = [cell for cell in cells if cell.text]
        if filled:
            text = "｜".join(cell.text for cell in filled)
            self.leftovers.append(Leftover(text, filled[0].place, why))
