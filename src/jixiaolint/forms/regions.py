"""Blocks → regions: the runs of rows that make one 绩效目标表 each, with what stands before them.

A grid may hold several tables, and a table may be spread over several grids (a page break). The
regions are cut with the words of all forms; which form a region has is decided afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from jixiaolint.forms import context
from jixiaolint.forms.align import LEVEL1
from jixiaolint.forms.form import Form, bare, key
from jixiaolint.forms.rows import Row, rows
from jixiaolint.model.document import BLANK, Field, plain
from jixiaolint.model.grid import Grid, Paragraph, Source

_COLUMNS_OF_A_HEADER = 3
_LABELS_OF_A_TABLE = 2
_LEVEL_HEADINGS = frozenset(("一级指标", "三级指标"))
_LOOK_BACK = 6
"""How many paragraphs before a grid may hold its title and unit lines."""
_STRAY_ROWS = 3
"""So many rows that nothing explains may stand above a table's first label and still be its own;
more are another table in the same grid."""

RowKind = Literal["title", "label", "header", "other"]


@dataclass(slots=True)
class Region:
    """The rows of one table.

    `header` is the number of its first header row, None without one; `labels` are the keys that
    begin rows above it; `money` is the text that states the unit of money; `joined` tells that a
    page broke it, so that its rows come from several grids.
    """

    rows: list[Row] = field(default_factory=list)
    header: int | None = None
    headers: set[int] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    title: Field = BLANK
    org: Field = BLANK
    money: Field = BLANK
    money_unit: str = ""
    year: int | None = None
    joined: bool = False


class Words:
    """The words of all forms together: enough to tell label rows from header rows."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.labels = frozenset(
            k for f in forms for k, name in f.labels.items() if name != "ignored"
        )
        self.columns = frozenset(k for f in forms for k in f.columns)
        self.telling = frozenset(
            k for f in forms for k, name in f.columns.items() if name in ("level3", "value")
        )
        self.trailing = frozenset(k for f in forms for k in f.trailing)

    def meant(self, region: Region) -> bool:
        """Whether a region without a header row was meant to be a table all the same."""
        keys = {key(cell.text) for row in region.rows for cell in row.filled}
        return len(region.labels) >= _LABELS_OF_A_TABLE or not _LEVEL_HEADINGS.isdisjoint(keys)

    def label(self, row: Row) -> str | None:
        """The key of the label that begins the row, None when it begins with none."""
        found = key(row.filled[0].text) if row.filled else ""
        if found not in self.labels:
            found = bare(found)
        return found if found in self.labels else None

    def kind(self, row: Row) -> RowKind:
        """What a row is by its words."""
        filled = row.filled
        if len(filled) >= _COLUMNS_OF_A_HEADER and self._heads([bare(key(c.text)) for c in filled]):
            return "header"
        if self.label(row):
            return "label"
        return "title" if filled and all(_announces(plain(c.text)) for c in filled) else "other"

    def _heads(self, keys: Sequence[str]) -> bool:
        """Three columns of indicators, the name or the value among them, and no indicator already:
        text in which a whole table has run together into a row.
        """
        found = self.columns.intersection(keys)
        told = len(found) >= _COLUMNS_OF_A_HEADER and not self.telling.isdisjoint(found)
        return told and LEVEL1.isdisjoint(keys)


@lru_cache(maxsize=10_000)
def _announces(text: str) -> bool:
    """Whether a text (plain) belongs above a table: title, unit, unit of money, year."""
    return (
        context.is_title(text)
        or context.is_org(text)
        or context.is_caption(text)
        or context.money_unit(text) is not None
    )


def regions(source: Source, words: Words) -> Iterator[Region]:
    """The regions of a file in order, also those that turn out to have no header row."""
    open_: Region | None = None
    before: list[Paragraph] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            if not context.is_page_noise(block.text):
                before.append(block)
            continue
        parts = list(_parts(block, words))
        if open_ is not None and parts and not before and _goes_on(open_, parts[0]):
            _join(open_, parts.pop(0))
        for part in parts:
            if open_ is not None:
                yield open_
            open_ = part
            _look_back(part, before)
            before = []
        before = before if not block.cells else []
    if open_ is not None:
        yield open_


def _parts(grid: Grid, words: Words) -> Iterator[Region]:
    """The regions within one grid: a title or label row after indicator rows opens the next."""
    region = Region()
    for row in rows(grid):
        kind = words.kind(row)
        if _opens(kind, row, region):
            yield region
            region = Region()
        if kind == "title" and not region.labels:
            _take_title(region, row)
            continue
        if kind == "header":
            if region.header is None:
                region.header = len(region.rows)
            region.headers.add(len(region.rows))
        if kind == "label" and region.header is None:
            region.labels.add(words.label(row) or "")
        region.rows.append(row)
    if region.rows:
        yield region


def _opens(kind: RowKind, row: Row, region: Region) -> bool:
    """Whether a row opens the next table: a title or label, though no label among the indicators."""
    if kind not in ("title", "label") or not region.rows:
        return False
    if region.header is not None:
        left = region.rows[region.header].filled[0].col
        return kind == "title" or row.filled[0].col <= left
    if kind == "title":
        return any(context.is_title(plain(cell.text)) for cell in row.filled)
    stray = not region.labels and not region.title.text
    return stray and len(region.rows) > _STRAY_ROWS


def _take_title(region: Region, row: Row) -> None:
    for cell in row.filled:
        _take(region, cell.text, Field(cell.text, cell.place))


def _take(region: Region, text: str, whole: Field) -> bool:
    """Take a title, org or unit line for the region; False when it is none of them."""
    compared = plain(text)
    region.year = region.year or context.caption_year(compared)
    unit = context.money_unit(compared)
    if unit and not region.money_unit:
        region.money_unit, region.money = unit, whole
    if context.is_org(compared):
        region.org = region.org if region.org.text else whole
    elif context.is_title(compared):
        region.title = region.title if region.title.text else whole
    elif not unit:
        return False
    return True


def _look_back(region: Region, before: Iterable[Paragraph]) -> None:
    for paragraph in list(before)[: -_LOOK_BACK - 1 : -1]:
        if region.title.text:
            return
        _take(region, paragraph.text, Field(paragraph.text, paragraph.place))


def _goes_on(region: Region, part: Region) -> bool:
    """Whether a grid that follows directly is the rest of the region: a page broke the table."""
    if part.title.text or part.org.text or _sheet(region) != _sheet(part):
        return False
    if region.header is None:
        again = not region.labels.isdisjoint(part.labels)
        return bool(region.labels) and part.header is not None and not again
    if part.labels:
        return False
    first = part.rows[0]
    begins = [cell.text for cell in first.cells[:2]]
    levels = not begins[0] or any(key(text).endswith("指标") for text in begins)
    return part.header == 0 or (levels and first.width <= region.rows[region.header].width)


def _sheet(region: Region) -> str:
    return getattr(region.rows[0].cells[0].place, "sheet", "")


def _join(region: Region, part: Region) -> None:
    region.joined = True
    offset = len(region.rows)
    if region.header is None and part.header is not None:
        region.header = offset + part.header
    region.headers |= {offset + h for h in part.headers}
    region.labels |= part.labels
    region.rows += part.rows
