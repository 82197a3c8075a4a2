"""Kinds of check: what an expression cannot say, each kind one module of this folder.

The module's name is the kind's name; its class `Check` is a frozen dataclass whose fields are the
parameters that a rule gives under `check:`, its `SCOPE` the scope that such a rule must have, its `FACTS`
the names that its hits bring for the rule's words. A check yields facts, the rule words them.

`examine(subject, table, document)` answers None when the subject is not its business (it is then not
counted as judged), else the hits, none when all is well.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NewType, Protocol

from jixiaolint.checks.hit import Hit

Words = NewType("Words", tuple[str, ...])
"""A parameter that a rule writes as a list of texts or as a lexicon's name; the check gets the texts."""

Facts = Mapping[str, Mapping[str, type]]
"""For each variant that a kind tells apart ("": it has none) the facts of its hits, name → type. A noun
other than the subject that all of these hits are on is listed too, by the name it has in templates.
"""

Examine = Callable[[Any, Any, Any], Iterable[Hit] | None]


class Check(Protocol):
    """What a rule needs of a kind of check."""

    def examine(self, subject: Any, table: Any, document: Any) -> Iterable[Hit] | None:
        """The hits on this subject; None when the check does not apply to it."""


@cache
def kinds() -> tuple[str, ...]:
    """The names of all kinds, found by walking this folder."""
    return tuple(m.name for m in pkgutil.iter_modules(__path__) if m.name != "hit")


def kind(name: str) -> Callable[..., Check]:
    """The class of a kind, by its name (one of `kinds()`)."""
    check: Callable[..., Check] = importlib.import_module(f"{__name__}.{name}").Check
    return check


def scope(name: str) -> str:
    """The scope that a kind examines, which a rule that uses it must have."""
    declared: str = importlib.import_module(f"{__name__}.{name}").SCOPE
    return declared


def facts(name: str) -> Facts:
    """What the hits of a kind tell, variant by variant."""
    declared: Facts = importlib.import_module(f"{__name__}.{name}").FACTS
    return declared
