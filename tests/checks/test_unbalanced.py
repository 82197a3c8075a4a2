from __future__ import annotations

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from jixiaolint.checks.unbalanced import Check
from jixiaolint.forms import given

PAIRS = ("“”", "()", "《》", "[]")
CHECK = Check(PAIRS, ('"',))


def marks(*paragraphs: str) -> list[str]:
    document = given.document({"paragraphs": list(paragraphs)})
    return [h.facts["marks"] for h in CHECK.examine(document, None, document) or ()]


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("用于管护（含工资", ["("]),
        ("用于管护含工资）", [")"]),
        ("”一村一品“", ["”“"]),
        ("“一村“一品”", ["“"]),
        ("《办法》（试行", ["("]),
        ('写着"甲', ['"']),
        ("达到95%）", [")"]),
    ],
)
def test_marks_left_alone(text: str, lone: list[str]) -> None:
    assert marks(text) == lone


@pytest.mark.parametrize(
    "text", ["（全角配半角)", "1）甲 2）乙；三）丙 a)丁", '"甲"和"乙"', "“《甲》（[乙]）”"]
)
def test_pairs_and_list_numbers_pass(text: str) -> None:
    assert marks(text) == []


def test_a_pair_parted_by_the_end_of_a_paragraph_passes() -> None:
    assert marks("包括（甲、", "乙）等") == []
    assert marks("包括（甲、", "另一段", "乙）等") == ["(", ")"]


def test_the_words_around_the_mark() -> None:
    document = given.document({"purpose": "用于全乡二十六个村河道管护（含保洁员工资和机井维修"})
    (hit,) = CHECK.examine(document, None, document) or ()
    assert hit.facts["near"] == "十六个村河道管护(含保洁员工资和机"
    assert hit.at == "purpose"


balanced = st.recursive(
    st.text(alphabet="甲乙,、", max_size=3),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(PAIRS), inner).map(lambda p: p[0][0] + p[1] + p[0][1]),
        st.tuples(inner, inner).map("".join),
    ),
    max_leaves=8,
)


@each(balanced)
def test_nested_pairs_are_balanced(text: str) -> None:
    assert marks(text) == []


@each(balanced, balanced, st.sampled_from("“”()《》[]"))
def test_one_mark_too_many_is_seen(before: str, after: str, mark: str) -> None:
    assert marks(before + mark + after) != []
