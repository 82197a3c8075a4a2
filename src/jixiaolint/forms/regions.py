"""Blocks → regions: the runs of rows that make one 绩效目标表 each, with what stands before them.

A grid may hold several tables, and a table may be spread over several grids (a page break). The
regions are cut with the words of all forms; which form a region has is decided afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jixiaolint.forms import context
from jixiaolint.forms.region import Region
from jixiaolint.forms.rows import Row, rows
from jixiaolint.forms.vocabulary import key, word
from jixiaolint.forms.words import RowKind, Words, announces
from jixiaolint.model.document import Field, plain
from jixiaolint.model.grid import Grid, Paragraph, Source

_LOOK_BACK = 6
"""How many paragraphs before a grid may hold its title and unit lines."""
_STRAY_ROWS = 3
"""So many rows that nothing explains may stand above a table's first label and still be its own;
more are another table in the same grid."""


def regions(source: Source, words: Words) -> Iterator[Region]:
    """The regions of a file in order, also those that turn out to have no header row."""
    open_: Region | None = None
    before: list[Paragraph] = []
    running = _running(source)
    for block in source.blocks:
        if isinstance(block, Paragraph):
            if not context.is_page_noise(block.text):
                before.append(block)
            continue
        parts = list(_parts(block, words))
        between = [p for p in before if plain(p.text) not in running]
        if parts and any(context.is_continued(plain(p.text)) for p in before):
            between, parts[0].continued = [], True
        if open_ is not None and parts and not between and _goes_on(open_, parts[0]):
            _join(open_, parts.pop(0))
            before = []
        for part in parts:
            if open_ is not None:
                yield open_
            open_ = part
            _look_back(part, before, words)
            before = []
        before = before if not block.cells else []
    if open_ is not None:
        yield open_


def _running(source: Source) -> set[str]:
    """The lines (plain) that pages repeat at their edges; what belongs above a table is none."""
    texts = Counter(plain(b.text) for b in source.blocks if isinstance(b, Paragraph))
    return {text for text, times in texts.items() if times > 1 and not announces(text)}


def _parts(grid: Grid, words: Words) -> Iterator[Region]:
    """The regions within one grid: a title or label row after indicator rows opens the next."""
    region = Region()
    for row in rows(grid):
        kind = words.kind(row)
        if len(region.rows) - 1 in region.headers and words.refines(row):
            kind = "header"
        if kind == "title" and any(context.is_continued(plain(c.text)) for c in row.filled):
            region.continued = region.continued or not region.rows
            continue
        if _opens(kind, row, region, words):
            yield region
            region = Region()
        if kind == "title" and not region.labels:
            _take_title(region, row)
            continue
        if kind == "header":
            if region.header is None:
                _begin(region, row, words)
            region.headers.add(len(region.rows))
        if kind == "label" and region.header is None:
            region.labels.add(words.label(row) or "")
        region.rows.append(row)
    if region.rows:
        yield region


def _opens(kind: RowKind, row: Row, region: Region, words: Words) -> bool:
    """Whether a row opens the next table: a title or label, though no label among the indicators, nor
    one of goals that the table did not begin with (年度目标1 below the indicators of 中期).
    """
    if kind not in ("title", "label") or not region.rows:
        return False
    if region.header is not None:
        left = region.rows[region.header].filled[0].col
        label = words.label(row)
        goal = label in words.wanted and label not in region.labels
        return kind == "title" or (row.filled[0].col <= left and not goal)
    if kind == "title":
        return any(context.is_title(plain(cell.text)) for cell in row.filled)
    stray = not region.labels and not region.title.text
    return stray and len(region.rows) > _STRAY_ROWS


def _begin(region: Region, row: Row, words: Words) -> None:
    """The header begins with this row, or with the one above when cells of it end beside the headings."""
    region.header = len(region.rows)
    above = region.rows[-1].number if region.rows else row.number
    ends = {c.row + c.rowspan for c in row.fresh if word(c.text) in words.levels}
    beside = [c.row + c.rowspan for c in row.cells if c.row == above != row.number]
    if len(beside) > 1 and ends.issuperset(beside):
        region.header -= 1
        region.headers.add(region.header)
        region.labels.discard(words.label(region.rows[-1]) or "")


def _take_title(region: Region, row: Row) -> None:
    for cell in row.filled:
        _take(region, cell.text, Field(cell.text, cell.place))


def _take(region: Region, text: str, whole: Field) -> None:
    """Take a title, org or unit line for the region."""
    compared = plain(text)
    region.year = region.year or context.caption_year(compared)
    unit = context.money_unit(compared)
    if unit and not region.money_unit:
        region.money_unit, region.money = unit, whole
    if context.is_org(compared):
        org = Field(context.without_money_line(text), whole.place)
        region.org = region.org if region.org.text else org
    elif context.is_title(compared):
        region.title = region.title if region.title.text else whole


def _look_back(region: Region, before: Iterable[Paragraph], words: Words) -> None:
    for paragraph in list(before)[: -_LOOK_BACK - 1 : -1]:
        if region.title.text:
            return
        _take(region, paragraph.text, Field(paragraph.text, paragraph.place))
        line = words.line(paragraph.text)
        region.lines += [(line[0], Field(line[1], paragraph.place))] if line else []


def _goes_on(region: Region, part: Region) -> bool:
    """Whether a grid that follows directly is the rest of the region: a page broke the table."""
    new = part.title.text or part.org.text
    if (new and not part.continued) or _sheet(region) != _sheet(part):
        return False
    if region.header is None:
        return bool(region.labels) and region.labels.isdisjoint(part.labels)
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
