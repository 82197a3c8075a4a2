"""The closed schemas of configuration and profile files. Imported only when one is read anew."""

from __future__ import annotations

from typing import Any

from pydantic import field_validator

from jixiaolint.packs.schema import ChangesData, ExtendingData, Text
from jixiaolint.settings.resolving import YEARS


class LayerData(ChangesData):
    """What profiles, configurations and their overrides have in common."""

    select: list[Text] = []


class ProfileData(LayerData, ExtendingData):
    """A profile: a layer with a name, which may build on others."""

    name: Text
    title: Text


class OverrideData(LayerData):
    """A layer for the documents whose path (from the configuration's folder) matches a pattern."""

    paths: list[Text]


class ConfigData(LayerData):
    """jixiaolint.yaml, or [tool.jixiaolint] of pyproject.toml. Paths count from its folder."""

    profile: list[Text] | Text = []
    rules: list[Text] | Text = []
    forms: list[Text] | Text = []
    year: int | None = None
    fail_on: str | None = None
    baseline: Text | None = None
    accepted: Text | None = None
    exclude: list[Text] = []
    overrides: list[OverrideData] = []

    @field_validator("profile", "rules", "forms", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("year")
    @classmethod
    def _a_year(cls, value: int | None) -> int | None:
        if value is not None and not YEARS[0] <= value <= YEARS[1]:
            raise ValueError(f"year 要在 {YEARS[0]} 到 {YEARS[1]} 之间（现在是 {value}）")
        return value

    @field_validator("fail_on")
    @classmethod
    def _a_level(cls, value: str | None) -> str | None:
        if value not in (None, "error", "warning", "info", "never"):
            raise ValueError(f"fail_on 不能是 {value!r}，只能是 error、warning、info、never")
        return value
