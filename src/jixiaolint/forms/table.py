"""Region + form → tables: the head and the body read, everything else kept as a leftover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiaolint.forms import context, flat, parts
from jixiaolint.forms.body import Body
from jixiaolint.forms.form import Form
from jixiaolint.forms.head import Head
from jixiaolint.forms.region import Region
from jixiaolint.model.document import Goal, Recognition, Table, Term
from jixiaolint.model.grid import Cell, Grid


def build(region: Region, form: Form, index: int) -> Iterator[Table]:
    """The table that a region with a header row holds, or those of a list of projects; the first
    is number `index` of the document.
    """
    if flat.is_list(region, form):
        for number, (part, head) in enumerate(flat.projects(region, form), index):
            yield _table(part, head, form, number)
    else:
        yield _table(region, _head(region, form), form, index)


def _head(region: Region, form: Form) -> Head:
    return Head(region.rows[: region.header], form, context.table_year(region.title, region.year))


def _table(region: Region, head: Head, form: Form, index: int) -> Table:
    pointer = f"/tables/{index}"
    body = Body(region, form)
    money = head.money if head.money.text else region.money
    unit = context.unit_of_money(money) or region.money_unit or "万元"
    head.behind(region.lines, alone=not region.labels)
    org = region.org if region.org.text else head.values["org"]
    sections = head.sections()
    return Table(
        pointer=pointer,
        index=index,
        form=form.id,
        title=region.title,
        number=parts.title_number(region.title.plain),
        org=org,
        money_unit=unit,
        code=head.values["code"],
        name=head.values["name"],
        budget=head.values.budget(unit),
        purpose=head.purpose,
        stated=parts.stated(head.purpose),
        plan=head.plan(f"{pointer}/plan"),
        goals=_goals(head, pointer),
        indicators=body.indicators(pointer),
        sections=sections - {"title"} if flat.is_list(region, form) else sections,
        leftovers=tuple(
            replace(left, pointer=f"{pointer}/leftovers/{i}/text")
            for i, left in enumerate((*head.leftovers, *body.leftovers))
        ),
        without=form.without,
        term=_term(region, form.term, pointer, unit, body) if form.term else None,
        grid=_grid(region),
        recognition=Recognition(form.title, (*head.labels, *body.labels), money),
    )


def _term(region: Region, form: Form, pointer: str, unit: str, year: Body) -> Term:
    """The half of the region that is about 中期; what its form does not explain, the annual one does.
    Indicators that are those of the `year` are none of 中期.
    """
    head, body = _head(region, form), Body(region, form)
    return Term(
        budget=head.values.budget(unit),
        goals=_goals(head, f"{pointer}/term"),
        indicators=body.indicators(f"{pointer}/term") if body.places != year.places else (),
    )


def _goals(head: Head, pointer: str) -> tuple[Goal, ...]:
    return tuple(Goal(f"{pointer}/goals/{i}", f) for i, f in enumerate(head.goals))


def _grid(region: Region) -> Grid:
    """The region's own cells. A region of several grids (a page break) has its rows counted on."""
    cells: list[Cell] = []
    for number, row in enumerate(region.rows):
        if region.joined and row.fresh[0].row != number:
            cells += [Cell(number, *cell[1:]) for cell in row.fresh]
        else:
            cells += row.fresh
    return Grid(tuple(cells), region.rows[0].spans)
