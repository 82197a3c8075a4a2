"""A basis that is the budget or the funding request of an earlier year (TXT006)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Indicator, Table

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?=年(?![0-9]{1,2}月)|-20[0-9]{2}年|部门|财政|预算)")
"""A year that is said of a budget; the years of document numbers stand in brackets: 〔2020〕."""


SCOPE = "indicator"
FACTS: Facts = {"": {"years": list, "year": int}}


@dataclass(frozen=True)
class Check:
    """`words`: what shows a budget or a request; `except_words`: what shows last year's figures, a law
    or rules, cut out before reading. Scope: indicator. Facts: years (of the basis), year (the budget's).
    """

    words: Words
    except_words: Words

    def examine(self, subject: Indicator, table: Table, document: Document) -> Iterable[Hit] | None:
        """The row when every year of its basis is past; None when its basis names no such paper."""
        basis = self._cut.sub("", subject.basis.plain)
        if document.year is None or not any(word in basis for word in self.words):
            return None
        years = sorted({int(y) for y in _YEAR.findall(basis)})
        if not years or years[-1] >= document.year:
            return ()
        return (Hit(at="basis", facts={"years": years, "year": document.year}),)

    @cached_property
    def _cut(self) -> re.Pattern[str]:
        words: tuple[str, ...] = self.except_words
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")
