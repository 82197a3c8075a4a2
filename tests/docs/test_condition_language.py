"""The page on the condition language names every word of it, and no other."""

import re
from pathlib import Path

from jixiaolint.expression.functions import FUNCTIONS, GATHERING
from jixiaolint.expression.types import SCOPES
from jixiaolint.packs.pack_schema import RuleData

PAGE = (Path(__file__).parents[2] / "docs/condition-language.md").read_text(encoding="utf-8")


def first_column(heading: str) -> str:
    """The first cells of the rows below a heading."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return "\n".join(row.split("|")[1] for row in section.splitlines() if row.startswith("| `"))


def test_functions() -> None:
    assert set(re.findall(r"`(\w+)\(", first_column("函数"))) == set(FUNCTIONS)
    assert set(GATHERING) <= set(re.findall(r"`(\w+)\(…\)`", PAGE))


def test_scopes() -> None:
    assert set(re.findall(r"`(\w+)`", first_column("查哪里：`scope`"))) == {*SCOPES, "run"}


def test_keys_of_a_rule() -> None:
    assert set(re.findall(r"`(\w+)", first_column("一条规则的各个键"))) == set(
        RuleData.model_fields
    )
