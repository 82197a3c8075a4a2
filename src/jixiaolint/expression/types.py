"""The types of the condition language, derived from the nouns' own annotations.

A public attribute or property of a noun is a word of the language; nothing has to be listed here.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from jixiaolint.model import document, grid, quantity
from jixiaolint.model.document import Amount, Document, Field, Goal, Indicator, Period, Plan, Table

_NAMESPACE = {**vars(quantity), **vars(grid), **vars(document)}


@dataclass(frozen=True, slots=True)
class Type:
    """text, number, bool, words (a set of texts), none, list (of `item`) or noun (of class `cls`).

    `optional`: the value may be unknown. `suffix` is what the emitted code appends to an attribute
    to come from the noun's field to its value: a field's compared text, an amount's sum in 万元.
    """

    name: str
    item: Type | None = None
    cls: type | None = None
    optional: bool = False
    suffix: str = ""

    def __str__(self) -> str:
        words = {"text": "文字", "number": "数", "bool": "真假", "words": "词表", "none": "空"}
        if self.name == "list":
            return f"一列{self.item}"
        return words.get(self.name) or (self.cls.__name__ if self.cls else self.name)


TEXT = Type("text")
NUMBER = Type("number")
MAYBE_NUMBER = Type("number", optional=True)
BOOL = Type("bool")
WORDS = Type("words")
NONE = Type("none")

SCOPES: dict[str, type] = {
    "document": Document,
    "table": Table,
    "plan": Plan,
    "period": Period,
    "goal": Goal,
    "indicator": Indicator,
    "paragraph": grid.Paragraph,
}
"""What a rule may look at, one by one."""


def noun(cls: type) -> Type:
    """The type of a noun class."""
    return Type("noun", cls=cls)


def _from_annotation(hint: object) -> Type | None:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return TEXT
    if origin in (types.UnionType, typing.Union):
        rest = [a for a in args if a is not type(None)]
        inner = _from_annotation(rest[0]) if len(rest) == 1 else None
        if inner is None:
            return None
        return inner if inner is TEXT else Type(inner.name, inner.item, inner.cls, True)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        item = _from_annotation(args[0])
        return Type("list", item=item) if item else None
    if origin is frozenset:
        return WORDS
    return _from_class(hint)


def _from_class(hint: object) -> Type | None:
    simple: dict[object, Type] = {str: TEXT, bool: BOOL, int: NUMBER, Decimal: NUMBER}
    if hint in simple:
        return simple[hint]
    if hint is Amount:
        return Type("number", optional=True, suffix=".amount")
    if hint is Field:
        return Type("text", suffix=".plain")
    if isinstance(hint, type) and hint.__module__.startswith("jixiaolint.model."):
        return noun(hint)
    return None


@cache
def attributes(cls: type) -> dict[str, Type]:
    """The attributes of a noun that an expression may name, with their types."""
    hints: dict[str, object] = typing.get_type_hints(cls, _NAMESPACE)
    for name, member in vars(cls).items():
        if isinstance(member, property) and member.fget is not None:
            hints[name] = typing.get_type_hints(member.fget, _NAMESPACE)["return"]
    known = {n: _from_annotation(h) for n, h in hints.items() if not n.startswith("_")}
    return {n: k for n, k in known.items() if k is not None and not _may_be_missing(k)}


def _may_be_missing(kind: Type) -> bool:
    """A noun that need not be there: an expression could not ask it anything."""
    return kind.name == "noun" and kind.optional
