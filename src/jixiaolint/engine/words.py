"""From a hit to a worded finding: its words, its place, its fingerprint."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from jixiaolint.engine.places import anchor, pointer
from jixiaolint.engine.replacing import replacements
from jixiaolint.model.document import BLANK, Document, Field, Indicator, Table
from jixiaolint.model.finding import Finding
from jixiaolint.rule.templates import render

if TYPE_CHECKING:
    from jixiaolint.engine import Hitting

_NUMBERING = re.compile(r"^\(?[\d一二三四五六七八九十]+\)?[.、,．]?")


def table_identity(table: Table | None) -> str:
    """What a table is known by wherever it stands: code, else name, else title without its number."""
    if table is None:
        return ""
    return table.code.plain or table.name.plain or _NUMBERING.sub("", table.title.plain)


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
        message=render(message, names),
        suggestion=(render(suggestion, names) or None) if suggestion else None,
        path=document.path,
        table=None if hitting.tables or table is None else table.index,
        pointer=pointer(hitting),
        related=_related(hitting),
        text=field.text or "",
        place=field.place,
        fingerprint=_fingerprint(hitting, field),
        replacements=replacements(hitting, case, names),
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
    if hitting.tables:  # the row that happens to stand first
        row = ""
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
