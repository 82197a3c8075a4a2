"""One row above the indicators as runs: a label, and the cells after it up to the next label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jixiaolint.forms import context
from jixiaolint.forms.form import Form
from jixiaolint.forms.vocabulary import Label
from jixiaolint.model.document import Field, plain
from jixiaolint.model.grid import Cell

SUMS: tuple[Label, ...] = ("total", "fiscal", "carried", "other")
SINGLE: tuple[Label, ...] = ("org", "code", "name", *SUMS)
"""Labels with one cell each."""
_SUM_BEHIND = re.compile(r"(\S{2,20}?)(?:\s+|\s*[:：]\s*)[\d,，.]+")


@dataclass(slots=True)
class Run:
    """A label with the cells after it up to the next one. Without a label of its own the run goes
    on with the section of the row above; `word` is the label's text, `inline` a value after it in
    the label's own cell.
    """

    name: Label | None
    label: Cell | None = None
    word: str = ""
    inline: str = ""
    values: list[Cell] = field(default_factory=list)

    @property
    def filled(self) -> list[Cell]:
        """The cells with text."""
        return [cell for cell in self.values if cell.text]

    @property
    def first(self) -> Field:
        """The value in the label's cell or the first filled one after it, else a blank field there."""
        if self.inline and self.label:
            return Field(self.inline, self.label.place)
        cells = self.filled or self.values
        if cells:
            return Field(cells[0].text, cells[0].place)
        return Field(None, self.label.place if self.label else None)


def runs(cells: Iterable[Cell], form: Form, section: Label | None, prose: bool) -> Iterator[Run]:
    """The runs of a row that belongs to `section`; in `prose` a cell that begins with a label holds
    its value only when that is a sum.
    """
    run = Run(section)
    for cell in cells:
        name = form.label(cell.text) if cell.text else None
        inline = "" if name else _inline(cell.text, form, prose)
        if name is None and not inline:
            run.values.append(cell)
            continue
        if run.label or run.values:
            yield run
        word = inline or cell.text
        name, behind = name or form.label(word), cell.text[len(word) + 1 :].strip()
        if name in ("purpose", "goals") and behind:
            run = Run(name, cell, word, values=[cell._replace(text=behind)])
        else:
            run = Run(name, cell, word, behind)
    yield run


def is_money_line(cell: Cell) -> bool:
    """Whether the cell states the unit of money and nothing else."""
    return context.is_money_line(plain(cell.text))


@lru_cache(maxsize=50_000)
def _inline(text: str, form: Form, prose: bool) -> str:
    """The label in a cell such as 编制单位：某镇 or 其他资金 0, else ""."""
    if not prose and (":" in text or "：" in text):
        label = text.replace("：", ":", 1).partition(":")[0]
        return label if form.label(label) in (*SINGLE, "purpose", "goals", "ignored") else ""
    if not text or text[0].isdecimal() or not text[-1].isdecimal():
        return ""
    found = _SUM_BEHIND.fullmatch(text)
    return found[1] if found and form.label(found[1]) in SUMS else ""
