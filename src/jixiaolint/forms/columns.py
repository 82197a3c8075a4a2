"""Which columns of a grid lie under which heading of the form, and so what each cell of a row is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jixiaolint.forms import parts
from jixiaolint.forms.rows import Reach, Row, meet
from jixiaolint.forms.vocabulary import Column
from jixiaolint.model.document import BLANK, COLUMNS, Field
from jixiaolint.model.grid import Cell

LEVELS: frozenset[Column] = frozenset(("level1", "level2"))
INDICATOR = frozenset(COLUMNS)

Fields = dict[Column, Field]
_Met = tuple[tuple[Column, ...], bool, bool]


_DOTS = "….·。"


def dotted(fields: Fields) -> bool:
    """Whether dots stand for the indicator that would follow."""
    name = fields.get("level3", BLANK).plain or fields.get("value", BLANK).plain
    if name.strip(_DOTS):
        return False
    own = (f.plain for column, f in fields.items() if column not in LEVELS)
    return not any(text.strip(_DOTS) for text in own)


@dataclass
class Columns:
    """Which columns of the grid each column of the form covers; `passed` are known ones not kept, `unknown`
    those whose headings the form does not know.

    Asked about cells only when all headings are known: what it finds out of a reach, it keeps.
    """

    kept: dict[Column, Reach] = field(default_factory=dict)
    passed: list[Reach] = field(default_factory=list)
    unknown: list[Reach] = field(default_factory=list)
    _known: dict[Reach, _Met] = field(default_factory=dict)

    @cached_property
    def edge(self) -> int:
        """Where the rightmost heading ends."""
        return max((end for _, end in self._all()), default=0)

    @cached_property
    def left(self) -> int:
        """Where the leftmost heading begins."""
        return min((start for start, _ in self._all()), default=0)

    def _all(self) -> Sequence[Reach]:
        return (*self.kept.values(), *self.passed, *self.unknown)

    def refine(self, above: Columns) -> None:
        """Take over what the headings of the row above cover and these do not."""
        new = [*self.kept.values(), *self.passed]
        for name, old in above.kept.items():
            if name not in self.kept and not any(meet(old, one) for one in new):
                self.kept[name] = old
        self.passed += [p for p in above.passed if not any(meet(p, one) for one in new)]
        self.unknown += above.unknown

    def of(self, cell: Cell) -> tuple[Column, ...]:
        """The columns of the form that a cell stands in."""
        return (self._known.get(cell[1:4:2]) or self._met(cell.col, cell.colspan))[0]

    def take(self, row: Row) -> tuple[Fields, bool, list[Cell], list[Cell]]:
        """What stands under each heading, of several cells the first with text, else the first;
        whether the name of a level begins in the row; the cells with text under no heading; those beside
        the one taken. A value in parts (≥ | 95 | %) is taken whole.
        """
        found: dict[Column, Cell] = {}
        named, known = False, self._known
        astray: list[Cell] = []
        beside: list[Cell] = []
        for cell in row.cells:
            names, level, headed = known.get(cell[1:4:2]) or self._met(cell.col, cell.colspan)
            for name in names:
                if name not in found or (cell.text and not found[name].text):
                    found[name] = cell
                elif cell.text and cell.row == row.number and name in INDICATOR:
                    whole = found[name].text + cell.text
                    if name == "value" and parts.one_value(whole):
                        found[name] = found[name]._replace(text=whole)
                    else:
                        beside.append(cell)
            if (level or not headed) and cell.text and cell.row == row.number:
                named = named or level
                if not headed:
                    astray.append(cell)
        last = row.cells[-1].place
        fields = {
            name: Field(one.text, one.place) if (one := found.get(name)) else Field(None, last)
            for name in self._wanted
        }
        return fields, named, astray, beside

    @cached_property
    def _wanted(self) -> tuple[Column, ...]:
        return tuple(name for name in self.kept if name in INDICATOR)

    def _met(self, col: int, colspan: int) -> _Met:
        """For cells of one reach: their columns, whether one is a level, whether any heading is above."""
        where = col, col + (colspan or 1)
        names = tuple(name for name, one in self.kept.items() if meet(where, one))
        headed = bool(names) or any(meet(where, one) for one in self.passed)
        self._known[col, colspan] = met = (names, not LEVELS.isdisjoint(names), headed)
        return met
