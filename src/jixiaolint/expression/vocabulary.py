"""What an expression can name besides the nouns and functions: word lists and definitions of packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from keyword import iskeyword
from typing import Any

from jixiaolint.expression.functions import FUNCTIONS, GATHERING
from jixiaolint.expression.types import SCOPES, Type


class ExpressionError(ValueError):
    """An expression that cannot be compiled; the message is Chinese and names the nearest word."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A named expression about one noun of `scope`: `run` takes the noun and answers the value."""

    scope: str
    run: Callable[..., Any]
    type: Type


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What packs add to the language: word lists, and named expressions about one noun."""

    lexicons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)


def unusable(name: str) -> str:
    """Why an expression could not use a word list or a definition of this name, "" when it can."""
    if not name.isidentifier() or iskeyword(name):
        return "这个名称在条件里没法用，请用字母、数字和下划线，不以数字开头"
    if name in FUNCTIONS or name in GATHERING or name in SCOPES:
        return "这个名称已经有别的意思，换一个"
    return ""
