"""The rows below 一级指标 … 指标值: one indicator each."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiaolint import quantity
from jixiaolint.forms.form import COLUMNS, Form
from jixiaolint.forms.regions import is_heading
from jixiaolint.forms.sheet import Row, Spot
from jixiaolint.forms.surroundings import is_noise
from jixiaolint.model.document import BLANK, Field, Indicator, Leftover

_LEVELS = ("level1", "level2")
_Fields = dict[str, Field]


@dataclass(slots=True)
class Indicators:
    """Reads the indicator heading and then the rows below it one by one."""

    form: Form
    labels: list[tuple[str, Field]] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    _columns: dict[str, tuple[int, int]] = field(default_factory=dict)
    _unknown: list[tuple[int, int]] = field(default_factory=list)
    _rows: list[_Fields] = field(default_factory=list)
    _above: dict[str, tuple[Spot, Field]] = field(default_factory=dict)
    _notes: bool = False

    def heading(self, row: Row) -> None:
        """Take in the heading row; its cells that head no known column are left over."""
        for spot in row.filled:
            name = self.form.column(spot.plain)
            if name and name not in self._columns:
                self._columns[name] = spot.col, spot.end
                self.labels.append((name, spot.field()))
            elif self.form.label(spot.plain) is None:
                self._unknown.append((spot.col, spot.end))
                why = "指标表头里重复的一栏" if name else "指标表头里不认识的一栏，内容没有读入"
                self.leftovers.append(Leftover(spot.cell.text, spot.cell.place, why))

    def read(self, row: Row) -> None:
        """Take in a row below the heading."""
        filled = row.filled
        if not filled or (len(filled) == 1 and is_noise(filled[0].plain)):
            return
        if is_heading(row, self.form):
            self._again(row)
        elif not self._trailing(row):
            self._indicator(row)

    def indicators(self, pointer: str) -> tuple[Indicator, ...]:
        """The indicators; `pointer` is the one of their list."""
        have = frozenset(self._columns)
        return tuple(
            Indicator(
                pointer=f"{pointer}/{i}",
                index=i,
                quantity=quantity.parse(fields["value"].plain),
                columns=have,
                **fields,
            )
            for i, fields in enumerate(self._rows)
        )

    def _again(self, row: Row) -> None:
        """A heading that a page break repeats; its columns may stand elsewhere in the grid."""
        for spot in row.filled:
            if name := self.form.column(spot.plain):
                self._columns[name] = spot.col, spot.end

    def _trailing(self, row: Row) -> bool:
        first = row.filled[0]
        alone = len(row.filled) == 1
        known = first.plain.rstrip(":") in self.form.trailing or (
            alone and first.plain.startswith(self.form.trailing)
        )
        if known or (self._notes and row.own[0] is not first):
            self._notes = True
            return True
        self._notes = False
        if alone and self._is_remark(first):
            why = "指标行里只有这一格，不像指标"
            self.leftovers.append(Leftover(first.cell.text, first.cell.place, why))
            return True
        return False

    def _is_remark(self, spot: Spot) -> bool:
        """A lone cell that is no group's name, or that runs over all columns."""
        met = [c for c, (col, end) in self._columns.items() if spot.col < end and col < spot.end]
        name = self._columns.get("level1", (None, None))
        return len(met) > 2 or (spot.col == name[0] and not spot.plain.endswith("指标"))

    def _indicator(self, row: Row) -> None:
        spots = {name: row.at(*reach) for name, reach in self._columns.items()}
        self._outside(row)
        if self._cut(row, spots):
            self._join(spots)
            return
        fields = dict.fromkeys(COLUMNS, BLANK)
        for name, spot in spots.items():
            fields[name] = spot.field() if spot else Field(None, row.own[-1].cell.place)
        self._levels(spots, fields)
        self._rows.append(fields)

    def _levels(self, spots: dict[str, Spot | None], fields: _Fields) -> None:
        """A merged or blank level goes on with the one above, 二级 only within the same 一级."""
        for name in _LEVELS:
            spot, above = spots.get(name), self._above.get(name)
            if spot and spot.plain:
                if above is None or above[0].cell is not spot.cell:
                    self._above[name] = spot, fields[name]
                    if name == "level1":
                        self._above.pop("level2", None)
                else:
                    fields[name] = above[1]
            elif above is not None and name in self._columns:
                fields[name] = above[1]

    def _cut(self, row: Row, spots: dict[str, Spot | None]) -> bool:
        """In plain text: a row without levels, name and value is the rest of the row above, which
        a page break cut."""
        if row.spans or not self._rows:
            return False
        names = (*_LEVELS, "level3", "value")
        return not any(spot.plain for name in names if (spot := spots.get(name)))

    def _join(self, spots: dict[str, Spot | None]) -> None:
        fields = self._rows[-1]
        for name, spot in spots.items():
            if spot and spot.plain:
                old = fields[name]
                text = "\n".join(filter(None, (old.text, spot.cell.text)))
                fields[name] = Field(text, old.place if old.text else spot.cell.place)

    def _outside(self, row: Row) -> None:
        """Cells with text that stand under no heading at all."""
        reaches = (*self._columns.values(), *self._unknown)
        for spot in row.filled:
            if not any(spot.col < end and col < spot.end for col, end in reaches):
                why = "这一格不在指标表头的任何一栏之下"
                self.leftovers.append(Leftover(spot.cell.text, spot.cell.place, why))
