"""Canonical JSON → document: what `extract` wrote, read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from jixiaolint.forms import given
from jixiaolint.forms.drawn import grid
from jixiaolint.forms.form import Form
from jixiaolint.model.document import Document, Field, Recognition, Section, Table
from jixiaolint.model.grid import Note, Source

WITHOUT_PROSE = "这是抽取出来的数据，没有正文段落，正文的检查没有做"
_DERIVED = frozenset(
    (
        "location",
        "locations",
        "value_parsed",
        "number",
        "percent",
        "amounts",
        "stated",
        "recognised",
    )
)
_SHOWN = 3


class DataError(ValueError):
    """The data are not in the canonical shape; the message says where, in Chinese."""


def restore(source: Source, forms: Sequence[Form], year: int | None = None) -> Document:
    """The document that a source's data describe. Raises DataError with the first faults."""
    base, data = source.given or ("", {})
    _validate(data, source.path)
    tables = [_fragment(table) for table in data["tables"]]
    kept = {key: data[key] for key in ("year", "unit") if key in data}
    found = given.document({**kept, "tables": tables}, source.path, base)
    known = {form.id: form for form in forms}
    notes = [Note(n["kind"], n["text"]) for n in data.get("notes", ())]
    return replace(
        found,
        format=source.format,
        year=year or found.year,
        tables=tuple(
            _of_form(table, known.get(table.form), bool(stated["money_unit"]))
            for table, stated in zip(found.tables, tables, strict=True)
        ),
        notes=(*notes, Note("lost", WITHOUT_PROSE)),
    )


def _of_form(table: Table, form: Form | None, money_stated: bool) -> Table:
    """The table with what its form knows of it, and laid out for the reports."""
    money = Field(table.money_unit if money_stated else None)
    return replace(
        table,
        without=form.without if form else frozenset(),
        grid=grid(table),
        recognition=Recognition(form.title if form else "", money_unit=money),
    )


def _validate(data: Any, path: str) -> None:
    from jixiaolint.forms.canonical_schema import DocumentData
    from jixiaolint.packs import schema
    from jixiaolint.rule import Fault

    faults: list[Fault] = []
    if schema.validate(DocumentData, data, Path(path), faults) is None:
        told = "；".join(fault.message for fault in faults[:_SHOWN])
        more = f" 等 {len(faults)} 处" if len(faults) > _SHOWN else ""
        raise DataError(f"JSON 的内容不对：{told}{more}。")


def _fragment(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as `given` has it: what its form lacks left out, what can be worked out too."""
    sections, columns = table.get("sections"), table.get("columns")
    rows = table.get("indicators", ())
    if columns is None:
        columns = {key for row in rows for key, value in row.items() if value is not None}
    kept = {
        key: value
        for key, value in _bare(table).items()
        if key not in get_args(Section) or (value if sections is None else key in sections)
    }
    if "plan" not in kept:
        kept["plan_heading"] = None
    kept["money_unit"] = table.get("money_unit")
    for half in (kept, kept.get("term")):
        if half:
            rows = half.get("indicators", ())
            half["indicators"] = [{c: row.get(c) for c in columns} for row in rows]
    return kept


def _bare(node: Any) -> Any:
    """Data without what follows from the rest."""
    if isinstance(node, Mapping):
        return {
            key: _bare(value)
            for key, value in node.items()
            if key not in (_DERIVED - {"number"} if "indicators" in node else _DERIVED)
            and key not in ("sections", "columns")
        }
    return [_bare(one) for one in node] if isinstance(node, list) else node
