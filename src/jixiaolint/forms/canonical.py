"""The canonical JSON of a document: what `extract` prints and what findings' pointers point into."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, get_args

from jixiaolint.model.document import (
    COLUMNS,
    USUAL_COLUMNS,
    Amount,
    Budget,
    Document,
    Field,
    Indicator,
    Period,
    Section,
    Table,
    Term,
)
from jixiaolint.model.place import Place
from jixiaolint.model.quantity import Measure, Quantity

SCHEMA = "jixiaolint/document/1"

Json = dict[str, Any]


def documents_json(documents: Iterable[Document], explain: bool = False) -> Json:
    """`{"schema": …, "documents": […]}`; `explain` adds the form of each table and what was left."""
    return {"schema": SCHEMA, "documents": [_document(d, explain) for d in documents]}


def _document(document: Document, explain: bool) -> Json:
    return {
        "path": document.path,
        "format": document.format,
        "year": document.year,
        "unit": document.unit.text,
        "tables": [_table(t, explain) for t in document.tables],
        "notes": [
            {"kind": n.kind, "text": n.text, "location": _place(n.place)} for n in document.notes
        ],
    }


def _table(table: Table, explain: bool) -> Json:
    columns = frozenset[str]().union(*(row.columns for row in table.indicators))
    result: Json = {
        "title": table.title.text,
        "number": table.number,
        "org": table.org.text,
        "money_unit": _money_unit(table),
        "code": table.code.text,
        "name": table.name.text,
        "budget": _texts(table.budget),
        "purpose": table.purpose.text,
        "plan": [_period(p) for p in table.plan.periods],
        "goals": [goal.text.text for goal in table.goals],
        "indicators": [_indicator(row) for row in table.indicators],
        "form": table.form,
        "sections": [name for name in get_args(Section) if name in table.sections],
        "columns": [name for name in COLUMNS if name in columns],
        "plan_heading": table.plan.heading.text,
        "amounts": _amounts(table.budget),
        "stated": _amounts(table.stated),
        "location": _place(_first_place(table)),
        "locations": {
            name: _place(field.place)
            for name, field in (
                ("title", table.title),
                ("org", table.org),
                ("code", table.code),
                ("name", table.name),
                *((f"budget.{n}", f) for n, f in _parts(table.budget).items()),
                ("purpose", table.purpose),
                ("plan", table.plan.heading),
                *((f"goals.{i}", g.text) for i, g in enumerate(table.goals)),
            )
            if field.place is not None
        },
        "leftovers": [
            {"text": left.text, "why": left.why, "location": _place(left.place)}
            for left in table.leftovers
        ],
    }
    if table.term is not None:
        result["term"] = _term(table.term)
    if explain:
        result["recognised"] = _recognised(table)
    return result


def _term(term: Term) -> Json:
    """The 中期 half of a form with two."""
    return {
        "budget": _texts(term.budget),
        "goals": [goal.text.text for goal in term.goals],
        "indicators": [_indicator(row) for row in term.indicators],
    }


def _texts(budget: Budget) -> Json:
    found: Json = {name: field.text for name, field in _parts(budget).items()}
    return {**found, "further": [f.text for f in budget.further]} if budget.further else found


def _recognised(table: Table) -> Json:
    """Which form the table has, and the labels that told; what was left over stands beside it."""
    known = table.recognition
    return {
        "form": table.form,
        "title": known.title if known else "",
        "labels": [
            {"text": field.text, "as": name, "location": _place(field.place)}
            for name, field in (known.labels if known else ())
        ],
        "left_over": [left.text for left in table.leftovers],
    }


def _money_unit(table: Table) -> str | None:
    """The unit of money where the document states one; a form's usual unit is not written there."""
    if table.recognition is not None and not table.recognition.money_unit.text:
        return None
    return table.money_unit


def _first_place(table: Table) -> Place | None:
    return table.grid.cells[0].place if table.grid.cells else None


def _place(place: Place | None) -> Json | None:
    return place.as_json() if place is not None else None


def _period(period: Period) -> Json:
    return {
        "period": period.period.text,
        "value": period.value.text,
        "number": _decimal(period.number),
        "percent": period.percent,
        "location": _place(period.value.place),
    }


def _indicator(row: Indicator) -> Json:
    have = row.columns.union(USUAL_COLUMNS)
    fields: dict[str, Field] = {name: getattr(row, name) for name in COLUMNS if name in have}
    return {
        **{name: field.text for name, field in fields.items()},
        "value_parsed": _quantity(row.quantity),
        "location": _place(row.level3.place),
        "locations": {n: _place(f.place) for n, f in fields.items() if f.place is not None},
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "kind": quantity.kind,
        "measures": [_measure(m) for m in quantity.measures],
        "rest": quantity.rest,
    }


def _measure(measure: Measure) -> Json:
    return {
        "comparator": measure.comparator,
        "number": _decimal(measure.number),
        "upper": _decimal(measure.upper),
        "unit": measure.unit,
        "dimension": measure.dimension,
        "per": list(measure.per),
        "amount": _decimal(measure.amount),
    }


def _amounts(budget: Budget) -> dict[str, str | None]:
    """The sums in 万元, as exact decimal strings."""
    return {name: _decimal(amount.amount) for name, amount in _parts(budget).items()}


def _parts(budget: Budget) -> dict[str, Amount]:
    """The sums that every form has, and 上年结转 where it stands."""
    found = {"total": budget.total, "fiscal": budget.fiscal, "other": budget.other}
    return {**found, "carried": budget.carried} if budget.carried.place else found


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
