"""Rows of text grids that lost the merged cells at their left, moved back under their columns.

A table copied out of a page as text often keeps a merged cell only in its first row; the rows below
then begin further left. The names of levels (…指标) tell how far.
"""

from __future__ import annotations

from collections.abc import Mapping

from jixiaolint.forms.columns import Columns
from jixiaolint.forms.rows import Reach, Row
from jixiaolint.forms.vocabulary import Column, Half, key
from jixiaolint.model.grid import Cell

LEVEL1 = frozenset(("产出指标", "效益指标", "效果指标", "满意度指标"))
"""Names of level 1 in every form; 成本指标 may be level 2 as well."""


def aligned(row: Row, columns: Columns, half: Half = "only") -> Row:
    """The row under its columns; the same row where nothing was lost or nothing tells."""
    if row.spans or not row.filled:
        return row
    leveled = "level1" in columns.kept and "level2" in columns.kept
    if leveled and half != "only" and _doubled(columns):
        return _one_half(row, columns.kept, half, columns.edge)
    by = _shift(row, columns.kept) if leveled else _beside_label(row, columns)
    if by <= 0:
        return row
    cells = tuple(c._replace(col=c.col + by) for c in row.cells)
    return Row(row.number, cells, cells, tuple(c for c in cells if c.text), row.spans)


def _shift(row: Row, columns: Mapping[Column, Reach]) -> int:
    if columns["level2"] < columns["level1"]:
        return 0
    levels = [i for i, cell in enumerate(row.cells) if is_level(cell)]
    if levels:
        at = levels[0]
        pair = at + 1 in levels
        first = pair or key(row.cells[at].text) in LEVEL1
        return columns["level1" if first else "level2"][0] - row.cells[at].col
    lone = len(row.filled) < 2 or not row.cells[0].text
    if lone or "level3" not in columns or "name" in columns:
        return 0
    last = max(cell.col for cell in row.filled)
    shift = columns["level3"][0] - row.cells[0].col
    return shift if last + shift <= max(end for _, end in columns.values()) - 1 else 0


def _doubled(columns: Columns) -> bool:
    """Whether the columns of both halves stand side by side, not just a value for either."""
    before, behind = columns.kept["level2"][0], columns.kept.get("value", (0, 0))[1]
    left = [one for one in columns.passed if one[1] <= before]
    right = [one for one in columns.passed if one[0] >= behind]
    return max(len(left), len(right)) > 1


def _beside_label(row: Row, columns: Columns) -> int:
    """How far a row began too far left that lost the label beside all indicators (绩效指标)."""
    last = row.filled[-1].col + columns.left
    return columns.left if row.cells[0].text and last < columns.edge else 0


def _one_half(row: Row, columns: Mapping[Column, Reach], half: Half, edge: int) -> Row:
    """Of a row of two halves that begins too far left: level 1, if it is there, and the half wanted."""
    first = [c for c in row.filled[:1] if key(c.text) in LEVEL1]
    if row.filled[-1].col >= edge - 1 or (len(row.filled) - len(first)) % 2:
        return row
    rest = row.filled[len(first) :]
    middle = len(rest) // 2
    mine = rest[:middle] if half == "first" else rest[middle:]
    by = max(end for _, end in columns.values()) - 1 - mine[-1].col
    cells = (*first, *(c._replace(col=c.col + by) for c in mine))
    return Row(row.number, cells, cells, cells, row.spans)


def is_level(cell: Cell) -> bool:
    """Whether the cell names a level: 产出指标, 社会效益指标."""
    name = key(cell.text)
    return name.endswith("指标") and len(name) <= _LONGEST_LEVEL


_LONGEST_LEVEL = 20
