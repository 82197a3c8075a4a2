"""The functions that an expression may call; each one's parameters and result are its signature.

A parameter marked `words` takes a lexicon's name, a list of texts or one text and is turned into
native form when the rule is loaded; one marked `pattern` takes a regular expression.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jixiaolint import quantity
from jixiaolint.expression.types import BOOL, MAYBE_NUMBER, NUMBER, TEXT, Type

_BRACKET = re.compile(r"\(([^()]*)\)$|\([-~0-9.]+\)分$")
# What a form prints before the name: 指标1:, and the stars of the names that must be filled in.
_ORDINAL = re.compile(r"^[★*]*(?:指标[0-9]+[:.、])?")
# At the end of the name, or introduced as a unit: 村(社区)干部人数 is two kinds of place, not a unit.
_BRACKETS = re.compile(
    r"\((?:计量|计算)?(?:单位)?:?([^()0-9]+)\)(?=(?:\([^()]*\))*$)"
    r"|\((?:计量|计算)?单位:?([^()0-9]+)\)"
)


@dataclass(frozen=True, slots=True)
class Function:
    """`params`: text, number, numbers (a list of them), sized (text or list), any, words or pattern, in
    order; `options`: the numbers that may be given by name.
    """

    run: Callable[..., object]
    params: tuple[str, ...]
    result: Type
    options: tuple[str, ...] = ()


def core(text: str) -> str:
    """The name without a trailing parenthesis and the form's own marks: 满意度(%) → 满意度,
    产出指标(40-50)分 → 产出指标, 指标1:受益户数 → 受益户数.
    """
    return _ORDINAL.sub("", _BRACKET.sub("", text))


def bracket(text: str) -> str:
    """What a trailing parenthesis holds: 清场费(元) → 元; "" without one."""
    found = _BRACKET.search(text)
    return (found[1] or "") if found else ""


@lru_cache(maxsize=100_000)
def bare(text: str) -> str:
    """Letters, figures and characters alone: punctuation, symbols and brackets dropped."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


@lru_cache(maxsize=100_000)
def unit_in(text: str) -> str:
    """The unit that a parenthesis of the name states: 清场费(元) → 元, 补助标准(元/人/月) → 元,
    满意度(%) → %; "" when no parenthesis holds a unit and nothing else.
    """
    for inside in _BRACKETS.finditer(text):
        found = quantity.parse("1" + (inside[1] or inside[2]))
        if found.one and found.one.unit and not found.rest:
            return found.one.unit
    return ""


def close(one: Decimal | None, two: Decimal | None, rel: Decimal | None = Decimal("0.005")) -> bool:
    """The two numbers agree within `rel` of the larger; true when one of the three is unknown."""
    if one is None or two is None or rel is None:
        return True
    return abs(one - two) <= rel * max(abs(one), abs(two))


def near(one: Decimal | None, two: Decimal | None, within: Decimal | None) -> bool:
    """The two numbers differ by no more than `within`; true when one of the three is unknown."""
    return one is None or two is None or within is None or abs(one - two) <= within


def has(text: str, words: Callable[[str], object]) -> bool:
    """Whether a word of the list stands in the text (`words` is a compiled search)."""
    return words(text) is not None


def without(text: str, pattern: Callable[[str, str], str]) -> str:
    """The text with every match of the pattern taken out (`pattern` is a compiled `sub`)."""
    return pattern("", text)


def without_text(text: str, other: str) -> str:
    """The text with every occurrence of `other` taken out."""
    return text.replace(other, "") if other else text


def falls(numbers: tuple[Decimal, ...]) -> bool:
    """A number is smaller than the one before it."""
    return any(b < a for a, b in itertools.pairwise(numbers))


def last(numbers: tuple[Decimal, ...]) -> Decimal | None:
    """The last number, None of none."""
    return numbers[-1] if numbers else None


def first(numbers: tuple[Decimal, ...]) -> Decimal | None:
    """The first number, None of none."""
    return numbers[0] if numbers else None


FUNCTIONS: dict[str, Function] = {
    "has": Function(has, ("text", "words"), BOOL),
    "starts": Function(str.startswith, ("text", "words"), BOOL),
    "ends": Function(str.endswith, ("text", "words"), BOOL),
    "matches": Function(has, ("text", "pattern"), BOOL),
    "without": Function(without, ("text", "pattern"), TEXT),
    "without_text": Function(without_text, ("text", "text"), TEXT),
    "core": Function(core, ("text",), TEXT),
    "bracket": Function(bracket, ("text",), TEXT),
    "unit_in": Function(unit_in, ("text",), TEXT),
    "number": Function(quantity.number, ("text",), MAYBE_NUMBER),
    "bare": Function(bare, ("text",), TEXT),
    "blank": Function(lambda x: x is None or x == "", ("any",), BOOL),
    "len": Function(len, ("sized",), NUMBER),
    "abs": Function(lambda x: None if x is None else abs(x), ("number",), MAYBE_NUMBER),
    "close": Function(close, ("number", "number"), BOOL, ("rel",)),
    "near": Function(near, ("number", "number", "number"), BOOL),
    "falls": Function(falls, ("numbers",), BOOL),
    "first": Function(first, ("numbers",), MAYBE_NUMBER),
    "last": Function(last, ("numbers",), MAYBE_NUMBER),
}
"""What each one means stands in docs/condition-language.md."""

GATHERING = ("any", "all", "count", "sum")
"""Functions over a list: any(… for x in list), count(… for x in list) …"""
