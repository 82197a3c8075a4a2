"""The closed schemas of pack files, and their faults reworded in Chinese with line and nearest name.

Imported only when packs are read anew: a warm start takes the validated data from the cache.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator
from pydantic_core import ErrorDetails

from jixiaolint import checks
from jixiaolint.expression import nearest
from jixiaolint.packs.yaml import line_of
from jixiaolint.rule import Fault

Text = Annotated[str, Field(min_length=1)]
SeverityName = Literal["error", "warning", "info"]
Aspect = Literal["完整性", "相关性", "适当性", "可行性"]
ScopeName = Literal[
    "run", "document", "table", "plan", "period", "goal", "indicator", "paragraph"
]  # fmt: skip


class Closed(BaseModel):
    """A mapping in which every unknown key is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ReplaceData(Closed):
    """`replace:` where it is not the text of the finding's own field alone."""

    text: Text
    at: str = ""
    each: str = ""


class CaseData(Closed):
    """`cases:` of a rule."""

    when: Text | None = None
    variant: str = ""
    severity: SeverityName | None = None
    message: Text | None = None
    suggestion: Text | None = None
    replace: Text | ReplaceData | None = None

    @model_validator(mode="after")
    def _chosen(self) -> CaseData:
        if not self.when and not self.variant:
            raise ValueError("cases 的每一项要写 when 或 variant")
        return self


class EachData(Closed):
    """One item of `each:`: what must hold, under which name, and where the finding points."""

    name: Text
    at: str = ""
    require: Text


class Examples(Closed):
    """At least one document fragment on which the rule fires, and one on which it is silent."""

    bad: Annotated[list[dict[str, Any]], Field(min_length=1)]
    good: Annotated[list[dict[str, Any]], Field(min_length=1)]


class RuleData(Closed):
    """A rule file."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2,6}\d{3}$")]
    title: Text
    severity: SeverityName
    scope: ScopeName
    when: Text | None = None
    require: Text | None = None
    each: list[EachData] = []
    check: dict[str, Any] | None = None
    at: str = ""
    related: list[Text] = []
    message: Text
    message_all: Text | None = None
    suggestion: Text | None = None
    replace: Text | ReplaceData | None = None
    why: Text
    fix: Text
    source: Text
    facts: dict[str, Text] = {}
    aspect: Aspect | None = None
    cases: list[CaseData] = []
    beats: list[str] = []
    gather: Literal["", "every", "any"] = ""
    once: bool = False
    examples: Examples

    @model_validator(mode="after")
    def _one_way(self) -> RuleData:
        if sum(map(bool, (self.require, self.each, self.check))) != 1:
            raise ValueError("require、each、check 要写一样，也只能写一样")
        if bool(self.gather) != bool(self.message_all):
            raise ValueError("gather 和 message_all 要一起写")
        return self


class DefinitionData(Closed):
    """A named expression about one noun."""

    of: Literal["document", "table", "plan", "period", "goal", "indicator"]
    value: Text


class PackData(Closed):
    """A pack.yaml; a pack of one file has its rules in it too."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    version: int = 1
    aspect: Aspect = "完整性"
    regulations: list[str] = []
    lexicons: dict[str, list[str]] = {}
    define: dict[str, DefinitionData] = {}
    rules: list[dict[str, Any]] = []


def validate(
    model: type[BaseModel], node: Any, path: Path, faults: list[Fault]
) -> BaseModel | None:
    """The node as a model, or None with every fault noted."""
    try:
        return model.model_validate(_native(node))
    except ValidationError as error:
        faults.extend(
            Fault(str(path), line_of(node, tuple(e["loc"])), _worded(e, model))
            for e in error.errors(include_url=False)
        )
        return None


def validate_check(rule: RuleData, node: Any, path: Path, faults: list[Fault]) -> None:
    """The parameters under `check:` against the fields of their kind."""
    parameters = dict(rule.check or {})
    kind = parameters.pop("kind", None)
    line = line_of(node, ("check", "kind"))
    if kind not in checks.kinds():
        near = nearest(str(kind), checks.kinds()) or f"，可用的有：{'、'.join(checks.kinds())}"
        faults.append(Fault(str(path), line, f"没有检查种类 {kind}{near}"))
        return
    model = parameters_model(kind)
    below = (node.get("check") if hasattr(node, "get") else None) or {}
    validated = {k: v for k, v in below.items() if k != "kind"}
    try:
        model.model_validate(_native(validated))
    except ValidationError as error:
        faults.extend(
            Fault(str(path), line_of(node, ("check", *e["loc"])), _worded(e, model))
            for e in error.errors(include_url=False)
        )


def parameters_model(kind: str) -> type[BaseModel]:
    """A closed model with the fields of a kind of check."""
    make = typing.cast(Any, checks.kind(kind))
    hints = typing.get_type_hints(make)
    words = str | list[str]
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(make):
        hint = hints[field.name]
        hint = {checks.Words: words, dict[str, checks.Words]: dict[str, words]}.get(hint, hint)
        if typing.get_origin(hint) is tuple:
            hint = list[typing.get_args(hint)[0]]  # type: ignore[misc]
        default = ... if field.default is dataclasses.MISSING else field.default
        fields[field.name] = (hint, list(default) if isinstance(default, tuple) else default)
    return create_model(f"check {kind}", __base__=Closed, **fields)


def _native(node: Any) -> Any:
    """Ruamel's round-trip nodes as plain Python, so that strict validation sees plain types."""
    if isinstance(node, dict):
        return {str(k): _native(v) for k, v in node.items()}
    if isinstance(node, list):
        return [_native(v) for v in node]
    if isinstance(node, bool) or node is None:
        return node
    for plain_type in (int, float, str):
        if isinstance(node, plain_type):
            return plain_type(node)
    return node


def _worded(error: ErrorDetails, model: type[BaseModel]) -> str:
    place = ".".join(str(p) for p in error["loc"]) or "文件"
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"不认识的键 {place}{_near_key(error['loc'], model)}"
    if kind == "missing":
        return f"缺少 {place}"
    if kind == "value_error":
        return str(context.get("error"))
    if kind == "literal_error":
        near = nearest(str(error["input"]), list(_quoted(context["expected"])))
        return f"{place} 不能是 {error['input']!r}，只能是 {context['expected']}{near}"
    words = {
        "string_type": "要写成文字",
        "int_type": "要写成整数",
        "list_type": "要写成列表",
        "dict_type": "要写成“键: 值”",
        "bool_type": "要写成 true 或 false",
        "string_too_short": "不能空着",
        "too_short": "不能空着",
    }
    if kind == "string_pattern_mismatch":
        return f"{place} 的写法 {error['input']!r} 不对，应当符合 {context['pattern']}"
    return f"{place} {words.get(kind, error['msg'])}（现在是 {error['input']!r}）"


def _quoted(expected: str) -> Iterator[str]:
    return (part.strip(" '") for part in expected.replace(" or ", ",").split(","))


def _near_key(location: Sequence[str | int], model: type[BaseModel]) -> str:
    """The nearest key that the mapping at this location knows."""
    current: Any = model
    for step in location[:-1]:
        if (
            isinstance(step, str)
            and hasattr(current, "model_fields")
            and step in current.model_fields
        ):
            current = _inner_model(current.model_fields[step].annotation)
    known = list(getattr(current, "model_fields", {}))
    return nearest(str(location[-1]), known) or (f"，可用的有：{'、'.join(known)}" if known else "")


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner_model(a) for a in typing.get_args(annotation))
    return next((a for a in inner if a is not None), None)
