"""The rows of the 绩效目标 (goals), where 中期 and 年度 may stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jixiaolint.forms.rows import Reach, meet, reach
from jixiaolint.forms.runs import Run
from jixiaolint.forms.vocabulary import Half, key
from jixiaolint.model.document import Field
from jixiaolint.model.grid import Cell

_SIDES = 2
_NUMBERED = re.compile(r"目标[\d一二三四五六七八九十]{1,2}")
"""A label of the goal beside it."""


class GoalRows:
    """Takes the cells of the goals row by row; those below the label of the other half are passed."""

    def __init__(self, half: Half) -> None:
        self._half = half
        self._goals: list[Field] = []
        self._passed: list[Cell] = []
        self._skip: list[Reach] = []
        self._sides: list[bool] = []

    def under(self, runs: Iterable[Run]) -> None:
        """Begin the rows below a row with labels of goals."""
        named = [run for run in runs if run.label]
        self._skip = [reach(r.label) for r in named if r.name == "ignored" and r.label]
        self._sides = [r.name == "goals" for r in named[len(named) > _SIDES :]]

    def awaits(self, filled: Sequence[Cell]) -> bool:
        """Whether a row with these cells may hold the goals of both halves, be it without the merged
        cell at their left.
        """
        fresh = not self._passed and not any(goal.text for goal in self._goals)
        return fresh and bool(self._skip) and len(filled) == len(self._sides) == _SIDES

    def add(self, goal: Field) -> None:
        """Take a goal that stands elsewhere than under its label."""
        self._goals.append(goal)

    def take(self, run: Run) -> None:
        """Take the cells of a label's run or of a row below it."""
        if len(run.filled) > 1:
            run.values = [c for c in run.values if not _NUMBERED.fullmatch(key(c.text))]
        if run.label is None and self.awaits(run.filled):
            taken = [c for c, own in zip(run.filled, self._sides, strict=True) if own]
        else:
            taken = [c for c in run.values if not any(meet(reach(c), s) for s in self._skip)]
        filled = [Field(cell.text, cell.place) for cell in taken if cell.text]
        self._passed += [c for c in run.filled if c not in taken]
        if filled and self._goals and not self._goals[0].text:
            self._goals.clear()
        self._goals += filled
        if not self._goals and run.label is not None and taken:
            self._goals.append(Field(None, taken[0].place))

    @property
    def goals(self) -> Sequence[Field]:
        """The goals. Those that stand one below another though their labels stand side by side cannot
        be told by column: the last is that of the year.
        """
        if self._passed and not any(goal.text for goal in self._goals):
            return [Field(self._passed[-1].text, self._passed[-1].place)]
        if self._half == "first" and self._skip and not self._passed:
            return self._goals[:1]
        return self._goals
