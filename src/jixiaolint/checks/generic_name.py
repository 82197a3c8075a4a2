"""A level-3 name (三级指标) that names no object: 发放时间, 补贴标准, 满意度 (IND006)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import FAULT, Hit
from jixiaolint.expression.functions import core
from jixiaolint.model.document import Document, Indicator, Table

SCOPE = "indicator"
FACTS: Facts = {"": {}}


@dataclass(frozen=True)
class Check:
    """`actions`, `measures`: the name is at fault when it is an optional action word and a measure
    word (发放 + 时间), nothing else; `names`: other whole names at fault. A trailing parenthesis
    does not count. Scope: indicator. No facts.
    """

    actions: Words
    measures: Words
    names: Words

    def examine(self, subject: Indicator, table: Table, document: Document) -> Iterable[Hit] | None:
        """A hit on the row; None when the name is blank."""
        if not subject.level3.plain:
            return None
        return FAULT if self._generic.fullmatch(core(subject.level3.plain)) else ()

    @cached_property
    def _generic(self) -> re.Pattern[str]:
        actions, measures, names = (
            "|".join(map(re.escape, words)) or r"(?!)"
            for words in (self.actions, self.measures, self.names)
        )
        return re.compile(f"(?:{actions})?(?:{measures})|{names}")
