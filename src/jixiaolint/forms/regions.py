"""Where in a grid each 绩效目标表 begins and ends, and which form it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from jixiaolint.forms.form import KNOWN, Form
from jixiaolint.forms.sheet import Row
from jixiaolint.forms.surroundings import is_preface

RowKind = Literal["heading", "title", "label", "other"]
_LEAST_COLUMNS = 3


@dataclass(slots=True)
class Region:
    """The rows of what may be one table; `heading` is the index of its indicator heading."""

    rows: list[Row] = field(default_factory=list)
    heading: int | None = None
    fields: list[str] = field(default_factory=list)
    """The fields whose labels begin rows, in order."""


@lru_cache(maxsize=8)
def vocabulary(forms: tuple[Form, ...]) -> dict[str, str]:
    """Every label of the forms that may begin a row, with its field."""
    return {
        text: name
        for form in forms
        for text, name in form.labels.items()
        if name not in (KNOWN, "org")
    }


def columns(row: Row, form: Form) -> set[str]:
    """The columns that this row heads."""
    return {name for spot in row.own if spot.plain and (name := form.column(spot.plain))}


def is_heading(row: Row, form: Form) -> bool:
    """Whether this is the row with 一级指标 … 指标值: three columns, the name or the value among
    them, and no project's name (a list with one project a line is another kind of form)."""
    found = columns(row, form)
    return (
        len(found) >= _LEAST_COLUMNS
        and bool(found & {"level3", "value"})
        and not any(form.label(spot.plain) == "name" for spot in row.filled)
    )


def row_label(row: Row, forms: tuple[Form, ...]) -> str | None:
    """The field that the label at the beginning of the row names."""
    if not row.filled:
        return None
    text = row.filled[0].plain
    found = vocabulary(forms).get(text)
    if found is None and text.endswith((":", ")")):
        names = (form.label(text) for form in forms)
        found = next((name for name in names if name not in (None, KNOWN, "org")), None)
    return found


def _kind(row: Row, forms: tuple[Form, ...]) -> tuple[RowKind, str | None]:
    filled = row.filled
    if any(is_heading(row, form) for form in forms):
        return "heading", None
    name = row_label(row, forms)
    if name:
        return "label", name
    if len(filled) == 1 and any(form.is_title(filled[0].plain) for form in forms):
        return "title", None
    if filled and all(is_preface(spot.plain) for spot in filled):
        return "title", None
    return "other", None


def split(rows: Sequence[Row], forms: tuple[Form, ...]) -> list[Region]:
    """The regions of a run of rows, in order; every row belongs to one."""
    regions = [Region()]
    for row in rows:
        kind, name = _kind(row, forms)
        now = regions[-1]
        if _begins(kind, name, row, now):
            now = Region()
            regions.append(now)
        if kind == "heading" and now.heading is None:
            now.heading = len(now.rows)
        if name:
            now.fields.append(name)
        now.rows.append(row)
    return regions


def _begins(kind: RowKind, name: str | None, row: Row, now: Region) -> bool:
    """Whether a row begins another table."""
    if now.heading is not None:
        first = now.rows[now.heading].filled[0]
        inside = kind == "label" and row.filled[0].col > first.col
        return kind in ("title", "label") and not inside
    if not now.fields:
        return False
    return kind == "title" or (name in ("code", "name") and name in now.fields)


def continues(rows: Sequence[Row], last: Region, forms: tuple[Form, ...]) -> bool:
    """Whether a grid that follows directly goes on with the table in which the last one ended."""
    first = next((row for row in rows if row.filled), None)
    if first is None or not last.rows or not (last.fields or last.heading is not None):
        return False
    kind, name = _kind(first, forms)
    if type(first.place) is not type(last.rows[0].place) or _sheet(first) != _sheet(last.rows[0]):
        return False
    if kind == "heading":
        return True
    if last.heading is None:
        return kind == "label" and name not in last.fields
    return kind == "other" and _width(rows[0]) == _width(last.rows[-1])


def _sheet(row: Row) -> str:
    return getattr(row.place, "sheet", "")


def _width(row: Row) -> int:
    return max((spot.end for spot in (*row.own, *row.above)), default=0)


def best_form(region: Region, forms: tuple[Form, ...]) -> Form | None:
    """The form that explains most labels of the region and its heading; None without heading."""
    if region.heading is None:
        return None
    heading = region.rows[region.heading]
    able = [form for form in forms if is_heading(heading, form)]
    above = [spot.plain for row in region.rows[: region.heading] for spot in row.filled]
    if len(able) < 2:
        return able[0] if able else None

    def explained(form: Form) -> int:
        return len(columns(heading, form)) + sum(form.label(text) is not None for text in above)

    return max(able, key=explained)
