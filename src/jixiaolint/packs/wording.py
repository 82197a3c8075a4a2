"""What can be known of a rule's words before it has anything to say: templates, `at`, `related`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jixiaolint import checks
from jixiaolint.expression.types import SCOPES, attributes
from jixiaolint.model.document import Document, Table
from jixiaolint.nearest import nearest
from jixiaolint.packs import templates

Names = Mapping[str, Any]
"""What a template may name: name → the type of what it stands for."""

_WORDS = ("message", "suggestion")


def faults(rule: Any) -> Iterator[tuple[str, str]]:
    """(key, message) for every template that does not parse or names what will not be there when the
    rule has something to say, for every case of an unknown variant, and for every `at` and `related`
    that leads nowhere.
    """
    noun, told = SCOPES.get(rule.scope), _told(rule)
    for key in _WORDS:
        yield from templates.faults(key, getattr(rule, key), _common(told, _bare(rule, told, key)))
    everywhere = _common(told, told)
    yield from templates.faults("message_all", rule.message_all, {**everywhere, "tables": list})
    yield from _replace("replace", rule.replace, noun, everywhere)
    for number, case in enumerate(rule.cases):
        yield from _case(f"cases.{number}", case, noun, told)
    if noun is not None:
        yield from _path("at", rule.at, noun)
        for number, each in enumerate(rule.each):
            yield from _path(f"each.{number}.at", each.at, noun)
    for related in rule.related:
        yield from _path("related", related, Table)


def _told(rule: Any) -> dict[str, Names]:
    """The names that each variant of the rule's hits brings, "" where there are none to tell apart."""
    own = dict.fromkeys(rule.facts, object)
    scope: Names = {rule.scope: SCOPES[rule.scope]} if rule.scope in SCOPES else {}
    around: Names = {} if rule.scope in ("document", "paragraph") else {"table": Table}
    names = {"document": Document, **around, **scope, **own}
    if rule.check is not None:
        told = checks.facts(rule.check["kind"])
        return {variant: {**names, **facts} for variant, facts in told.items()}
    return {"": {**names, "item": str} if rule.each else names}


def _bare(rule: Any, told: Mapping[str, Names], key: str) -> list[str]:
    """The variants that the rule's own `key` words, no case doing so; all where there are none."""
    return [one for one in told if not _worded(rule.cases, one, key)] or list(told)


def _worded(cases: Any, variant: str, key: str) -> bool:
    """Whether the cases have words for every hit of this variant: the first that fits is taken."""
    for case in cases:
        if case.variant in ("", variant):
            if getattr(case, key) is None:
                return False
            if case.when is None:
                return True
    return False


def _common(told: Mapping[str, Names], variants: Any) -> Names:
    """The names that are there in each of these variants."""
    first, *others = (told[one] for one in variants)
    return {n: kind for n, kind in first.items() if all(n in one for one in others)}


def _case(
    key: str, case: Any, noun: type | None, told: Mapping[str, Names]
) -> Iterator[tuple[str, str]]:
    if case.variant and case.variant not in told:
        known = [one for one in told if one]
        near = nearest(case.variant, known) or (f"，有的是：{'、'.join(known)}" if known else "")
        yield f"{key}.variant", f"{key}.variant：这种检查没有情形 {case.variant}{near}"
        return
    names = _common(told, [case.variant] if case.variant else told)
    for part in _WORDS:
        yield from templates.faults(f"{key}.{part}", getattr(case, part), names)
    yield from _replace(f"{key}.replace", case.replace, noun, names)


def _replace(key: str, given: Any, noun: type | None, names: Names) -> Iterator[tuple[str, str]]:
    """A text alone, or with the field `at` of the noun, or of each member of its series `each`."""
    if given is None or isinstance(given, str):
        yield from templates.faults(key, given, names)
        return
    if given.each and noun is not None:
        series = {n: t.item.cls for n, t in attributes(noun).items() if t.item and t.item.cls}
        if given.each not in series:
            yield key, f"{key} 里的 each: {given.each} 不是一列{nearest(given.each, series)}"
            return
        noun = series[given.each]
        names = {**names, noun.__name__.lower(): noun}
    yield from templates.faults(key, given.text, names)
    if noun is not None:
        yield from _path(key, given.at, noun)


def _path(key: str, at: str, noun: type) -> Iterator[tuple[str, str]]:
    """Every step of a dotted path is a field of the noun before it."""
    if at in ("", "."):
        return
    for step in at.split("."):
        known = attributes(noun)
        if step not in known:
            near = nearest(step, known) or f"，可用的有：{'、'.join(sorted(known))}"
            yield key, f"{key} 里的 {at} 没有这个字段{near}"
            return
        noun = known[step].cls or str
