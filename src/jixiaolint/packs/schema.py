"""Closed schemas: what packs and settings have in common, and validation against one.

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
)

from jixiaolint.packs import rewording
from jixiaolint.packs.yaml import line_of
from jixiaolint.rule import Fault

Text = Annotated[str, Field(min_length=1)]
SeverityName = Literal["error", "warning", "info"]


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
