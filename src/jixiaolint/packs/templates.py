"""What can be known of a Jinja template before it is filled in: whether it parses, and its names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, meta, nodes

from jixiaolint.expression.types import attributes
from jixiaolint.model.document import Amount, Field
from jixiaolint.nearest import nearest
from jixiaolint.rule.templates import environment

_WRITTEN = {".plain": Field, ".amount": Amount}
"""What an expression sees of a text or a sum of money, and the class that a template gets."""


def faults(key: str, text: str | None, names: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, message) for what is wrong in the template `text`; `names` are the names that it may use,
    each with the type of what it stands for.
    """
    if text is None:
        return
    try:
        tree = environment().parse(text)
    except TemplateSyntaxError as error:
        yield key, f"{key} 里的模板写法有误：{in_chinese(error.message or '')}"
        return
    unknown = [
        f"{key} 里的{what} {used.name} 没有{nearest(used.name, list(known))}"
        for what, kind, known in (
            ("过滤器", nodes.Filter, environment().filters),
            ("判断 is", nodes.Test, environment().tests),
        )
        for used in tree.find_all(kind)
        if used.name not in known
    ]
    if unknown:
        yield from ((key, told) for told in unknown)
        return
    for name in sorted(
        meta.find_undeclared_variables(tree) - names.keys() - {*environment().globals}
    ):
        near = nearest(name, names) or f"，这里可用的有：{'、'.join(sorted(names))}"
        yield key, f"{key} 里的名称 {name} 不认识{near}"
    for node in tree.find_all(nodes.Getattr):
        yield from ((key, f"{key} 里的 {told}") for told in _attribute(node, names))


def in_chinese(problem: str) -> str:
    """Jinja's message for people who do not read English; what is not known here stays as it is."""
    if "end of template" in problem:
        return "有 {% if %} 或 {% for %} 没有结尾，或花括号没有关上"
    if "unexpected '}'" in problem or "end of print statement" in problem:
        return "双花括号 {{ … }} 没有成对，或里面的写法不对"
    if found := re.search("unknown tag '(.+?)'", problem):
        return f"没有 {{% {found[1]} %}} 这种写法"
    if found := re.search("unexpected char '(.+?)' at", problem):
        return f"花括号里有不该有的字符 {found[1]}（标点和引号要用半角）"
    return problem


def _attribute(node: nodes.Getattr, names: Mapping[str, Any]) -> Iterator[str]:
    owner = _type(node.node, names)
    if owner is not None and not hasattr(owner, node.attr) and node.attr not in _slots(owner):
        known = attributes(owner)
        near = nearest(node.attr, known)
        yield f"{_written(node.node)} 没有字段 {node.attr}{near}"


def _type(node: nodes.Node, names: Mapping[str, Any]) -> type | None:
    """The class that a name, or a field of a noun, stands for; None where that is not known."""
    if isinstance(node, nodes.Name):
        kind = names.get(node.name)
        return kind if getattr(kind, "__module__", "").startswith("jixiaolint.") else None
    if not isinstance(node, nodes.Getattr):
        return None
    owner = _type(node.node, names)
    field = attributes(owner).get(node.attr) if owner is not None else None
    return (field.cls or _WRITTEN.get(field.suffix)) if field is not None else None


def _slots(owner: type) -> tuple[str, ...]:
    return tuple(slot for one in owner.__mro__ for slot in getattr(one, "__slots__", ()))


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
