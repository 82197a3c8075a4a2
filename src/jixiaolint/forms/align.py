"""Rows of text grids that lost the merged cells at their left, moved back under their columns.

A table copied out of a page as text often keeps a merged cell only in its first row; the rows below
then begin further left. The names of levels (…指标) tell how far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from jixiaolint.forms.columns import Columns
from jixiaolint.forms.fitting import fitted
from jixiaolint.forms.parts import compares
from jixiaolint.forms.rows import Reach, Row
from jixiaolint.forms.vocabulary import Column, Half, word
from jixiaolint.model.grid import Cell

LEVEL1 = frozenset(("产出指标", "效益指标", "效果指标", "满意度指标"))
"""Names of level 1 in every form; 成本指标 may be level 2 as well."""
_FIRST = LEVEL1 | {"产出", "效益", "效果"}
_SHORT = _FIRST | {
    "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响", "服务对象满意度",
}  # fmt: skip
"""Names of levels without 指标; 满意度 alone may be an indicator's."""
_NAME_AND_VALUE = 2
_SUM = re.compile(r"[\d,，.]+")


def aligned(row: Row, columns: Columns, half: Half = "only") -> Row | None:
    """The row under its columns; the same row where nothing was lost or nothing tells, None where cells
    stand under headings that they cannot belong to.
    """
    if row.spans or not row.filled:
        return row
    cells: Sequence[Cell] = row.cells
    if "nature" not in columns.kept:
        cells = joined(cells, columns.edge)
    leveled = "level1" in columns.kept and "level2" in columns.kept
    if leveled and half != "only" and _doubled(columns):
        cells = _one_half(row, columns.kept, half, columns.edge)
    elif leveled:
        cells = _placed(cells, columns)
    elif "name" in columns.kept and (own := _own(cells, columns)):
        cells = _moved(cells, own[1])
    elif cells[0].text and row.filled[-1].col + columns.left < columns.edge:
        cells = _moved(cells, columns.left)
    found = fitted(cells, columns) if cells[-1].col < columns.edge - 1 else cells
    if found is None:
        return None
    cells = found
    return row if cells is row.cells else Row.of(row.number, cells, spans=False)


def _placed(cells: Sequence[Cell], columns: Columns) -> Sequence[Cell]:
    """The cells with those before the first name of a level, or before the indicator's own, at the left."""
    kept = columns.kept
    if kept["level2"] < kept["level1"] or (cells[-1].text and cells[-1].col >= columns.edge - 1):
        return cells
    levels = [i for i, cell in enumerate(cells) if is_level(cell) or word(cell.text) in _SHORT]
    if levels:
        at = levels[0]
        first = at + 1 in levels or word(cells[at].text) in _FIRST
        start = kept["level1" if first else "level2"][0]
        ahead = "name" not in kept and at <= kept["level1"][0]
    elif (found := _own(cells, columns)) is not None:
        at, start = found
        ahead = True
    else:
        return cells
    by = start - cells[at].col
    if by <= 0:
        return cells
    return (*cells[:at], *_moved(cells[at:], by)) if ahead else _moved(cells, by)


def _own(cells: Sequence[Cell], columns: Columns) -> tuple[int, int] | None:
    """Of a row without names of levels: where the indicator's own cells begin, and where they belong."""
    kept, count = columns.kept, sum(1 for cell in cells if cell.text)
    if count < _NAME_AND_VALUE or not cells[0].text or "level3" not in kept or cells[0].col:
        return None
    start = min(kept["level3"][0], kept.get("value", kept["level3"])[0])
    if start < kept.get("level2", kept["level3"])[0]:
        return None
    room = columns.edge - start
    if "name" in kept:
        return (0, start) if len(cells) == room < columns.edge and not _is_sum(cells[-1]) else None
    before = [one for one in (*columns.passed, *columns.unknown) if one < kept["level1"]]
    at = len(before) if len(cells) == room + len(before) else 0
    if before and len(cells) <= room:
        at = int(cells[0].text.isdecimal())
    return (at, start) if len(cells) - at <= room else None


def joined(cells: Sequence[Cell], edge: int) -> Sequence[Cell]:
    """The cells with a value of several (≥ | 12 | 公里) as one: its heading stands over all of them."""
    pairs = enumerate(pairwise(cells))
    at = next((i for i, (c, n) in pairs if n.text[:1].isdecimal() and compares(c.text)), None)
    if at is None:
        return cells
    unit = len(cells) > edge + 1 and cells[at + 1].text[-1:].isdecimal()
    end = at + (3 if unit else 2)
    whole = cells[at]._replace(text="".join(cell.text for cell in cells[at:end]))
    return (*cells[:at], whole, *_moved(cells[end:], at + 1 - end))


def _moved(cells: Iterable[Cell], by: int) -> Sequence[Cell]:
    return tuple(cell._replace(col=cell.col + by) for cell in cells)


def _is_sum(cell: Cell) -> bool:
    return bool(_SUM.fullmatch(cell.text))


def _doubled(columns: Columns) -> bool:
    """Whether the columns of both halves stand side by side, not just a value for either."""
    before, behind = columns.kept["level2"][0], columns.kept.get("value", (0, 0))[1]
    left = [one for one in columns.passed if one[1] <= before]
    right = [one for one in columns.passed if one[0] >= behind]
    return max(len(left), len(right)) > 1


def _one_half(row: Row, columns: Mapping[Column, Reach], half: Half, edge: int) -> Sequence[Cell]:
    """Of a row of two halves that begins too far left: level 1, if it is there, and the half wanted."""
    first = [c for c in row.filled[:1] if word(c.text) in _FIRST]
    if row.filled[-1].col >= edge - 1 or (len(row.filled) - len(first)) % 2:
        return row.cells
    rest = row.filled[len(first) :]
    middle = len(rest) // 2
    mine = rest[:middle] if half == "first" else rest[middle:]
    by = max(end for _, end in columns.values()) - 1 - mine[-1].col
    left = [cell._replace(col=columns["level1"][0]) for cell in first]
    return (*left, *_moved(mine, by))


def is_level(cell: Cell) -> bool:
    """Whether the cell names a level: 产出指标（50分）, 社会效益指标."""
    name = word(cell.text)
    return name.endswith("指标") and len(name) <= _LONGEST_LEVEL


_LONGEST_LEVEL = 20
