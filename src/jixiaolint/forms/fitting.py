"""Rows of a text that lost its blank cells: what a cell can be tells which column it stood in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from jixiaolint.forms.columns import Columns
from jixiaolint.forms.parts import compares
from jixiaolint.forms.rows import meet
from jixiaolint.forms.vocabulary import Column, key
from jixiaolint.model.grid import Cell

_NATURE = re.compile(r"定[性量](?:指标)?|[正反逆]向(?:指标)?")
_NUMBER = re.compile(r"[\d.,]+[%分]?|[-—–/]+")
_MOST = 12
"""No row of more columns is tried: there are too many ways."""

_Way = Sequence[tuple[Column | None, Cell]]


def fitted(cells: Sequence[Cell], columns: Columns) -> Sequence[Cell] | None:
    """The cells under columns that they can stand in, where some do not fit as they stand: a unit under
    指标性质, words under 权重. None when no way or more than one is best.
    """
    start = columns.kept["level3"][0] if "level3" in columns.kept else columns.edge
    own = [cell for cell in cells if cell.col >= start]
    names = [_name(columns, col) for col in range(start, columns.edge)]
    if not len(own) < len(names) <= _MOST or _worth([*zip(names, own, strict=False)]) is not None:
        return cells
    ways: dict[tuple[int, ...], int] = {}
    for way in combinations(range(len(names)), len(own)):
        worth = _worth([(names[at], cell) for at, cell in zip(way, own, strict=True)])
        if worth is not None:
            ways[way] = worth
    best = [way for way, worth in ways.items() if worth == max(ways.values())]
    if len(best) != 1:
        return None
    placed = (c._replace(col=start + at) for at, c in zip(best[0], own, strict=True))
    return (*cells[: len(cells) - len(own)], *placed)


def _name(columns: Columns, col: int) -> Column | None:
    return next((name for name, one in columns.kept.items() if meet(one, (col, col + 1))), None)


def _worth(way: _Way) -> int | None:
    """How well cells fit their columns, None when one does not at all. A unit needs a number before it."""
    worth, number = 0, True
    for name, cell in way:
        text = key(cell.text)
        nature = bool(_NATURE.fullmatch(text)) or compares(text)
        if name == "value":
            number = any(letter.isdecimal() for letter in text)
        fits = {
            "nature": nature,
            "weight": bool(_NUMBER.fullmatch(text)),
            "score": bool(_NUMBER.fullmatch(text)),
            "unit_cell": number and not nature and not text[:1].isdecimal(),
            "value": not nature,
        }.get(name or "", True)
        if text and not fits:
            return None
        worth += _WORTH.get(name, 0) if text else 0
    return worth


_WORTH: dict[Column | None, int] = {"nature": 2, "weight": 1, "score": 1, "value": 1, "level3": 1}
