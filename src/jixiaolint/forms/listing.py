"""Forms that list many projects in one long table, the project's own fields in its first columns."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.forms import parts
from jixiaolint.forms.body import Body, is_level_name
from jixiaolint.forms.form import Form, Label, key
from jixiaolint.forms.regions import Region
from jixiaolint.forms.rows import Row, grid_of
from jixiaolint.model.document import (
    BLANK,
    NO_AMOUNT,
    Amount,
    Budget,
    Field,
    Goal,
    Plan,
    Section,
    Table,
    plain,
)
from jixiaolint.quantity import money

_SECTIONS: tuple[Section, ...] = ("code", "name", "purpose", "goals")


def build(region: Region, form: Form, first: int) -> Iterator[Table]:
    """The tables of a listing, one a project, numbered from `first` on."""
    start = region.header or 0
    header = region.rows[start]
    fields = {form.listing[k]: c.col for c in header.filled if (k := key(c.text)) in form.listing}
    projects: list[list[Row]] = []
    for number, row in enumerate(region.rows[start + 1 :], start + 1):
        if number in region.headers:
            continue
        name = row.at(fields["name"]) if "name" in fields else None
        if name is not None and name.row == row.number and _names_a_project(name.text):
            projects.append([])
        if projects:
            projects[-1].append(row)
    for index, rows in enumerate(projects, first):
        yield _table(region, form, header, fields, rows, index)


def _names_a_project(text: str) -> bool:
    """A level name or a sum under 项目名称 belongs to a row whose cells have slipped."""
    compared = plain(text)
    return bool(compared) and not is_level_name(compared) and money(compared) is None


def _table(
    region: Region, form: Form, header: Row, fields: dict[Label, int], rows: list[Row], index: int
) -> Table:
    pointer = f"/tables/{index}"
    body = Body(form, pointer)
    body.header(header)
    if rows[0].number - 1 != header.number:
        # What is unknown in the header is said once, with the project right under it.
        body.leftovers.clear()
    body.known.update(fields.values())
    indicators = tuple(i for row in rows for i in body.row(row))
    unit = region.money_unit or "万元"
    goals = _field(rows[0], fields.get("goals"))
    purpose = _field(rows[0], fields.get("purpose"))
    return Table(
        pointer=pointer,
        index=index,
        form=form.id,
        title=region.title,
        number=None,
        org=_field(rows[0], fields.get("org")),
        money_unit=unit,
        code=_field(rows[0], fields.get("code")),
        name=_field(rows[0], fields.get("name")),
        budget=Budget(
            *(_amount(rows[0], fields.get(n), unit) for n in ("total", "fiscal", "other"))
        ),
        purpose=purpose,
        stated=parts.stated(purpose),
        plan=Plan(f"{pointer}/plan", BLANK, ()),
        goals=(Goal(f"{pointer}/goals/0", goals),) if "goals" in fields else (),
        indicators=indicators,
        sections=_sections(fields),
        without=form.without,
        leftovers=tuple(body.leftovers),
        grid=grid_of([header, *rows]),
    )


def _sections(fields: dict[Label, int]) -> frozenset[Section]:
    found: set[Section] = {"title", "indicators", *(s for s in _SECTIONS if s in fields)}
    if "total" in fields:
        found.add("budget")
    return frozenset(found)


def _field(row: Row, col: int | None) -> Field:
    cell = row.at(col) if col is not None else None
    return Field(cell.text, cell.place) if cell else BLANK


def _amount(row: Row, col: int | None, unit: str) -> Amount:
    field = _field(row, col)
    return parts.amount(field.text, field.place, unit) if field.place is not None else NO_AMOUNT
