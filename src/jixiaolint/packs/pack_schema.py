"""The closed schemas of a pack's files. Imported only when packs are read anew."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from jixiaolint.packs.example_schema import ExampleData
from jixiaolint.packs.schema import ChangesData, Closed, ExtendingData, SeverityName, Text

Aspect = Literal["完整性", "相关性", "适当性", "可行性"]
ScopeName = Literal[
    "run", "document", "table", "plan", "period", "goal", "indicator", "paragraph"
]  # fmt: skip


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

    bad: Annotated[list[ExampleData], Field(min_length=1)]
    good: Annotated[list[ExampleData], Field(min_length=1)]


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
