"""What can be known of a rule's words before it has anything to say: templates, `at`, `related`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from jixiaolint.expression import nearest
from jixiaolint.expression.types import SCOPES, attributes
from jixiaolint.model.document import Document, Table

_FILTERS = ("share", "listed")


def faults(rule: Any) -> Iterator[tuple[str, str]]:
    """(key, message) for every template that does not parse or names a field that its noun has not,
    and for every `at` and `related` that leads nowhere.
    """
    noun = SCOPES.get(rule.scope)
    nouns = {"document": Document, "table": Table, **({rule.scope: noun} if noun else {})}
    for key in ("message", "message_all", "suggestion"):
        yield from _template(key, getattr(rule, key), nouns)
    for case in rule.cases:
        for key in ("message", "suggestion"):
            yield from _template("cases", getattr(case, key), nouns)
    for key, replace in (("replace", rule.replace), *(("cases", c.replace) for c in rule.cases)):
        yield from _replace(key, replace, noun, nouns)
    if noun is not None and rule.check is None:
        for at in (rule.at, *(each.at for each in rule.each)):
            yield from _path("at", at, noun)
    for related in rule.related:
        yield from _path("related", related, Table)


def _replace(
    key: str, given: Any, noun: type | None, nouns: dict[str, type]
) -> Iterator[tuple[str, str]]:
    """A text alone, or with the field `at` of the noun, or of each member of its series `each`."""
    if given is None or isinstance(given, str):
        yield from _template(key, given, nouns)
        return
    if given.each and noun is not None:
        series = {n: t.item.cls for n, t in attributes(noun).items() if t.item and t.item.cls}
        if given.each not in series:
            yield key, f"{key} 里的 each: {given.each} 不是一列{nearest(given.each, series)}"
            return
        noun = series[given.each]
        nouns = {**nouns, noun.__name__.lower(): noun}
    yield from _template(key, given.text, nouns)
    if noun is not None:
        yield from _path(key, given.at, noun)


def _template(key: str, text: str | None, nouns: dict[str, type]) -> Iterator[tuple[str, str]]:
    if text is None:
        return
    environment = Environment(autoescape=False)
    environment.filters.update(dict.fromkeys(_FILTERS, str))
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield key, f"{key} 里的模板写法有误：{error.message}"
        return
    for node in tree.find_all(nodes.Getattr):
        owner = node.node.name if isinstance(node.node, nodes.Name) else None
        if owner in nouns and not hasattr(nouns[owner], node.attr):
            known = attributes(nouns[owner])
            yield key, f"{key} 里的 {owner} 没有字段 {node.attr}{nearest(node.attr, known)}"
    for used in tree.find_all(nodes.Filter):
        if used.name not in environment.filters:
            near = nearest(used.name, list(environment.filters))
            yield key, f"{key} 里的过滤器 {used.name} 没有{near}"


def _path(key: str, at: str, noun: type) -> Iterator[tuple[str, str]]:
    """Every step of a dotted path is a field of the noun before it."""
    if at in ("", "."):
        return
    for step in at.split("."):
        known = attributes(noun)
        if step not in known:
            yield key, f"{key} 里的 {at} 没有这个字段{nearest(step, known)}"
            return
        noun = known[step].cls or str
