"""Forms: grids and paragraphs → document. A form is one YAML file under `rules/forms/`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jixiaolint.forms import context
from jixiaolint.forms.form import Form
from jixiaolint.forms.regions import Region, regions
from jixiaolint.forms.restored import DataError, restore
from jixiaolint.forms.table import build
from jixiaolint.forms.unruled import unruled
from jixiaolint.forms.vocabulary import bare, common, key
from jixiaolint.forms.words import of as all_words
from jixiaolint.model.document import Document, Table
from jixiaolint.model.grid import Grid, Note, Paragraph, Source
from jixiaolint.packs import cache

__all__ = ["DataError", "Form", "load", "recognise"]


def load(folder: Path, use_cache: bool = True) -> tuple[Form, ...]:
    """The forms of a folder, one YAML file each. Raises packs.PackError with every fault."""
    files = sorted(folder.glob("*.yaml"))
    code = [Path(__file__).with_name(name) for name in ("vocabulary.py", "schema.py")]
    name = "forms-" + cache.stamp((*files, *code))
    data = cache.get(name) if use_cache else None
    if data is None:
        from jixiaolint.forms.reading import read

        data = read(files)
        if use_cache:
            cache.put(name, data)
    words = common(data)
    return tuple(Form.from_data(one, words) for one in data)


def recognise(source: Source, forms: Sequence[Form], year: int | None = None) -> Document:
    """The document that a file's blocks make; `year` goes before the year that the file states.

    Raises DataError for a file that states its tables itself, and wrongly.
    """
    if source.given is not None:
        return restore(source, forms, year)
    words = all_words(tuple(forms))
    cut = list(regions(source, words))
    tables: list[Table] = []
    notes = list(source.notes)
    for region in cut:
        if region.header is not None:
            tables.extend(build(region, best_form(region, forms), len(tables)))
        elif words.meant(region.rows, region.labels, region.title.plain):
            notes.append(_headless(region))
    notes.extend(unruled(source.blocks, words))
    paragraphs = tuple(b for b in source.blocks if isinstance(b, Paragraph))
    years = [r.year for r in cut if r.header is not None and r.year]
    return Document(
        path=source.path,
        format=source.format,
        year=year or context.year(paragraphs, tables, years),
        unit=context.unit(paragraphs, tables),
        tables=tuple(tables),
        paragraphs=paragraphs,
        notes=tuple(notes),
        other_tables=tuple(_cells(r) for r in cut if r.header is None),
    )


def best_form(region: Region, forms: Sequence[Form]) -> Form:
    """The form that explains most of a region's words; one of two halves, or a list of projects, just
    when the region is one.
    """
    keys = {key(cell.text) for row in region.rows for cell in row.filled}
    heads = tuple(key(cell.text) for cell in region.rows[region.header or 0].filled)
    told = _told(tuple(forms)).intersection((*keys, *map(bare, keys)))
    return _choose(tuple(forms), told, heads)


@lru_cache(maxsize=8)
def _told(forms: tuple[Form, ...]) -> frozenset[str]:
    """Every word of every form."""
    return frozenset(word for form in forms for word in form.words)


@lru_cache(maxsize=1000)
def _choose(forms: tuple[Form, ...], told: frozenset[str], heads: tuple[str, ...]) -> Form:
    """Of tables with the same labels the first one decides for all."""
    halved = any(form.halved(heads, told) for form in forms)
    lists = any(form.lists and form.columns.get(head) == "name" for form in forms for head in heads)

    def fits(form: Form) -> tuple[bool, bool, float]:
        return halved == (form.term is not None), lists == form.lists, form.score(told)

    return max(forms, key=fits)


def _cells(region: Region) -> Grid:
    return Grid(tuple(cell for row in region.rows for cell in row.filled))


def _headless(region: Region) -> Note:
    first = next(cell for row in region.rows for cell in row.filled)
    name = region.title.text or first.text
    text = f"“{name}”像是绩效目标表，但没有找到指标表头（一级指标、二级指标、三级指标、指标值），没有读"
    return Note("misread", text, first.place)
