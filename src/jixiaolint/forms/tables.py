"""One region of rows, read by its form: a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiaolint.forms import parts
from jixiaolint.forms.form import Form, label_key
from jixiaolint.forms.heading import Heading
from jixiaolint.forms.indicators import Indicators
from jixiaolint.forms.regions import Region
from jixiaolint.forms.sheet import grid_of
from jixiaolint.forms.surroundings import Surroundings, around
from jixiaolint.model.document import (
    BLANK,
    Amount,
    Budget,
    Field,
    Goal,
    Leftover,
    Plan,
    Recognition,
    Section,
    Table,
)
from jixiaolint.model.quantity import MONEY_IN_WAN

_PARTS = ("budget_total", "budget_fiscal", "budget_other")
_LABEL_UNIT = re.compile(r"\((.+元)\)$")


def table(region: Region, form: Form, above: list[Field], index: int) -> Table:
    """The table of a region that has an indicator heading; `above` are the texts before it."""
    assert region.heading is not None
    start = _first_label(region, form)
    preface = region.rows[:start]
    inside = [spot.field() for row in preface for spot in row.filled]
    near = around([*above, *inside], form)
    upper, lower = Heading(form), Indicators(form)
    for row in region.rows[start : region.heading]:
        upper.read(row)
    lower.heading(region.rows[region.heading])
    for row in region.rows[region.heading + 1 :]:
        lower.read(row)
    titled = [i for i, row in enumerate(preface) if near.title in [s.field() for s in row.filled]]
    grid = grid_of(region.rows[titled[-1] + 1 if titled else 0 :])
    return _table(form, upper, lower, near, index, grid=grid)


def _first_label(region: Region, form: Form) -> int:
    """The index of the first row that begins with a label, at most the heading's."""
    assert region.heading is not None
    for i, row in enumerate(region.rows[: region.heading]):
        if row.filled and form.label(row.filled[0].plain) not in (None, "org"):
            return i
    return region.heading


def _table(
    form: Form, upper: Heading, lower: Indicators, near: Surroundings, index: int, grid: object
) -> Table:
    pointer = f"/tables/{index}"
    unit = near.money_unit or form.money_unit
    purpose = upper.fields.get("purpose", BLANK)
    plan = upper.plan.plan(f"{pointer}/plan") if upper.plan else Plan(f"{pointer}/plan", BLANK, ())
    labels = (*upper.labels, *lower.labels)
    return Table(
        pointer=pointer,
        index=index,
        form=form.id,
        title=near.title,
        number=parts.title_number(near.title.plain),
        org=near.org if near.org.plain else upper.fields.get("org", BLANK),
        money_unit=unit,
        code=upper.fields.get("code", BLANK),
        name=upper.fields.get("name", BLANK),
        budget=_budget(upper, unit),
        purpose=purpose,
        stated=parts.stated(purpose),
        plan=plan,
        goals=tuple(Goal(f"{pointer}/goals/{i}", text) for i, text in enumerate(upper.goals)),
        indicators=lower.indicators(f"{pointer}/indicators"),
        sections=frozenset(_sections(upper, near)),
        leftovers=(*upper.leftovers, *lower.leftovers),
        grid=grid,  # type: ignore[arg-type]
        recognition=Recognition(form.title, labels, near.money),
    )
