"""A list with one project's cells in columns (项目名称, 预算数, 年度目标) beside its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiaolint.forms import context
from jixiaolint.forms.align import aligned
from jixiaolint.forms.body import Body
from jixiaolint.forms.columns import Columns
from jixiaolint.forms.form import Form
from jixiaolint.forms.head import Head
from jixiaolint.forms.region import Region
from jixiaolint.forms.remarks import begins, noted, signed
from jixiaolint.forms.rows import Row
from jixiaolint.forms.vocabulary import LISTED, Column, bare, key
from jixiaolint.model.document import Field, Leftover

_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_SUM = re.compile(r"[\d,，.]+")


def is_list(region: Region, form: Form) -> bool:
    """Whether the header of the region has a column with projects' names."""
    top = region.first_header
    heads = any(form.column(cell.text) == "name" for row in top for cell in row.filled)
    return heads and "name" in _columns(top, form).kept


def projects(region: Region, form: Form) -> Iterator[tuple[Region, Head]]:
    """Each project's rows, under the list's header, with its own cells as a head. The sums of a unit's
    projects are passed over, its name is the org of those below.
    """
    start = region.header or 0
    top = region.first_header
    columns = _columns(top, form)
    above = Head(region.rows[:start], form)
    org, left = above.values["org"], list(above.leftovers)
    for lines in _grouped(region, columns, form, left):
        head = _head(lines[0], columns, form)
        if _is_unit(lines, columns, head):
            name = head.values["name"]
            org = name if context.is_unit(bare(name.plain)) else org
            continue
        own = head.values["org"]
        org = own if own.text else org
        head.keep("org", org)
        head.money = next(
            (Field(c.text, c.place) for c in top[0].filled if context.label_unit(c.text)),
            above.money,
        )
        head.leftovers, left = left, []
        part = _part([*top, *lines], len(top))
        part.money_unit, part.money, part.lines = region.money_unit, region.money, region.lines
        yield part, head


def _grouped(
    region: Region, columns: Columns, form: Form, left: list[Leftover]
) -> Sequence[list[Row]]:
    """The rows below the header by project; those of none, but for sums and remarks, go to `left`."""
    found: list[list[Row]] = []
    for number in range((region.header or 0) + 1, len(region.rows)):
        if number in region.headers:
            continue
        row = aligned(region.rows[number], columns) or region.rows[number]
        if not row.filled or _remark(row, columns, form):
            continue
        alone = len(row.cells) == 1 and not context.is_unit(key(row.filled[0].text))
        name = None if alone else row.over(columns.kept["name"])
        if name is not None and name in row.filled and not _SUM.fullmatch(name.text):
            if found and _told(found[-1][0], columns) == _told(row, columns):
                found[-1].append(row)
            else:
                found.append([row])
        elif found and _has_indicator(row, columns):
            found[-1].append(row)
        elif not any(_SUM.fullmatch(cell.text) for cell in row.filled):
            text = "｜".join(cell.text for cell in row.filled)
            left.append(Leftover(text, row.filled[0].place, "这一行没有项目名称，也没有指标"))
    return found


def _told(row: Row, columns: Columns) -> list[str]:
    """What the row says of its project; where nothing is merged, every row of it says the same."""
    cells = (row.over(columns.kept[name]) for name in LISTED if name in columns.kept)
    return [cell.text for cell in cells if cell is not None]


def _remark(row: Row, columns: Columns, form: Form) -> bool:
    """Whether the row is a sum or a note; a project may have its name begin so too: 其他活动经费."""
    text = row.filled[0].text
    if len(row.filled) == 1 and (len(row.cells) == 1 or not row.spans):
        return begins(text, form)
    return noted(text, form) and (signed(row) or not _has_indicator(row, columns))


def _is_unit(lines: Sequence[Row], columns: Columns, head: Head) -> bool:
    """Whether the lines are no project's, but name the unit or kind of those below, maybe with their sum."""
    told = any(goal.text for goal in head.goals) or any(_has_indicator(r, columns) for r in lines)
    name = head.values["name"].plain
    return not told and (context.is_unit(bare(name)) or _GROUP.match(name) is not None)


def _columns(top: list[Row], form: Form) -> Columns:
    return Body(_part(top, len(top)), form).columns


def _part(rows: list[Row], headers: int) -> Region:
    """A region of its own that begins with so many header rows."""
    return Region(rows=rows, header=0, headers=set(range(headers)))


def _has_indicator(row: Row, columns: Columns) -> bool:
    """Whether the row holds an indicator."""
    names: tuple[Column, ...] = ("level3", "value")
    cells = [row.over(columns.kept[n]) for n in names if n in columns.kept]
    return any(cell is not None and cell.text for cell in cells)


def _head(row: Row, columns: Columns, form: Form) -> Head:
    head = Head((), form)
    for name in LISTED:
        if name in columns.kept:
            cell = row.over(columns.kept[name])
            value = Field(cell.text, cell.place) if cell else Field(None, row.cells[0].place)
            if name == "goals":
                head.add_goal(value)
            else:
                head.keep(name, value)
    return head
