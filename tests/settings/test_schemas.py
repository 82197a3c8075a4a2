"""The schemas for editors accept what the program accepts and refuse what it refuses."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from jixiaolint import api, packs

SHIPPED = packs.shipped()


def load(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def files() -> list[tuple[str, Path]]:
    rules = [("rule", p) for p in SHIPPED.glob("*/[A-Z]*.yaml")]
    heads = [("pack", p) for p in SHIPPED.glob("*/pack.yaml")]
    forms = [("form", p) for p in SHIPPED.glob("forms/*.yaml")]
    return [*rules, *heads, *forms, *(("profile", p) for p in SHIPPED.glob("profiles/*.yaml"))]


@pytest.mark.parametrize("kind", ["rule", "pack", "form", "profile"])
def test_shipped_files_fit_their_schema(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(api.schemas()[kind])
    some = [path for k, path in files() if k == kind]
    assert some
    for path in some:
        assert list(validator.iter_errors(load(path))) == [], path


def test_a_misspelt_key_is_refused() -> None:
    validator = jsonschema.Draft202012Validator(api.schemas()["config"])
    assert list(validator.iter_errors({"selct": ["BUD"]}))
    good = {"select": ["BUD"], "fail_on": "warning", "profile": "strict", "words": {"x": ["甲"]}}
    assert not list(validator.iter_errors(good))
