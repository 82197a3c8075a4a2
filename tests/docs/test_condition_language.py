"""The page on the condition language names every word of it, and no other."""

import re
from pathlib import Path

from jixiaolint.expression.functions import FUNCTIONS, GATHERING
from jixiaolint.expression.types import SCOPES, Type, attributes
from jixiaolint.model.quantity import Measure
from jixiaolint.packs.example_schema import ExampleData
from jixiaolint.packs.pack_schema import RuleData

PAGE = (Path(__file__).parents[2] / "docs/condition-language.md").read_text(encoding="utf-8")

INSIDE = {"pointer", "grid", "other_tables"}
"""What a rule has no use for: the way to a place, and the cells as they stand in the file."""


def first_column(heading: str) -> str:
    """The first cells of the rows below a heading."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return "\n".join(row.split("|")[1] for row in section.splitlines() if row.startswith("| `"))


def test_functions() -> None:
    assert set(re.findall(r"`(\w+)\(", first_column("函数"))) == set(FUNCTIONS)
    assert set(GATHERING) <= set(re.findall(r"`(\w+)\(…\)`", PAGE))


def test_scopes() -> None:
    assert set(re.findall(r"`(\w+)`", first_column("查哪里：`scope`"))) == {*SCOPES, "run"}


def test_fields() -> None:
    (section,) = re.findall(r"^## 有哪些字段\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)
    told = {name.rpartition(".")[2] for name in re.findall(r"`([a-z_0-9.]+)`", section)}
    nouns = (*SCOPES.values(), Measure)
    known = {name for noun in nouns for name in attributes(noun)} - INSIDE
    assert known - told == set()
    parts = {name for noun in nouns for t in attributes(noun).values() for name in inner(t)}
    assert told - known - parts - set(SCOPES) == set()


def inner(kind: Type) -> set[str]:
    """The fields of a noun within a noun, such as a table's budget."""
    noun = kind.cls or (kind.item.cls if kind.item else None)
    return set(attributes(noun)) if noun else set()


def test_keys_of_an_example() -> None:
    assert set(re.findall(r"`(\w+)`", first_column("例子怎么写"))) == set(ExampleData.model_fields)


def test_keys_of_a_rule() -> None:
    assert set(re.findall(r"`(\w+)", first_column("一条规则的各个键"))) == set(
        RuleData.model_fields
    )
