"""From a hit to a worded finding: the rule's Jinja templates, the place, the fingerprint."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiaolint.model.document import (
    BLANK,
    Amount,
    Document,
    Field,
    Goal,
    Indicator,
    Period,
    Plan,
    Table,
)
from jixiaolint.model.finding import Finding
from jixiaolint.model.grid import Paragraph

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from jixiaolint.engine import Hitting

_NUMBERING = re.compile(r"^\(?[\d一二三四五六七八九十]+\)?[.、,．]?")


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


def pointer(hitting: Hitting) -> str:
    """The RFC 6901 pointer of the smallest part to change, "" for the document as a whole."""
    noun, at = hitting.noun, hitting.hit.at or hitting.rule.at
    if hitting.tables or not hasattr(noun, "pointer"):
        return ""
    own: str = noun.pointer
    return own if at in ("", ".") else f"{own}/{at.replace('.', '/')}"


def anchor(noun: Any, at: str) -> Field:
    """The field that a finding points at: the named one, else the one that a noun is known by."""
    if at not in ("", "."):
        for step in at.split("."):
            noun = getattr(noun, step)
    if isinstance(noun, Field):
        return noun
    match noun:
        case Table():
            return noun.title if noun.title.text else noun.name
        case Plan():
            return noun.heading
        case Period():
            return noun.value
        case Goal():
            return noun.text
        case Indicator():
            return noun.level3
        case Paragraph():
            return Field(noun.text, noun.place)
    return BLANK


def _finalize(value: object) -> object:
    """How values print in a message: sums in 万元, numbers plain, fields as written."""
    if isinstance(value, Amount) and value.amount is not None:
        return decimal(value.amount)
    return decimal(value) if isinstance(value, Decimal) else value


def table_identity(table: Table | None) -> str:
    """What a table is known by wherever it stands: code, else name, else title without its number."""
    if table is None:
        return ""
    return table.code.plain or table.name.plain or _NUMBERING.sub("", table.title.plain)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, finalize=_finalize, autoescape=False)
    environment.filters.update(share=share, listed=listed)
    return environment


@cache
def _template(text: str) -> Template:
    """Compiled when a rule first has something to say, and once in a process."""
    return _environment().from_string(text)


def _render(text: str, names: dict[str, Any]) -> str:
    return " ".join(_template(text).render(names).split())


def finding(hitting: Hitting) -> Finding:
    """The hit as a finding: the rule's words, or those of its case that fits."""
    rule, hit, table, document = hitting.rule, hitting.hit, hitting.table, hitting.document
    case = rule.case(hit, hitting.noun, table, document)
    names = _names(hitting)
    message = (case and case.message) or rule.message
    suggestion = (case and case.suggestion) or rule.suggestion
    if hitting.tables:
        message = rule.message_all or message
    field = BLANK if hitting.tables else anchor(hitting.noun, hit.at or rule.at)
    return Finding(
        rule=rule.id,
        title=rule.facts.title,
        severity=(case and case.severity) or rule.facts.severity,
        message=_render(message, names),
        suggestion=(_render(suggestion, names) or None) if suggestion else None,
        path=document.path,
        table=None if hitting.tables or table is None else table.index,
        pointer=pointer(hitting),
        related=_related(hitting),
        text=field.text or "",
        place=field.place,
        fingerprint=_fingerprint(hitting, field),
    )


def _names(hitting: Hitting) -> dict[str, Any]:
    names: dict[str, Any] = {"document": hitting.document, "table": hitting.table}
    if hitting.tables:
        names["tables"] = [t.label for t in hitting.tables]
    noun = hitting.noun
    if not isinstance(noun, Document | Table):
        names[type(noun).__name__.lower()] = noun
    values = hitting.rule.values.items()
    names.update((n, run(noun, hitting.table, hitting.document)) for n, run in values)
    return {**names, **hitting.hit.facts}


def _related(hitting: Hitting) -> tuple[str, ...]:
    """The other places: those that the hit names, and the rule's own on the same table."""
    at = hitting.hit.at or hitting.rule.at
    below = "" if at in ("", ".") else "/" + at.replace(".", "/")
    if hitting.tables:
        return hitting.hit.related or tuple(t.pointer + below for t in hitting.tables)
    return hitting.hit.related + _own_related(hitting)


def _own_related(hitting: Hitting) -> tuple[str, ...]:
    table = hitting.table
    if table is None:
        return ()
    filled = (at for at in hitting.rule.related if anchor(table, at).text)
    first = next(filled, None)
    return () if first is None else (f"{table.pointer}/{first.replace('.', '/')}",)


def _fingerprint(hitting: Hitting, field: Field) -> str:
    """A hash of what the finding is about, and of nothing that moves when other parts change."""
    noun = hitting.noun
    row = f"{noun.level2.plain}/{noun.level3.plain}" if isinstance(noun, Indicator) else ""
    about = (
        hitting.rule.id,
        "" if hitting.tables else table_identity(hitting.table),
        row,
        hitting.hit.at or hitting.rule.at,
        hitting.hit.key,
        field.plain,
    )
    # A letter in front keeps YAML from reading an all-digit one as a number.
    return "f" + hashlib.sha256("\x1f".join(about).encode()).hexdigest()[:15]
