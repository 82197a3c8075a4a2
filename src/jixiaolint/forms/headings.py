"""Rows of headings: those of 中期, and two rows in a text that lost its merged cells put together again.

A heading over several columns (绩效指标, 年度指标值, 评价标准) keeps one cell, so that the headings below it
stand further left than the columns they name. What they mean tells below which one they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jixiaolint.forms.form import Form
from jixiaolint.forms.region import Region
from jixiaolint.forms.rows import Row
from jixiaolint.forms.vocabulary import Column
from jixiaolint.model.grid import Cell

_ROWS = 2
_KINDS: dict[Column | None, str] = {
    **dict.fromkeys(("level1", "level2", "level3"), "level"),
    **dict.fromkeys(("value", "nature", "unit_cell", "ignored"), "value"),
    **dict.fromkeys(("total", "fiscal", "carried", "other"), "sum"),
}
_Group = tuple[Cell, Sequence[Cell]]


def long_term(region: Region, form: Form) -> set[int]:
    """The headers above indicators of 中期, where others stand above those of the year."""
    if len(region.headers) < _ROWS:
        return set()
    marked = {
        number
        for number in region.headers
        if any(form.column(cell.text) == "term" for cell in region.rows[number].cells)
    }
    return marked if marked != region.headers else set()


def restored(rows: Sequence[Row], form: Form) -> Sequence[Row]:
    """The rows with their cells over and under one another; the same rows where nothing was lost or
    nothing tells.
    """
    numbers = all(cell.text.isdecimal() for row in rows[_ROWS:] for cell in row.filled)
    if len(rows) < _ROWS or rows[0].spans or not numbers:
        return rows
    top, below = rows[:_ROWS]
    groups = _groups(top.filled, below.filled, form)
    width = len(top.filled) + len(below.filled) - len(groups)
    if not groups or len(top.cells) >= width:
        return rows
    return [*_placed(top, dict(groups), below), *rows[_ROWS:]]


def _groups(top: Sequence[Cell], below: Sequence[Cell], form: Form) -> list[_Group]:
    """The headings that stand over others, with those; none when one of these has no place. What follows
    the levels and has no heading of its own above stands below theirs.
    """
    found: list[_Group] = []
    rest = tuple(top)
    for kind, cells in groupby(below, lambda cell: _KINDS.get(form.column(cell.text))):
        group = tuple(cells)
        at = next((n for n, cell in enumerate(rest) if _over(cell, kind, form)), None)
        if at is not None:
            found.append((rest[at], group))
            rest = rest[at + 1 :]
        elif found and kind in ("value", None):
            found[-1] = (found[-1][0], (*found[-1][1], *group))
        else:
            return []
    return found


def _over(cell: Cell, kind: str | None, form: Form) -> bool:
    """Whether a heading stands over those of levels, of sums, or of parts and grades of the value."""
    meaning = form.column(cell.text)
    if kind == "level":
        return meaning is None and form.label(cell.text) is not None
    if kind == "sum":
        return meaning == "total"
    return kind == "value" and (
        meaning == "value" or (meaning or form.label(cell.text)) == "ignored"
    )


def _placed(top: Row, groups: dict[Cell, Sequence[Cell]], below: Row) -> Sequence[Row]:
    first: list[Cell] = []
    second: list[Cell] = []
    at = 0
    for cell in top.filled:
        under = groups.get(cell, ())
        wide = max(len(under), 1)
        first.append(cell._replace(col=at, colspan=wide))
        second += [one._replace(col=at + n) for n, one in enumerate(under)]
        at += wide
    return [
        Row.of(row.number, cells, spans=False) for row, cells in ((top, first), (below, second))
    ]
