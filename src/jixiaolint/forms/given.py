"""From data in the canonical shape (the `extract` JSON, or a fragment of it) to a Document.

Rules' examples are such fragments; either comes validated (`canonical_schema`, `packs.example_schema`).
What a fragment leaves out, its form does not have: a key that is there and null is a blank field, a
missing key is no field at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from jixiaolint.forms import parts
from jixiaolint.model.document import (
    BLANK,
    COLUMNS,
    Budget,
    Document,
    Field,
    Goal,
    Indicator,
    Leftover,
    Plan,
    Section,
    Table,
    Term,
)
from jixiaolint.model.grid import Note, Paragraph
from jixiaolint.model.place import JsonPlace, ParagraphPlace

_DOCUMENT = ("path", "format", "year", "unit", "tables", "paragraphs", "notes")


def document(data: Mapping[str, Any], path: str = "", base: str = "") -> Document:
    """The document that the data describe; a table that is alone may stand at the top itself.

    `base` is the pointer to the document in its file: places are pointers.
    """
    tables = data.get("tables")
    if tables is None:
        alone = {k: v for k, v in data.items() if k not in _DOCUMENT}
        tables = [alone] if alone else []
        data = {k: v for k, v in data.items() if k in _DOCUMENT}
    return Document(
        path=data.get("path") or path,
        format=data.get("format") or "json",
        year=data.get("year"),
        unit=Field(data.get("unit")),
        tables=tuple(_table(t, i, base) for i, t in enumerate(tables)),
        paragraphs=tuple(
            Paragraph(text, ParagraphPlace(i))
            for i, text in enumerate(data.get("paragraphs", ()), 1)
        ),
        notes=tuple(Note(n["kind"], n["text"]) for n in data.get("notes", ())),
    )


def _table(data: Mapping[str, Any], index: int, base: str) -> Table:
    pointer = f"/tables/{index}"
    unit = data.get("money_unit") or "万元"
    at = base + pointer
    title, purpose = _field(data, "title", at), _field(data, "purpose", at)
    number = data.get("number", parts.title_number(title.plain))
    return Table(
        pointer=pointer,
        index=index,
        form=data.get("form") or "",
        title=title,
        number=number,
        org=_field(data, "org", at),
        money_unit=unit,
        code=_field(data, "code", at),
        name=_field(data, "name", at),
        budget=_budget(data.get("budget") or {}, f"{at}/budget", unit),
        purpose=purpose,
        stated=parts.stated(purpose),
        plan=_plan(data, pointer, base),
        goals=_goals(data, pointer, base),
        indicators=_indicators(data, pointer, base),
        sections=frozenset(_sections(data)),
        leftovers=tuple(
            Leftover(x["text"], JsonPlace(base + own), x["why"], own)
            for i, x in enumerate(data.get("leftovers", ()))
            for own in [f"{pointer}/leftovers/{i}/text"]
        ),
        term=_term(data["term"], f"{pointer}/term", base, unit) if data.get("term") else None,
    )


def _term(data: Mapping[str, Any], pointer: str, base: str, unit: str) -> Term:
    return Term(
        budget=_budget(data.get("budget") or {}, f"{base}{pointer}/budget", unit),
        goals=_goals(data, pointer, base),
        indicators=_indicators(data, pointer, base),
    )


def _goals(data: Mapping[str, Any], pointer: str, base: str) -> tuple[Goal, ...]:
    texts = enumerate(data.get("goals") or ())
    pointers = ((f"{pointer}/goals/{i}", text) for i, text in texts)
    return tuple(Goal(own, Field(text, JsonPlace(base + own))) for own, text in pointers)


def _indicators(data: Mapping[str, Any], pointer: str, base: str) -> tuple[Indicator, ...]:
    return tuple(
        _indicator(row, f"{pointer}/indicators/{i}", i, base)
        for i, row in enumerate(data.get("indicators") or ())
    )


def _field(data: Mapping[str, Any], key: str, at: str) -> Field:
    return Field(data.get(key), JsonPlace(f"{at}/{key}"))


def _sections(data: Mapping[str, Any]) -> Iterator[Section]:
    return (name for name in get_args(Section) if name in data)


def _budget(data: Mapping[str, Any], at: str, unit: str) -> Budget:
    have = (k for k in ("total", "fiscal", "other", "carried") if k in data or k != "carried")
    further = tuple(
        parts.amount(text, JsonPlace(f"{at}/further/{i}"), unit)
        for i, text in enumerate(data.get("further") or ())
    )
    sums = (parts.amount(data.get(k), JsonPlace(f"{at}/{k}"), unit) for k in have)
    return Budget(*sums, further=further)


def _plan(data: Mapping[str, Any], pointer: str, base: str) -> Plan:
    place = JsonPlace(f"{base}{pointer}/plan")
    periods = tuple(
        parts.period(
            f"{pointer}/plan/{i}",
            _field(p, "period", f"{place}/{i}"),
            _field(p, "value", f"{place}/{i}"),
        )
        for i, p in enumerate(data.get("plan") or ())
    )
    heading = Field(data.get("plan_heading", "资金支出计划（%）"), place)
    return Plan(f"{pointer}/plan", heading, periods, parts.plan_unit(periods))


def _indicator(data: Mapping[str, Any], pointer: str, index: int, base: str) -> Indicator:
    fields = {c: _field(data, c, base + pointer) if c in data else BLANK for c in COLUMNS}
    return Indicator(
        pointer=pointer,
        index=index,
        quantity=parts.value_quantity(fields["value"], fields["nature"], fields["unit_cell"]),
        columns=frozenset[str](c for c in COLUMNS if c in data),
        **fields,
    )
