from __future__ import annotations

import pytest

from jixiaolint.checks.mixed_marks import Check
from jixiaolint.forms import given

CHECK = Check(("，,", "：:", "（）()", "％%"))


def marks(text: str) -> list[tuple[str, str]] | None:
    document = given.document({"purpose": text})
    hits = CHECK.examine(document, None, document)
    return None if hits is None else [m for h in hits for m in h.facts["marks"]]


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("甲，乙,丙", [("，", ",")]),
        ("甲（乙)", [("（", ")")]),
        ("甲（乙）和(丙)，达到５％、6%", [("（", "("), ("％", "%")]),
    ],
)
def test_mixed(text: str, mixed: list[tuple[str, str]]) -> None:
    assert marks(text) == mixed


@pytest.mark.parametrize("text", ["甲，1,200元", "时间：8:30", "甲,乙(丙)", "甲，乙（丙）"])
def test_one_form_and_marks_inside_figures_pass(text: str) -> None:
    assert marks(text) == []


def test_paragraphs_are_not_cells() -> None:
    document = given.document({"paragraphs": ["甲，乙,丙"]})
    assert CHECK.examine(document, None, document) is None
