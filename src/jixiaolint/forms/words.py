"""The words of all forms together: they tell what a row is before it is known which form it has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from jixiaolint.forms import context
from jixiaolint.forms.align import LEVEL1, is_level
from jixiaolint.forms.composed import Composed
from jixiaolint.forms.form import Form
from jixiaolint.forms.rows import Row
from jixiaolint.forms.vocabulary import LISTED, Column, Label, bare, key, word
from jixiaolint.model.document import plain
from jixiaolint.model.grid import Cell

_COLUMNS_OF_A_HEADER = 3
_LABELS_OF_A_TABLE = 2
_CELLS_OF_AN_INDICATOR = 4
_LEVEL_HEADINGS = frozenset(("一级指标", "二级指标", "三级指标"))
_NO_LEVELS = _LEVEL_HEADINGS | {"指标"}

_FURTHER = re.compile(r"\s{2,}|\s+(?=\S{2,10}[:：])")
"""What parts a label's value from the next label of the same line."""

RowKind = Literal["title", "label", "header", "other"]


class Words:
    """The words of all forms together: enough to tell label rows from header rows.

    Made once for the same forms, see `of`.
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        labels = {(k, f.labels[k]) for f in forms for k in f.words & f.labels.keys()}
        heads = {(k, f.columns[k]) for f in forms for k in f.words & f.columns.keys()}
        self.trailing = frozenset(k for f in forms for k in f.trailing)
        self.labels = frozenset(k for k, name in labels if name != "ignored") - self.trailing
        self.lines = _meaning(labels, *LISTED)
        self.columns = self.lines.union(k for k, _ in heads)
        self.kept = self.lines.union(k for k, name in heads if name != "ignored")
        self.telling = _meaning(heads, "level3", "value")
        self.levels = _meaning(heads, "level1", "level2") | {"三级指标"}
        self.names = _meaning(heads, "level3")
        self.own = _meaning(heads, "nature", "weight", "goals")
        self.values = _meaning(heads, "value")
        self.made = forms[0].made_columns if forms else Composed({}, ())
        self.scored = _meaning(heads, "weight", "score")
        self.wanted = _meaning(labels, "goals", "plan")
        self.sums = _meaning(labels, "total", "fiscal")
        self.known = self.columns.union(*(f.words for f in forms))

    def meant(self, rows: Sequence[Row], labels: Collection[str], title: str) -> bool:
        """Whether rows without a header row were meant to be a table all the same; `labels` are the keys
        that begin them, `title` is plain. Other papers on a project have its name and sums too.
        """
        keys = {key(cell.text) for row in rows for cell in row.filled}
        wanted = self.wanted.intersection(labels)
        speaks = "绩效" in title or any("绩效" in label for label in wanted)
        speaks = speaks or bool(wanted and self.sums.intersection(labels))
        enough = speaks and len(labels) >= _LABELS_OF_A_TABLE
        listed = "绩效目标" in title and any(map(self._lists, rows))
        headed = len(_LEVEL_HEADINGS & keys) > 1 and self.scored.isdisjoint(keys)
        return enough or listed or headed or any(map(_holds_indicator, rows))

    def _lists(self, row: Row) -> bool:
        """Whether the row heads a list of projects with their goals."""
        found = self.lines.intersection(word(cell.text) for cell in row.filled)
        return len(found) >= _COLUMNS_OF_A_HEADER and not self.wanted.isdisjoint(found)

    def targets(self, headers: Sequence[Row], labels: Collection[str], title: str) -> bool:
        """Whether a table with such header rows sets targets. Tables of criteria for marks have levels too:
        without title and labels of a target table there is a column for values, or one not known.
        """
        ours = bool(labels) or "目标" in title
        keys = {word(cell.text) for row in headers for cell in row.filled}
        made = {self.made.meaning(key) for key in keys - self.columns}
        known = not keys.isdisjoint(self.values) or (ours and not keys.isdisjoint(self.levels))
        return known or not made.isdisjoint(("value", None))

    def label(self, row: Row) -> str | None:
        """The key of the label that begins the row, None when it begins with none."""
        found = key(row.filled[0].text) if row.filled else ""
        if found not in self.labels:
            found = bare(found)
        return found if found in self.labels else None

    def line(self, text: str) -> tuple[str, str] | None:
        """A label and what stands behind it on a line before a table: 填报单位(盖章)：某镇  联系人：…"""
        label, colon, rest = text.replace("：", ":", 1).partition(":")
        if not colon or word(label) not in self.lines or context.is_money_line(plain(text)):
            return None
        return label, _FURTHER.split(rest.strip(), maxsplit=1)[0].strip()

    def kind(self, row: Row) -> RowKind:
        """What a row is by its words."""
        filled = row.filled
        if self._is_header(row):
            return "header"
        if self.label(row):
            return "label"
        return "title" if filled and all(announces(plain(c.text)) for c in filled) else "other"

    def _is_header(self, row: Row) -> bool:
        """Of few cells, those from above count too: 一级指标 and 二级指标 beside a taller 指标值."""
        many = len(row.filled) >= _COLUMNS_OF_A_HEADER
        cells = row.filled if many or not row.filled else row.cells
        if len(cells) < _COLUMNS_OF_A_HEADER:
            return False
        return self.heads([word(cell.text) for cell in cells if cell.text])

    def heads(self, keys: Sequence[str]) -> bool:
        """Columns of indicators, the name or the value among them, and no indicator already: text in
        which a whole table has run together into a row. Without levels a weight or the like tells
        them from statistics, which have 指标名称, 计量单位 and 目标值 too.
        """
        found = self.columns.intersection(keys)
        if self.telling.isdisjoint(found):
            return False
        own = not self.levels.isdisjoint(found) or (
            not self.own.isdisjoint(found) and not self.names.isdisjoint(found)
        )
        many = len(self.kept & found) >= _COLUMNS_OF_A_HEADER or keys.count("三级指标") > 1
        return own and many and LEVEL1.isdisjoint(keys)

    def _heading(self, cell: Cell) -> bool:
        found = key(cell.text)
        known = not self.columns.isdisjoint((found, bare(found)))
        return known or self.made.meaning(bare(found)) is not None

    def refines(self, row: Row) -> bool:
        """Whether a row below a header goes on with it: beside taller headings of levels, or with nothing
        but headings (指标值 above 符号, 值, 单位), or with the columns' numbers.
        """
        if not row.filled:
            return False
        above = (c for c in row.cells if c.row < row.number)
        return (
            any(word(cell.text) in self.levels for cell in above)
            or all(map(self._heading, row.filled))
            or _numbered(row)
        )


@lru_cache(maxsize=8)
def of(forms: tuple[Form, ...]) -> Words:
    """The words of these forms."""
    return Words(forms)


def _numbered(row: Row) -> bool:
    """Whether the row counts the columns: 1 | 2 | 3."""
    if len(row.filled) < _COLUMNS_OF_A_HEADER or not row.filled[0].text.isdecimal():
        return False
    first = int(row.filled[0].text)
    return all(key(cell.text) == str(number) for number, cell in enumerate(row.filled, first))


def _holds_indicator(row: Row) -> bool:
    first = row.filled[0] if len(row.filled) >= _CELLS_OF_AN_INDICATOR else None
    return first is not None and is_level(first) and key(first.text) not in _NO_LEVELS


def _meaning(words: Iterable[tuple[str, str]], *names: Label | Column) -> frozenset[str]:
    return frozenset(k for k, name in words if name in names)


@lru_cache(maxsize=10_000)
def announces(text: str) -> bool:
    """Whether a text (plain) belongs above a table: title, unit, unit of money, year."""
    return (
        context.is_title(text)
        or context.is_org(text)
        or context.is_caption(text)
        or context.is_continued(text)
        or context.money_unit(text) is not None
    )
