from __future__ import annotations

from jixiaolint.checks.numbering import Check
from jixiaolint.forms import given


def examine(*titles: str) -> list[tuple[str, str, int, tuple[str, ...]]] | None:
    document = given.document({"tables": [{"title": t} for t in titles]})
    hits = Check().examine(document, None, document)
    if hits is None:
        return None
    return [(h.variant, h.on.pointer, h.facts["number"], h.related) for h in hits]


def test_one_after_the_other_passes_wherever_it_starts() -> None:
    assert examine("3.养护绩效目标表", "4、路灯绩效目标表") == []


def test_a_table_without_a_number_is_passed_over() -> None:
    assert examine("1.养护绩效目标表", "路灯绩效目标表", "2.清运绩效目标表") == []


def test_a_skip_and_a_repetition() -> None:
    assert examine(
        "1.养护绩效目标表", "4.路灯绩效目标表", "4.清运绩效目标表", "2.绿化绩效目标表"
    ) == [
        ("skips", "/tables/1", 4, ("/tables/0/title",)),
        ("repeats", "/tables/2", 4, ("/tables/1/title",)),
        ("repeats", "/tables/3", 2, ("/tables/2/title",)),
    ]


def test_one_wrong_number_is_told_once() -> None:
    assert examine(
        "1.养护绩效目标表", "7.路灯绩效目标表", "3.清运绩效目标表", "4.绿化绩效目标表"
    ) == [("odd", "/tables/1", 7, ("/tables/0/title",))]


def test_one_number_says_nothing() -> None:
    assert examine("5.养护绩效目标表", "路灯绩效目标表") is None
