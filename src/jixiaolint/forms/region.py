"""The rows of one table, cut out of the grids, with what stands before them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count, takewhile

from jixiaolint.forms.rows import Row
from jixiaolint.model.document import BLANK, Field


@dataclass(slots=True)
class Region:
    """The rows of one table.

    `header` is the number of its first header row, None without one; `labels` are the keys that
    begin rows above it; `money` is the text that states the unit of money; `lines` are the labels on
    lines before it with what stands behind them, from the nearest up (填报单位：某镇); `joined` tells
    that a page broke it, so that its rows come from several grids, `continued` that a line above says
    it goes on with another.
    """

    rows: list[Row] = field(default_factory=list)
    header: int | None = None
    headers: set[int] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    title: Field = BLANK
    org: Field = BLANK
    lines: list[tuple[str, Field]] = field(default_factory=list)
    money: Field = BLANK
    money_unit: str = ""
    year: int | None = None
    joined: bool = False
    continued: bool = False

    @property
    def first_header(self) -> list[Row]:
        """The rows of the first header."""
        numbers = takewhile(self.headers.__contains__, count(self.header or 0))
        return [self.rows[number] for number in numbers]

    @property
    def header_rows(self) -> list[Row]:
        """The rows with headings of columns."""
        return [self.rows[number] for number in sorted(self.headers)]
