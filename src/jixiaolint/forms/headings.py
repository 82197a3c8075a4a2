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
from jixiaolint.model.grid import Cell

_ROWS = 2
_LEVELS = frozenset(("level1", "level2", "level3"))
_OF_VALUES = frozenset(("value", "nature", "unit_cell", "ignored"))
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
    if len(rows) != _ROWS or rows[0].spans:
        return rows
    top, below = rows
    groups = _groups(top.filled, below.filled, form)
    width = len(top.filled) + len(below.filled) - len(groups)
    if not groups or len(top.cells) >= width:
        return rows
    return _placed(top, dict(groups), below)


def _groups(top: Sequence[Cell], below: Sequence[Cell], form: Form) -> list[_Group]:
    """The headings that stand over others, with those; none when one of these has no place."""
    found: list[_Group] = []
    left = iter(top)
    for levels, cells in groupby(below, lambda cell: form.column(cell.text) in _LEVELS):
        group = tuple(cells)
        if not levels and not _OF_VALUES.issuperset(form.column(cell.text) for cell in group):
            return []
        over = next((cell for cell in left if _over(cell, levels, form)), None)
        if over is None:
            return []
        found.append((over, group))
    return found


def _over(cell: Cell, levels: bool, form: Form) -> bool:
    """Whether a heading stands over those of levels, or else over parts and grades of the value."""
    meaning = form.column(cell.text)
    if levels:
        return meaning is None and form.label(cell.text) is not None
    return meaning == "value" or (meaning or form.label(cell.text)) == "ignored"


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
