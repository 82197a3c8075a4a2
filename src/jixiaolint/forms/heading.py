"""The part of a table above its indicators: labels with their fields, plan, goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiaolint.forms import plan
from jixiaolint.forms.form import KNOWN, Form
from jixiaolint.forms.sheet import Row, Spot
from jixiaolint.forms.surroundings import is_noise
from jixiaolint.model.document import Field, Leftover

_SECTIONS = ("budget", "plan", "goals")
"""Fields whose label stands for several rows."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A label and the cells after it up to the next label; no label of its own: the row goes on
    with the section of the row above."""

    name: str | None
    label: Spot | None
    values: list[Spot]


@dataclass(slots=True)
class Heading:
    """Reads the rows of the upper part one by one and keeps what they say.

    `fields` holds the single cells by name, `labels` the label cells that were known.
    """

    form: Form
    fields: dict[str, Field] = field(default_factory=dict)
    labels: list[tuple[str, Field]] = field(default_factory=list)
    plan: plan.PlanRows | None = None
    goals: list[Field] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    _section: str | None = None
    _names: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether the label of this field stands in the table."""
        return name in self._names

    def read(self, row: Row) -> None:
        """Take in the next row."""
        if len(row.filled) == 1 and is_noise(row.filled[0].plain):
            return
        for run in self._runs(row):
            if run.label:
                self._names.add(run.name or "")
                self.labels.append((run.name or "", run.label.field()))
            self._take(run, row)

    def _runs(self, row: Row) -> Iterator[_Run]:
        spots = list(row.own)
        carried = bool(row.above) and (not spots or row.above[0].col < spots[0].col)
        blank = bool(spots) and not spots[0].plain and not carried
        if not (carried or blank):
            self._section = None
        run = _Run(self._section, None, [])
        for at, spot in enumerate(spots[1:] if blank else spots):
            name = self._label(spot)
            if name is None:
                run.values.append(spot)
                continue
            if run.label or run.values:
                yield run
            if at == 0 and not (carried or blank) and name in _SECTIONS:
                self._section = name
            elif name in ("plan", "goals"):
                self._section = name
            run = _Run(name, spot, [])
        yield run

    def _label(self, spot: Spot) -> str | None:
        return self.form.label(spot.plain) if spot.plain else None

    def _take(self, run: _Run, row: Row) -> None:
        if run.name == "plan":
            self._plan(run, row)
        elif run.name == "goals":
            self._goals(run)
        elif run.name == "budget":
            self._purpose(run, row)
        elif run.name is None or not run.label:
            self._left(run.values, "这一行开头没有认得的栏目名称")
        elif run.name != KNOWN:
            self._single(run.name, run, row)

    def _single(self, name: str, run: _Run, row: Row) -> None:
        filled = [spot for spot in run.values if spot.plain]
        old = self.fields.get(name)
        if old is None or not old.plain:
            self.fields[name] = _first(filled, run, row)
            filled = filled[1:]
        elif filled and filled[0].plain == old.plain:
            filled = filled[1:]
        self._left(filled, "这里没有认得的栏目名称")

    def _purpose(self, run: _Run, row: Row) -> None:
        """Prose under 预算规模及资金用途; several rows of it are one text that a page break cut."""
        if not run.values:
            return
        filled = [spot for spot in run.values if spot.plain]
        old = self.fields.get("purpose")
        if old is None or not old.plain:
            self.fields["purpose"] = _first(filled, run, row)
            filled = filled[1:]
        if filled and not row.spans:
            old = self.fields["purpose"]
            text = "\n".join((old.text or "", *(spot.cell.text for spot in filled)))
            self.fields["purpose"] = Field(text, old.place)
        else:
            self._left(filled, "资金用途已经有了一格，这一格不知道是什么")

    def _plan(self, run: _Run, row: Row) -> None:
        if self.plan is None:
            heading = run.label.field() if run.label else Field(None, row.place)
            self.plan = plan.PlanRows(self.form.periods, heading, row.spans)
        self._left(self.plan.take(run.values), "支出计划里这一格对不上时间")

    def _goals(self, run: _Run) -> None:
        filled = [spot for spot in run.values if spot.plain]
        if filled and self.goals and not self.goals[0].plain:
            self.goals.clear()
        self.goals += [spot.field() for spot in filled]
        if not self.goals and (run.values or run.label):
            self.goals.append((run.values[0] if run.values else run.label).field())  # type: ignore[union-attr]

    def _left(self, spots: list[Spot], why: str) -> None:
        filled = [spot for spot in spots if spot.plain]
        if filled:
            text = " ".join(spot.cell.text for spot in filled)
            self.leftovers.append(Leftover(text, filled[0].cell.place, why))


def _first(filled: list[Spot], run: _Run, row: Row) -> Field:
    """The field of the first filled cell, else a blank one at the blank cell, or at the label."""
    if filled:
        return filled[0].field()
    at = (run.values or ([run.label] if run.label else []))[:1]
    return Field(None, at[0].cell.place if at else row.place)
