"""The rows above the indicators: labels with their cells, and sections of several rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jixiaolint.forms import context
from jixiaolint.forms.form import Form
from jixiaolint.forms.goals import GoalRows
from jixiaolint.forms.plan import PlanRows
from jixiaolint.forms.rows import Row
from jixiaolint.forms.runs import SINGLE, SUMS, Run, is_money_line, runs
from jixiaolint.forms.sums import SumRows
from jixiaolint.forms.values import Values
from jixiaolint.forms.vocabulary import Label
from jixiaolint.model.document import (
    BLANK,
    Field,
    Leftover,
    Plan,
    Section,
    plain,
)
from jixiaolint.model.grid import Cell

_SECTIONS: tuple[Label, ...] = ("budget", "purpose", "plan", "goals", "block")
_PROSE = frozenset(("budget", "purpose", "plan", "goals"))


_UNNAMED = "这一格前面没有认得的栏目名称"


class Head:
    """Reads the rows above the indicators and keeps what they say."""

    def __init__(self, rows: Sequence[Row], form: Form, year: int | None = None) -> None:
        self.form = form
        self.values = Values(form, year)
        self.labels: list[tuple[str, Field]] = []
        self.seen: set[Label] = set()
        self._goals = GoalRows(form.half)
        self.money = BLANK
        self.leftovers: list[Leftover] = []
        self._plan: PlanRows | None = None
        self._section: Label | None = None
        self._sums = SumRows()
        for row in rows:
            self._read(row)
        for run in self._sums.rest():
            self._take(run)

    @property
    def purpose(self) -> Field:
        """The 资金用途, blank without one."""
        return self.values["purpose"]

    @property
    def goals(self) -> Sequence[Field]:
        """The 绩效目标 cells."""
        return self._goals.goals

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

    def keep(self, name: Label, value: Field, word: str = "") -> None:
        """Keep a cell under its name; `word` is its label."""
        self.seen.add(name)
        self.values.keep(name, value, word)

    def add_goal(self, goal: Field) -> None:
        """Keep a goal that stands elsewhere than under its label."""
        self.seen.add("goals")
        self._goals.add(goal)

    def behind(self, lines: Iterable[tuple[str, Field]], *, alone: bool) -> None:
        """Keep what lines before the table say that the table does not; all of it when the table has no
        labels (`alone`), else just the unit.
        """
        for word, value in lines:
            name = self.form.label(word)
            if name is None or not (alone or name == "org"):
                continue
            if name == "goals" and "goals" not in self.seen:
                self.add_goal(value)
            elif name in (*SINGLE, "purpose") and not self.values[name].text:
                self.keep(name, value, word)

    def _read(self, row: Row) -> None:
        cells = self._open(row)
        money = [c for c in cells if ("位" in c.text or "额" in c.text) and is_money_line(c)]
        if money:
            self.money = Field(money[-1].text, money[-1].place)
            cells = [cell for cell in cells if cell not in money]
        found = list(runs(cells, self.form, self._section, self._section in _PROSE))
        if any(run.name == "goals" and run.label for run in found):
            self._section = "goals"
            self._goals.under(found)
        for run in found:
            self._note(run)
        for run in self._sums.settle(found, self._section, row.spans):
            self._take(run)

    def _note(self, run: Run) -> None:
        if run.label is None or run.name is None:
            return
        self.seen.add(run.name)
        self.labels.append((run.name, Field(run.label.text, run.label.place)))
        if context.label_unit(run.label.text):
            self.money = Field(run.label.text, run.label.place)

    def _open(self, row: Row) -> Sequence[Cell]:
        """Find the section that the row belongs to, by its leftmost cell; the cells to read."""
        first = row.cells[0]
        label = self.form.label(first.text) if first.text else None
        if label is not None and first.row < row.number and self._section == "goals":
            pass
        elif label is not None:
            section = label if label in _SECTIONS else None
            lost = not row.spans and label in SUMS and self._sums.headed
            self._section = self._section if lost else section
        elif not first.text and first.row == row.number:
            return row.fresh[1:]
        elif first.row == row.number and len(row.filled) > 1 and not self._awaits(row.filled):
            self._section = None
        return row.fresh

    def _awaits(self, filled: Sequence[Cell]) -> bool:
        """Whether the section goes on with a row of such cells, even without its merged cell."""
        plan = self._plan if self._section == "plan" else None
        return self._goals.awaits(filled) or (plan is not None and plan.awaits(filled))

    def _take(self, run: Run) -> None:
        match run.name:
            case "plan":
                self._take_plan(run)
            case "goals":
                self._goals.take(run)
            case "budget" | "purpose":
                self._take_purpose(run)
            case "ignored" if self._section is None:
                self._left(_pairs(run.filled), _UNNAMED)
            case "ignored" | "block":
                self.values.further += [Field(cell.text, cell.place) for cell in run.filled]
            case None:
                self._left(run.values, "表头里有认不出的内容")
            case _:
                self._take_single(run.name, run)

    def _take_single(self, name: Label, run: Run) -> None:
        self.keep(name, run.first, run.word)
        if self._section != "block":
            rest = run.filled if run.inline else run.filled[1:]
            self._left(rest, _UNNAMED)

    def _take_purpose(self, run: Run) -> None:
        filled = run.filled
        if not filled and (not run.values or self.purpose.text):
            return
        if not self.purpose.text:
            self.values.keep("purpose", run.first)
            filled = filled[1:]
        self._left(filled, "资金用途已经有了，这一格不知道是什么")

    def _take_plan(self, run: Run) -> None:
        if self._plan is None:
            heading = Field(run.label.text, run.label.place) if run.label else BLANK
            self._plan = PlanRows(self.form.periods, heading)
        self._left(self._plan.take(run.values), "支出计划里这一格对不上时间")

    def _left(self, cells: Sequence[Cell], why: str) -> None:
        """What a row holds beyond the form's words is one leftover, at its first cell; the number or the
        year of the table alone is none.
        """
        filled = [cell for cell in cells if cell.text]
        if not all(context.is_caption(plain(cell.text)) for cell in filled):
            text = "｜".join(cell.text for cell in filled)
            self.leftovers.append(Leftover(text, filled[0].place, why))


def _pairs(values: Sequence[Cell]) -> Sequence[Cell]:
    """What stands after a value that is not kept: a label that is not known, with its own value."""
    return values[1:] if len(values) % 2 and len(values) > 1 else ()
