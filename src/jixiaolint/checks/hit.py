"""What a check finds, before the rule words it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Hit(NamedTuple):
    """One fault.

    `on` is the noun that is at fault (None: the subject that was examined); `at` the dotted path
    of the field within it, "" for the rule's own `at`, "." for the noun as a whole; `facts` what
    the message may name; `related` pointers of the other places that it speaks of; `variant` picks
    one of the rule's cases; `key` tells hits of one subject apart (and gathers the same fault over
    tables); `table` the table that it belongs to, when the subject is wider than a table and `on`
    is no noun of a table.
    """

    on: Any = None
    at: str = ""
    facts: Mapping[str, Any] = _NOTHING
    related: tuple[str, ...] = ()
    variant: str = ""
    key: str = ""
    table: Any = None


FAULT: tuple[Hit, ...] = (Hit(),)
"""The answer of a condition that does not hold: the subject itself, at the rule's own place."""
