"""A rule in force: a native check, and the templates of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from jixiaolint import checks
from jixiaolint.checks.hit import Hit
from jixiaolint.model.finding import RuleFacts, Severity

Gather = Literal["", "every", "any"]
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file of a pack: where (line 0: the file as a whole) and what."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}: {self.message}"
            if self.line
            else f"{self.file}: {self.message}"
        )


@dataclass(frozen=True, slots=True)
class Replace:
    """A certain new text: `text` is its template, `at` the field ("": the finding's own).

    `each` is a part of the noun that is a series: then each member's field `at` gets its text.
    """

    text: str
    at: str = ""
    each: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Another wording or severity where its condition holds or the check names its variant."""

    holds: Callable[..., Any] | None
    variant: str
    severity: Severity | None
    message: str | None
    suggestion: str | None
    replace: Replace | None


@dataclass(frozen=True)
class Rule:
    """One rule, ready to run. `examine` is `checks.Examine`; texts are Jinja templates."""

    facts: RuleFacts
    scope: str
    examine: checks.Examine
    at: str
    related: tuple[str, ...]
    """Fields of the table that a finding also speaks of: the first of them that is not blank."""
    message: str
    suggestion: str | None
    replace: Replace | None
    """The new text, where it is certain; a case with a suggestion of its own has its own or none."""
    cases: tuple[Case, ...]
    beats: frozenset[str]
    values: Mapping[str, Callable[..., Any]]
    """The rule's own `facts:` for its message, evaluated on a hit."""
    gather: Gather
    message_all: str | None
    once: bool
    """One finding a table, at the first place; the other places are related."""
    examples: Data
    example_lines: Data
    """For bad and good the line of each example in the file."""
    file: str

    @cached_property
    def id(self) -> str:
        """The code, e.g. BUD003."""
        return self.facts.id

    def case(self, hit: Hit, subject: Any, table: Any, document: Any) -> Case | None:
        """The first case that fits this hit, or None for the rule's own words."""
        for case in self.cases:
            if case.variant and case.variant != hit.variant:
                continue
            if case.holds is None or case.holds(subject, table, document):
                return case
        return None
