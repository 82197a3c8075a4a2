"""The closed schemas of pack files, and validation against a closed schema.

Imported only when packs are read anew: a warm start takes the validated data from the cache.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from jixiaolint.packs import rewording
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


class ChangeData(Closed):
    """Words that a list gains and loses."""

    add: list[Text] = []
    remove: list[Text] = []


class ChangesData(Closed):
    """What packs, profiles, configurations and their overrides change in rules that are there."""

    ignore: list[Text] = []
    severity: dict[str, SeverityName] = {}
    words: dict[str, ChangeData | list[Text]] = {}

    @field_validator("words", mode="before")
    @classmethod
    def _a_list_adds(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {n: {"add": c} if isinstance(c, list) else c for n, c in value.items()}


class ExtendingData(Closed):
    """What builds on others of its kind: one name or path, or several."""

    extends: list[Text] | Text = []

    @field_validator("extends", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


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


class RuleChangeData(Closed):
    """What a pack says anew of a rule that it extends; the parameters of a check one by one."""

    title: Text | None = None
    when: Text | None = None
    require: Text | None = None
    check: dict[str, Any] | None = None
    message: Text | None = None
    message_all: Text | None = None
    suggestion: Text | None = None
    replace: Text | ReplaceData | None = None
    cases: list[CaseData] | None = None
    why: Text | None = None
    fix: Text | None = None
    source: Text | None = None
    examples: Examples | None = None


class PackData(ChangesData, ExtendingData):
    """A pack.yaml; a pack of one file has its rules in it too."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    version: int = 1
    aspect: Aspect = "完整性"
    regulations: list[str] = []
    lexicons: dict[str, list[str]] = {}
    define: dict[str, DefinitionData] = {}
    change: dict[str, RuleChangeData] = {}
    rules: list[dict[str, Any]] = []


def validate(
    model: type[BaseModel],
    node: Any,
    path: Path,
    faults: list[Fault],
    line: Callable[[tuple[str | int, ...]], int] | None = None,
) -> BaseModel | None:
    """The node as a model, or None with every fault noted.

    `line` answers the line of a key's path; without it the node itself does.
    """
    data = _native(node)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for place, told in rewording.reworded(error.errors(include_url=False), data, model):
            at = line_of(node, place) if line is None else line(place)
            faults.append(Fault(str(path), at, told))
        return None


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
