"""Forms: grids and paragraphs → document. A form is one YAML file under `rules/forms/`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiaolint.forms import context, listing, table
from jixiaolint.forms.form import Form, key, stem
from jixiaolint.forms.regions import Region, Words, regions
from jixiaolint.model.document import Document, Table
from jixiaolint.model.grid import Note, Paragraph, Source
from jixiaolint.packs import cache

__all__ = ["Form", "load", "recognise"]

_LABELS_OF_A_TABLE = 2
"""A region without a header row that has so many labels was meant to be a table."""


def load(folder: Path, use_cache: bool = True) -> tuple[Form, ...]:
    """The forms of a folder, one YAML file each. Raises packs.PackError with every fault."""
    files = sorted(folder.glob("*.yaml"))
    name = "forms-" + cache.stamp(files)
    data = cache.get(name) if use_cache else None
    if data is None:
        from jixiaolint.forms.reading import read

        data = read(files)
        if use_cache:
            cache.put(name, data)
    return tuple(Form.from_data(one) for one in data)


def recognise(source: Source, forms: Sequence[Form], year: int | None = None) -> Document:
    """The document that a file's blocks make; `year` goes before the year that the file states."""
    words = Words(forms)
    tables: list[Table] = []
    notes = list(source.notes)
    for region in regions(source, words):
        if region.header is not None:
            form = best_form(region, forms)
            if form.listing:
                tables += listing.build(region, form, len(tables))
            else:
                tables.append(table.build(region, form, len(tables)))
        elif region.labels >= _LABELS_OF_A_TABLE:
            notes.append(_headless(region))
    paragraphs = tuple(b for b in source.blocks if isinstance(b, Paragraph))
    return Document(
        path=source.path,
        format=source.format,
        year=year or context.year(paragraphs, tables),
        unit=context.unit(paragraphs, tables),
        tables=tuple(tables),
        paragraphs=paragraphs,
        notes=tuple(notes),
    )


def best_form(region: Region, forms: Sequence[Form]) -> Form:
    """The form that explains most of a region's words."""
    texts = {cell.text for row in region.rows for cell in row.filled}
    keys = frozenset(map(key, texts)) | frozenset(map(stem, texts))
    fitting = [f for f in forms if bool(f.halves) == region.repeats] or forms
    return max(fitting, key=lambda form: form.score(keys))


def _headless(region: Region) -> Note:
    first = region.rows[0].filled[0]
    name = region.title.text or first.text
    text = f"“{name}”像是绩效目标表，但没有找到指标表头（一级指标、二级指标、三级指标、指标值），没有读"
    return Note("misread", text, first.place)
