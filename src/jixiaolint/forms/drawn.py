"""A table without a grid of its own, laid out as a form: for reports, which draw grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.model.document import COLUMNS, Field, Table
from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import JsonPlace

_ORDER = ("level1", "level2", "level3", "description", "nature", "value", "unit_cell", "basis",
          "weight", "actual", "score", "note")  # fmt: skip
"""Sign, number and unit stand side by side."""
_LABEL = JsonPlace("")

Line = Sequence[Field]


def grid(table: Table) -> Grid:
    """The cells of a table under the usual labels; every field stands at its own place."""
    lines = list(_lines(table))
    width = max((len(line) for line in lines), default=0)
    return Grid(tuple(cell for row, line in enumerate(lines) for cell in _cells(row, line, width)))


def _lines(table: Table) -> Iterator[Line]:
    if "code" in table.sections:
        yield _label("项目编码"), table.code
    if "name" in table.sections:
        yield _label("项目名称"), table.name
    if "budget" in table.sections:
        total, fiscal, other = table.budget.total, table.budget.fiscal, table.budget.other
        labels = [
            _label(f"{name}（{table.money_unit}）") for name in ("预算数", "财政资金", "其他资金")
        ]
        yield labels[0], total, labels[1], fiscal, labels[2], other
    if "purpose" in table.sections:
        yield _label("资金用途"), table.purpose
    if table.plan.periods:
        yield table.plan.heading, *(period.period for period in table.plan.periods)
        yield _label(""), *(period.value for period in table.plan.periods)
    for number, goal in enumerate(table.goals):
        yield _label("" if number else "绩效目标"), goal.text
    columns = frozenset[str]().union(*(row.columns for row in table.indicators))
    shown = [name for name in _ORDER if name in columns]
    if shown:
        yield [_label(COLUMNS[name]) for name in shown]
    for row in table.indicators:
        yield [getattr(row, name) for name in shown]
    for left in table.leftovers:
        yield (Field(left.text, left.place),)


def _label(text: str) -> Field:
    return Field(text, _LABEL)


def _cells(row: int, line: Line, width: int) -> Iterator[Cell]:
    """The line's cells; its last one reaches to the right edge."""
    for col, field in enumerate(line):
        place = field.place or _LABEL
        span = width - col if col == len(line) - 1 else 1
        yield Cell(row, col, 1, span, field.text or "", place)
