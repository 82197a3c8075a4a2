"""Labels of sums side by side (资金总额 | 财政拨款 | 其他资金) with the sums in the rows below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiaolint.forms import parts
from jixiaolint.forms.rows import meet, reach
from jixiaolint.forms.runs import SUMS, Run
from jixiaolint.forms.vocabulary import Label
from jixiaolint.model.grid import Cell

_SUMS = frozenset((*SUMS, "ignored"))
_SPENT = re.compile("执行|[率分重]|比例|占比|原因|到位")
"""Headings of columns that hold no budget: 全年执行数, 执行率, 分值, 权重."""


class SumRows:
    """Keeps such labels back until the next row shows whether their sums stand there. Labels of columns
    (年初预算数 | 全年执行数) hold for all rows of their section.
    """

    def __init__(self) -> None:
        self._over: list[Run] = []
        self._heads: list[Run] = []
        self._whole = False

    @property
    def headed(self) -> bool:
        """Whether the columns of the section have labels of their own."""
        return bool(self._heads)

    def settle(self, found: list[Run], section: Label | None, spans: bool) -> list[Run]:
        """The runs that can be read now that a row has these runs; `section` is the row's, `spans` tells
        whether its cells are under their columns.
        """
        if section != "block":
            self._heads, self._whole = [], False
            if not self._over and not any(run.name == "total" for run in found):
                return found
        over, self._over = self._over, []
        named = [run for run in found if run.label and run.name != section]
        if not named and (settled := _settled(over, found)):
            return settled
        if section == "block" and any(run.name == "ignored" for run in over):
            self._heads = [run for run in over if run.name == "ignored"]
        if not _bare(named, found):
            return [*over, *(one for run in found for one in self._below(run, spans))]
        if any(run.name == "total" for run in named):
            self._over = named
            return over
        if section == "block":
            self._heads = named
        return [*over, *found]

    def rest(self) -> list[Run]:
        """The labels still kept back after the last row."""
        return self._over

    def _below(self, run: Run, spans: bool) -> list[Run]:
        """A run below labels of columns: its own sum stands under the first of a budget; of a total
        the parts stand beside it. A text that has fewer sums in a row than in one before lost some.
        """
        if not self._heads or run.label is None or run.name not in SUMS or run.inline:
            return [run]
        if not spans and self._whole and len(run.values) < len(self._heads):
            return [Run(run.name, run.label, run.word), Run(None, values=run.values)]
        self._whole = self._whole or len(run.filled) == len(self._heads)
        pairs = _paired(self._heads, run.values)
        if not {c for _, cells in pairs for c in cells}.issuperset(run.filled):
            return [run]
        own = [
            c
            for h, cells in pairs
            for c in cells
            if h.name == "ignored" and not _SPENT.search(h.word)
        ]
        run.values = [cell for cell in own if cell.text][:1] or own[:1]
        beside = [(h, cells) for h, cells in pairs if h.name in SUMS and run.name == "total"]
        return [run, *(Run(h.name, h.label, h.word, values=cells) for h, cells in beside)]


def _bare(named: Sequence[Run], found: Sequence[Run]) -> bool:
    """Whether a row has nothing but labels of sums and of what is known."""
    many = len(named) > 1 and {run.name for run in named} <= _SUMS
    return many and not any(run.filled or run.inline for run in found)


def _settled(over: list[Run], found: Sequence[Run]) -> list[Run]:
    """The labels kept back with the sums below them; empty when none stands below the total."""
    below = _paired(over, [cell for run in found for cell in run.filled])
    if not any(_is_sum(c) for head, cells in below if head.name == "total" for c in cells):
        return []
    for head, cells in below:
        head.values = cells
    return over


def _paired(over: list[Run], values: Sequence[Cell]) -> list[tuple[Run, list[Cell]]]:
    """What stands under each label: by order where there are as many, for columns may have slipped."""
    if len(values) == len(over):
        return [(head, [cell]) for head, cell in zip(over, values, strict=True)]
    return [(head, [c for c in values if _under(c, head.label)]) for head in over]


def _under(cell: Cell, label: Cell | None) -> bool:
    return label is not None and meet(reach(cell), reach(label))


def _is_sum(cell: Cell) -> bool:
    return parts.amount(cell.text, None, "万元").amount is not None
