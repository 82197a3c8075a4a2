"""Labels of sums side by side (资金总额 | 财政拨款 | 其他资金) whose sums stand in the row below."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.forms import parts
from jixiaolint.forms.rows import meet, reach
from jixiaolint.forms.runs import SUMS, Run
from jixiaolint.forms.vocabulary import Label
from jixiaolint.model.grid import Cell

_SUMS = frozenset((*SUMS, "ignored"))


class SumRows:
    """Keeps such labels back until the next row shows whether their sums stand there."""

    def __init__(self) -> None:
        self._over: list[Run] = []

    def settle(self, found: list[Run], section: Label | None) -> list[Run]:
        """The runs that can be read now that a row has these runs; `section` is the row's."""
        if not self._over and not any(run.name == "total" for run in found):
            return found
        over, self._over = self._over, []
        named = [run for run in found if run.label and run.name != section]
        values = [cell for run in found for cell in run.filled]
        below = _paired(over, values)
        told = [map(_is_sum, cells) for head, cells in below if head.name == "total"]
        if not named and any(map(any, told)):
            for head, cells in below:
                head.values = cells
            return over
        names = {run.name for run in named}
        blank = not values and not any(run.inline for run in named)
        if blank and len(named) > 1 and "total" in names <= _SUMS:
            self._over = named
            return over
        return [*over, *found]

    def rest(self) -> list[Run]:
        """The labels still kept back after the last row."""
        return self._over


def _paired(over: list[Run], values: Sequence[Cell]) -> list[tuple[Run, list[Cell]]]:
    """What stands under each label: by order where there are as many, for columns may have slipped."""
    if len(values) == len(over):
        return [(head, [cell]) for head, cell in zip(over, values, strict=True)]
    return [(head, [c for c in values if _under(c, head.label)]) for head in over]


def _under(cell: Cell, label: Cell | None) -> bool:
    return label is not None and meet(reach(cell), reach(label))


def _is_sum(cell: Cell) -> bool:
    return parts.amount(cell.text, None, "万元").amount is not None
