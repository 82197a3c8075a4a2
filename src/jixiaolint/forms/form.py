"""A form (表式) as data: what its labels and columns are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from jixiaolint.forms.composed import Composed
from jixiaolint.forms.vocabulary import (
    LISTED,
    Column,
    Common,
    Half,
    Label,
    Side,
    bare,
    key,
    sides,
)
from jixiaolint.model.document import Section

_HALVED = frozenset(("level2", "level3", "value", "total", "goals"))
"""What stands twice where both halves stand in a table."""
_OF_YEAR = ("年度", "本年", "当年")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """`labels` and `columns` map a label's key to what it stands for, the form's own words first;
    of two labels for one thing, the one that comes first counts. `periods` are the keys of the
    spending plan's columns; `trailing` the labels of rows below the indicators that belong to the
    form but say nothing of indicators; `half` the one that is read where labels or columns stand
    twice (中期 and 年度), and `term` then the form of the other half, 中期; `without` the sections
    that the form lacks by design; `lists` tells that projects' names have a column; `words` are
    those of its own file, which tell it from other forms; `made_labels` and `made_columns` know words
    put together from usual parts; `regional` tells that just one region uses the form.
    """

    id: str
    title: str
    labels: Mapping[str, Label]
    columns: Mapping[str, Column]
    periods: frozenset[str]
    trailing: frozenset[str]
    half: Half
    without: frozenset[Section]
    words: frozenset[str]
    meanings: frozenset[str]
    made_labels: Composed
    made_columns: Composed
    regional: bool
    lists: bool = False
    term: Form | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any], common: Common) -> Form:
        """The form from validated data (see `schema.FormData`), with the words of other forms."""
        year, term = sides(data)
        form = cls._of_side(data, year, common)
        if term is None:
            return form
        other = replace(cls._of_side(data, term, common), half="first")
        return replace(form, half="second", term=other)

    @classmethod
    def _of_side(cls, data: Mapping[str, Any], side: Side, common: Common) -> Form:
        periods, trailing = (frozenset(map(key, data[k])) for k in ("periods", "trailing"))
        lists = "name" in side.columns.values()
        headings = common.listed if lists else {}
        return cls(
            id=data["id"],
            title=data["title"],
            labels={**side.labels, **common.labels, **side.labels},
            columns={**side.columns, **common.columns, **headings, **side.columns},
            periods=periods | common.periods,
            trailing=trailing | common.trailing,
            half="only",
            without=frozenset(data["without"]),
            words=frozenset((*side.labels, *side.columns, *periods, *trailing)),
            meanings=frozenset((*side.labels.values(), *side.columns.values())),
            made_labels=common.made_labels,
            made_columns=common.made_columns,
            regional=bool(data["region"]),
            lists=lists,
        )

    def label(self, text: str) -> Label | None:
        """What the text of a cell labels, None when it is no label."""
        return _label(self, text)

    def rank(self, text: str) -> int:
        """Where a label stands among those of the form; a composed one stands behind them."""
        found = key(text)
        words = [*self.labels, bare(found)]
        return words.index(found if found in self.labels else bare(found))

    def column(self, text: str) -> Column | None:
        """What the text of a cell heads, None when it is no column of the form."""
        return _column(self, text)

    def halved(self, heads: Sequence[str], keys: frozenset[str]) -> bool:
        """Whether both 中期 and 年度 stand in a region: columns of the header (`heads`) twice, rows of
        indicators marked as those of 中期, or one thing under a label of either.
        """
        if self.term is None:
            return False
        if any(heads.count(h) > 1 and self.column(h) in _HALVED for h in heads):
            return True
        year = self._meant(keys) & _HALVED
        return "term" in self._meant(keys) or bool(year & self._passed(keys))

    def _meant(self, keys: frozenset[str]) -> set[str | None]:
        return {words.get(k) for words in (self.labels, self.columns) for k in keys}

    def _passed(self, keys: frozenset[str]) -> set[str | None]:
        """What words that this half passes over mean in the other one."""
        if self.term is None:
            return set()
        both = ((self.labels, self.term.labels), (self.columns, self.term.columns))
        return {far.get(k) for near, far in both for k in keys if near.get(k) == "ignored"}

    def score(self, keys: frozenset[str]) -> float:
        """How well the form explains the keys that stand in a region: known ones count for it, its own
        fields that are missing a little against it. A form of one region must know a word more.
        """
        known = keys & self.words
        present = {self.labels.get(k) or self.columns.get(k) for k in known}
        return len(known) - len(self.meanings - present) / 100 - self.regional / 2


@lru_cache(maxsize=50_000)
def _label(form: Form, text: str) -> Label | None:
    found = key(text)
    known = form.labels.get(found) or form.labels.get(bare(found))
    known = known or cast("Label | None", form.made_labels.meaning(bare(found)))
    if form.half == "first" and known in _HALVED and bare(found).startswith(_OF_YEAR):
        return "ignored"
    return known


@lru_cache(maxsize=50_000)
def _column(form: Form, text: str) -> Column | None:
    found = key(text)
    known = form.columns.get(found) or form.columns.get(bare(found))
    made = form.made_columns.meaning(bare(found)) if known is None else None
    if form.lists and known is made is None:
        made = form.made_labels.meaning(bare(found))
        made = made if made in LISTED else None
    return known or cast("Column | None", made)
