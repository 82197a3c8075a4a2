"""The new texts that a rule is certain of, each for its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jixiaolint.engine.places import anchor, below
from jixiaolint.model.finding import Replacement
from jixiaolint.rule import Case
from jixiaolint.rule.templates import exact

if TYPE_CHECKING:
    from jixiaolint.engine import Hitting


def replacements(
    hitting: Hitting, case: Case | None, names: dict[str, Any]
) -> tuple[Replacement, ...]:
    """What the rule, or its case that fits, puts into which cells.

    A template that gives nothing, or what stands there already, replaces nothing; neither does a
    hit that stands for several tables.
    """
    rule = hitting.rule
    own = case is not None and (case.suggestion or case.replace)
    replace = case.replace if case is not None and own else rule.replace
    if replace is None or hitting.tables:
        return ()
    at = replace.at or ("" if replace.each else hitting.hit.at or rule.at)
    found = []
    for noun, own_names in _nouns(hitting, replace.each, names):
        field, new = anchor(noun, at), exact(replace.text, own_names)
        if new and new != field.text:
            found.append(Replacement(below(noun, at), field.place, field.text or "", new))
    return tuple(found)


def _nouns(
    hitting: Hitting, each: str, names: dict[str, Any]
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The noun itself, or each member of a series of it, which its template knows by its kind."""
    if not each:
        yield hitting.noun, names
        return
    for member in getattr(hitting.noun, each):
        yield member, {**names, type(member).__name__.lower(): member}
