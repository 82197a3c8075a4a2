"""The Jinja templates of rules: compiled once, with how values print in them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiaolint.model.document import Amount

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render(text: str, names: dict[str, Any]) -> str:
    """The template `text` filled in, as one line."""
    return " ".join(_template(text).render(names).split())


def exact(text: str, names: dict[str, Any]) -> str:
    """The template `text` filled in, but for outer white space as it is."""
    return _template(text).render(names).strip()


def decimal(number: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros."""
    return f"{number.normalize():f}"


def share(number: Decimal | None, whole: Decimal | None) -> str:
    """What part of the whole a number is, as a percent of at most two decimals: 2.10, 8.39 → 25.03%."""
    if number is None or not whole:
        return "（空）"
    return f"{decimal((number * 100 / whole).quantize(Decimal('0.01')))}%"


def listed(names: Sequence[object], most: int = 6) -> str:
    """Names in quotation marks; beyond `most` only their number."""
    shown = "、".join(f"“{n}”" for n in names[:most])
    return shown if len(names) <= most else f"{shown}等{len(names)}张表"


def _finalize(value: object) -> object:
    """How values print in a message: sums in 万元, numbers plain, fields as written."""
    if isinstance(value, Amount) and value.amount is not None:
        return decimal(value.amount)
    return decimal(value) if isinstance(value, Decimal) else value


@cache
def environment() -> Environment:
    """Where all templates of rules run, sandboxed; what a pack may write is checked against it."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=_finalize, autoescape=False
    )
    made.filters.update(share=share, listed=listed)
    return made


@cache
def _template(text: str) -> Template:
    """Compiled when a rule first has something to say, and once in a process."""
    return environment().from_string(text)
