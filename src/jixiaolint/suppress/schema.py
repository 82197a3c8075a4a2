"""The closed schema of the list of accepted findings."""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import field_validator

from jixiaolint.packs.schema import Closed, Text


class AcceptanceData(Closed):
    """One entry."""

    fingerprint: Text
    rule: Text
    reason: Text
    by: Text
    until: datetime.date

    @field_validator("until", mode="before")
    @classmethod
    def _a_day(cls, value: Any) -> Any:
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                raise ValueError(
                    f"until 要写成年-月-日，例如 2026-06-30（现在是 {value}）"
                ) from None
        return value


class AcceptedData(Closed):
    """The file."""

    accepted: list[AcceptanceData]
