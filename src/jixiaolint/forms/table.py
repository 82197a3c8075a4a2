"""Region + form → table: the head above, the indicators below, everything else kept as a leftover."""

from __future__ import annotations

from jixiaolint.forms import parts
from jixiaolint.forms.body import Body
from jixiaolint.forms.form import Form
from jixiaolint.forms.head import Head
from jixiaolint.forms.regions import Region
from jixiaolint.forms.rows import grid_of
from jixiaolint.model.document import BLANK, Budget, Goal, Table


def build(region: Region, form: Form, index: int) -> Table:
    """The table that a region with a header row holds."""
    start = region.header or 0
    pointer = f"/tables/{index}"
    head = Head(region.rows[:start], form)
    body = Body(form, pointer)
    indicators = tuple(body.indicators(region.rows[start:], {h - start for h in region.headers}))
    unit = region.money_unit or head.money_unit or "万元"
    return Table(
        pointer=pointer,
        index=index,
        form=form.id,
        title=region.title,
        number=parts.title_number(region.title.plain),
        org=region.org if region.org.text else head.values.get("org", BLANK),
        money_unit=unit,
        code=head.values.get("code", BLANK),
        name=head.values.get("name", BLANK),
        budget=Budget(*(head.amount(label, unit) for label in ("total", "fiscal", "other"))),
        purpose=head.purpose,
        stated=parts.stated(head.purpose),
        plan=head.plan(f"{pointer}/plan"),
        goals=tuple(Goal(f"{pointer}/goals/{i}", f) for i, f in enumerate(head.goals)),
        indicators=indicators,
        sections=head.sections(),
        without=form.without,
        leftovers=(*head.leftovers, *body.leftovers),
        grid=grid_of(region.rows),
    )
