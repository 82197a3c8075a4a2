from __future__ import annotations

from jixiaolint.checks.repeated_paragraphs import Check
from jixiaolint.forms import given


def examine(*paragraphs: str, least: int = 4) -> list[tuple[int, int, int]] | None:
    """For every hit the numbers of the later paragraph and the first, and how many in a row."""
    document = given.document({"paragraphs": list(paragraphs)})
    hits = Check(least).examine(document, None, document)
    if hits is None:
        return None
    return [
        (h.on.place.paragraph, h.facts["first"].place.paragraph, h.facts["count"]) for h in hits
    ]


def test_white_space_makes_no_difference() -> None:
    assert examine("甲甲甲甲", "乙乙乙乙", "甲甲 甲甲") == [(3, 1, 1)]


def test_short_paragraphs_may_repeat() -> None:
    assert examine("甲甲甲", "甲甲甲", "乙乙乙乙") == []
    assert examine("甲甲甲", "甲甲甲") is None


def test_a_passage_pasted_again_is_one_hit() -> None:
    assert examine("甲甲甲甲", "乙乙乙乙", "丙丙丙丙", "甲甲甲甲", "小标题", "乙乙乙乙") == [
        (4, 1, 2)
    ]


def test_each_later_passage_is_a_hit() -> None:
    assert examine("甲甲甲甲", "乙乙乙乙", "甲甲甲甲", "乙乙乙乙", "甲甲甲甲", "乙乙乙乙") == [
        (3, 1, 4)
    ]
    assert examine("甲甲甲甲", "甲甲甲甲", "子子子子", "甲甲甲甲") == [(2, 1, 1), (4, 1, 1)]


def test_other_order_is_another_passage() -> None:
    assert examine("甲甲甲甲", "乙乙乙乙", "乙乙乙乙", "甲甲甲甲") == [(3, 2, 1), (4, 1, 1)]
