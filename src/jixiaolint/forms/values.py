"""What the rows above the indicators say, one cell under each name."""

from __future__ import annotations

from jixiaolint.forms import context, parts
from jixiaolint.forms.form import Form
from jixiaolint.forms.vocabulary import Label
from jixiaolint.model.document import BLANK, NO_AMOUNT, Amount, Budget, Field

_PARTS = frozenset(("fiscal", "other", "carried"))


class Values:
    """Keeps the cells; `further` are those in the section of the money that no label of the form has.

    `year` is the one that the table states of itself.
    """

    def __init__(self, form: Form, year: int | None) -> None:
        self.further: list[Field] = []
        self._form = form
        self._year = year
        self._kept: dict[Label, Field] = {}
        self._words: dict[Label, str] = {}

    def __getitem__(self, name: Label) -> Field:
        return self._kept.get(name, BLANK)

    def keep(self, name: Label, value: Field, word: str = "") -> None:
        """Keep a cell under its name. Of two filled ones that counts whose label (`word`) the form names
        first; under the same label that of the table's year, else the first, in the half at the right
        the last.
        """
        old = self[name]
        passed = value
        if not old.text or (value.text and self._beats(word, self._words[name])):
            self._kept[name], self._words[name], passed = value, word, old
        if name in _PARTS and passed.text:
            self.further.append(passed)

    def _beats(self, word: str, other: str) -> bool:
        rank, before = self._form.rank(word), self._form.rank(other)
        if rank != before:
            return rank < before
        if self._form.half == "second":
            return True
        year, older = context.label_year(word), context.label_year(other)
        return None not in (year, older) and year == self._year != older

    def budget(self, unit: str) -> Budget:
        """The sums; `unit` is the table's unit of money."""
        sums = (parts.amount(one.text, one.place, unit) for one in self.further)
        return Budget(
            total=self._amount("total", unit),
            fiscal=self._amount("fiscal", unit),
            other=self._amount("other", unit),
            carried=self._amount("carried", unit),
            further=tuple(one for one in sums if one.amount),
        )

    def _amount(self, name: Label, unit: str) -> Amount:
        found = self._kept.get(name)
        return parts.amount(found.text, found.place, unit) if found else NO_AMOUNT
