"""JSON Schemas of the files that people write, from the very models that validate them."""

from __future__ import annotations

from typing import Any

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Schema by the kind of file: rule, pack, form, profile, config, accepted, document."""
    from pydantic import BaseModel

    from jixiaolint.forms.canonical_schema import DocumentsData
    from jixiaolint.forms.schema import FormData
    from jixiaolint.packs.pack_schema import PackData, RuleData
    from jixiaolint.settings.schema import ConfigData, ProfileData
    from jixiaolint.suppress.schema import AcceptedData

    models: dict[str, type[BaseModel]] = {
        "rule": RuleData,
        "pack": PackData,
        "form": FormData,
        "profile": ProfileData,
        "config": ConfigData,
        "accepted": AcceptedData,
        "document": DocumentsData,
    }
    return {
        name: {"$schema": _DIALECT, **model.model_json_schema(by_alias=True)}
        for name, model in models.items()
    }
