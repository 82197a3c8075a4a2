"""A table's grid as rows of cells that a browser can draw, with the findings on their cells."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from jixiaolint.model.document import Field, Table, Term
from jixiaolint.model.finding import SEVERITIES, Severity
from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import Place
from jixiaolint.reports.parts.sections import Numbered, TablePart
from jixiaolint.reports.parts.words import seen


class Box(NamedTuple):
    """One drawn cell. `findings` mark it, `worst` is their worst severity; `label` tells the form's own
    words from what was filled in; `lost` a row not understood.
    """

    text: str
    rowspan: int
    colspan: int
    label: bool
    lost: bool
    worst: Severity | None
    findings: tuple[Numbered, ...]


class Drawing(NamedTuple):
    """A table's rows, and the numbers of the findings that mark a cell."""

    rows: tuple[tuple[Box, ...], ...]
    marked: frozenset[int]


def draw(part: TablePart) -> Drawing:
    """The rows of `part` with its findings on their cells."""
    at: dict[Place, list[Numbered]] = defaultdict(list)
    for numbered in part.findings:
        if numbered.finding.place is not None:
            at[numbered.finding.place].append(numbered)
    filled = set(_filled(part.table))
    lost = {leftover.place for leftover in part.table.leftovers}
    marked: set[int] = set()
    rows = []
    for row in _lay_out(part.table.grid):
        boxes = []
        for cell, rowspan, colspan in row:
            marks = tuple(at.pop(cell.place, ())) if cell else ()
            marked.update(m.number for m in marks)
            text = seen(cell.text) if cell else ""
            place = cell.place if cell else None
            label = bool(text) and place not in filled and place not in lost
            missed = bool(text) and place in lost
            boxes.append(Box(text, rowspan, colspan, label, missed, _worst(marks), marks))
        rows.append(tuple(boxes))
    return Drawing(tuple(rows), frozenset(marked))


def _worst(marks: tuple[Numbered, ...]) -> Severity | None:
    return min((m.finding.severity for m in marks), key=SEVERITIES.index, default=None)


def _filled(table: Table) -> Iterator[Place | None]:
    """The places of what was filled in; all other text is the form's own."""
    fields: list[Field] = [table.title, table.org, table.code, table.name, table.purpose]
    halves: list[Table | Term] = [table, *filter(None, [table.term])]
    for budget in (table.stated, *(half.budget for half in halves)):
        fields += [budget.total, budget.fiscal, budget.other]
    fields += [period.value for period in table.plan.periods]
    fields += [goal.text for half in halves for goal in half.goals]
    for row in (row for half in halves for row in half.indicators):
        fields += [row.level3, row.description, row.value, row.basis, row.nature, row.unit_cell]
        fields += [row.weight, row.actual, row.score, row.note]
    return (field.place for field in fields)


Laid = tuple[Cell | None, int, int]


def _lay_out(grid: Grid) -> Iterator[list[Laid]]:
    """Rows of (cell or gap, rowspan, colspan), left to right.

    Only rows and columns where some cell begins are drawn, so that a wild span or a far-off cell
    cannot make a huge table; what no cell covers becomes a gap.
    """
    tops = sorted({cell.row for cell in grid.cells})
    lefts = sorted({cell.col for cell in grid.cells})
    starts: dict[tuple[int, int], Cell] = {}
    for cell in grid.cells:
        starts.setdefault((cell.row, cell.col), cell)
    until = [0] * len(lefts)
    for y, top in enumerate(tops):
        row: list[Laid] = []
        x = 0
        while x < len(lefts):
            found = starts.get((top, lefts[x]))
            if until[x] > y:
                x += 1
            elif found:
                right = max(bisect_left(lefts, found.col + found.colspan), x + 1)
                down = max(bisect_left(tops, found.row + found.rowspan), y + 1)
                right = next((i for i in range(x + 1, right) if until[i] > y), right)
                until[x:right] = [down] * (right - x)
                row.append((found, down - y, right - x))
                x = right
            else:
                begin = x
                while x < len(lefts) and until[x] <= y and (top, lefts[x]) not in starts:
                    x += 1
                row.append((None, 1, x - begin))
        yield row
