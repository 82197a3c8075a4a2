"""Blocks → regions: the runs of rows that make one 绩效目标表 each, with what stands before them.

A grid may hold several tables, and a table may be spread over several grids (a page break). The
regions are cut with the words of all forms; which form a region has is decided afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jixiaolint.forms import context
from jixiaolint.forms.form import Form, key, stem
from jixiaolint.forms.rows import Row, rows
from jixiaolint.model.document import BLANK, Field, plain
from jixiaolint.model.grid import Grid, Paragraph, Source

_COLUMNS_OF_A_HEADER = 3
_LOOK_BACK = 6
"""How many paragraphs before a grid may hold its title and unit lines."""

RowKind = Literal["title", "label", "header", "other"]


@dataclass(slots=True)
class Region:
    """The rows of one table. `header` is the number of its first header row, None without one."""

    rows: list[Row] = field(default_factory=list)
    header: int | None = None
    headers: set[int] = field(default_factory=set)
    labels: int = 0
    repeats: bool = False
    """A heading stands twice in the header: two halves side by side."""
    title: Field = BLANK
    org: Field = BLANK
    money_unit: str = ""


class Words:
    """The words of all forms together: enough to tell label rows from header rows."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.labels = frozenset(k for f in forms for k in f.labels)
        self.columns = frozenset(k for f in forms for k in f.columns)

    def kind(self, row: Row) -> RowKind:
        """What a row is by its words."""
        filled = row.filled
        if sum(_known(c.text, self.columns) for c in filled) >= _COLUMNS_OF_A_HEADER:
            return "header"
        if filled and _known(filled[0].text, self.labels):
            return "label"
        texts = [plain(c.text) for c in filled]
        if texts and all(map(_stands_above, texts)):
            return "title"
        return "other"


def _stands_above(text: str) -> bool:
    return (
        context.is_title(text)
        or context.is_org(text)
        or context.is_year_line(text)
        or context.money_unit(text) is not None
    )


def _known(text: str, words: frozenset[str]) -> bool:
    return key(text) in words or stem(text) in words or key(text).partition(":")[0] in words


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
        if kind in ("title", "label") and region.header is not None:
            yield region
            region = Region()
        if kind == "title" and region.labels == 0:
            _take_title(region, row)
            continue
        if kind == "header":
            if region.header is None:
                region.header = len(region.rows)
                headings = [key(c.text) for c in row.filled]
                region.repeats = len(set(headings)) < len(headings)
            region.headers.add(len(region.rows))
        region.labels += kind == "label"
        region.rows.append(row)
    if region.rows:
        yield region


def _take_title(region: Region, row: Row) -> None:
    for cell in row.filled:
        _take(region, cell.text, Field(cell.text, cell.place))


def _take(region: Region, text: str, whole: Field) -> bool:
    """Take a title, org or unit line for the region; False when it is none of them."""
    compared = plain(text)
    unit = context.money_unit(compared)
    if unit:
        region.money_unit = region.money_unit or unit
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
    if part.labels or part.title.text or part.org.text:
        return False
    return region.header is not None or (region.labels > 0 and part.header is not None)


def _join(region: Region, part: Region) -> None:
    offset = len(region.rows)
    if region.header is None and part.header is not None:
        region.header = offset + part.header
        region.repeats = part.repeats
    region.headers |= {offset + h for h in part.headers}
    region.rows += part.rows
