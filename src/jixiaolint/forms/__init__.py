"""Forms: grids and paragraphs → document. A form is one YAML file under `rules/forms/`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from operator import not_
from pathlib import Path

from jixiaolint.forms import context
from jixiaolint.forms.crossed import unfold
from jixiaolint.forms.form import Form
from jixiaolint.forms.region import Region
from jixiaolint.forms.regions import regions
from jixiaolint.forms.restored import DataError, restore
from jixiaolint.forms.table import build
from jixiaolint.forms.unruled import unruled
from jixiaolint.forms.vocabulary import bare, common, key
from jixiaolint.forms.words import of as all_words
from jixiaolint.model.document import Document, Table
from jixiaolint.model.grid import Grid, Note, Paragraph, Source
from jixiaolint.packs import cache

__all__ = ["DataError", "Form", "load", "recognise"]


def load(*places: Path, use_cache: bool = True) -> tuple[Form, ...]:
    """The forms at these places, files or folders of them, one YAML file each. Where two explain a table
    as well, the one named first has it. Raises packs.PackError with every fault.
    """
    files = [file for place in places for file in _files(place)]
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


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.yaml")) if place.is_dir() else [place]


def recognise(source: Source, forms: Sequence[Form], year: int | None = None) -> Document:
    """The document that a file's blocks make; `year` goes before the year that the file states.

    Raises DataError for a file that states its tables itself, and wrongly.
    """
    if source.given is not None:
        return restore(source, forms, year)
    words = all_words(tuple(forms))
    cut = [unfold(region, words) for region in regions(source, words)]
    ours = [words.targets(r.header_rows, r.labels, r.title.plain) for r in cut]
    read = list(compress(cut, ours))
    others = list(compress(cut, map(not_, ours)))
    tables: list[Table] = []
    for region in read:
        tables.extend(build(region, best_form(region, forms), len(tables)))
    headless = [_headless(r) for r in others if words.meant(r.rows, r.labels, r.title.plain)]
    notes = (*source.notes, *headless, *unruled(source.blocks, words))
    paragraphs = tuple(b for b in source.blocks if isinstance(b, Paragraph))
    return Document(
        path=source.path,
        format=source.format,
        year=year or _year(paragraphs, read) or context.labelled_year(tables),
        unit=context.unit(paragraphs, tables),
        tables=tuple(tables),
        paragraphs=paragraphs,
        notes=notes,
        other_tables=tuple(map(_cells, others)),
    )


def _year(paragraphs: Sequence[Paragraph], read: Sequence[Region]) -> int | None:
    years = [region.year for region in read if region.year]
    return context.year(paragraphs, [region.title.plain for region in read], years)


def best_form(region: Region, forms: Sequence[Form]) -> Form:
    """The form that explains most of a region's words down to the last headings, for indicators may have
    the names of labels (完成时间); one of two halves, or a list of projects, just when the region is one.
    """
    above = region.rows[: max(region.headers, default=len(region.rows)) + 1]
    keys = {key(cell.text) for row in above for cell in row.filled}
    if ":" in "".join(keys):
        keys |= {text.partition(":")[0] for text in keys if ":" in text}
    heads = tuple(key(cell.text) for row in region.first_header for cell in row.filled)
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
    lists = any(form.lists and form.column(head) == "name" for form in forms for head in heads)

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
