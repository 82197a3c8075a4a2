from __future__ import annotations

from jixiaolint.checks.heading_numbers import Check
from jixiaolint.forms import given


def examine(*paragraphs: str, titles: tuple[str, ...] = ()) -> list[tuple[str, int]] | None:
    """Every hit's variant and paragraph."""
    fragment = {"paragraphs": list(paragraphs), "tables": [{"title": t} for t in titles]}
    document = given.document(fragment)
    hits = Check(longest=10).examine(document, None, document)
    return None if hits is None else [(h.variant, h.on.place.paragraph) for h in hits]


def test_a_sound_outline() -> None:
    outline = (
        "第一部分 甲,一、乙,（一）丙,1.丁,2.戊,（二）己,1.庚,二、辛,（一）壬,第二部分 癸,一、子"
    )
    assert examine(*outline.split(",")) == []


def test_skips_and_repeats() -> None:
    assert examine("一、甲", "三、乙", "三、丙", "二、丁") == [
        ("skips", 2),
        ("repeats", 3),
        ("repeats", 4),
    ]


def test_the_same_words_under_the_next_number() -> None:
    assert examine("（一）强化监督。先查账。", "（二）强化监督。再查物。") == [("twice", 2)]


def test_a_heading_said_again_without_its_number() -> None:
    assert examine("一、总体目标", "总体目标", "二、保障措施") == [("twice", 2)]
    assert examine("一、总体目标", "正文", "总体目标", "二、保障措施") == []


def test_a_heading_said_again_under_another_kind_of_number() -> None:
    assert examine("（一）总体目标", "一、总体目标", "二、保障措施") == [("twice", 2)]
    assert examine("一、甲", "二、总体目标", "（一）总体目标", "（二）丙") == [("twice", 3)]
    assert examine("（一）总体目标", "正文", "一、总体目标") == []
    assert examine("一、总体目标", "（一）总体目标：修路", "（二）丙") == []


def test_a_number_inside_the_text_before_is_glued() -> None:
    assert examine("（一）甲", "办结率百分之九十（二）乙", "（三）丙") == [("glued", 2)]


def test_an_outer_list_goes_on_after_an_inner_one() -> None:
    assert examine("（一）甲", "一、乙", "二、丙", "（二）丁", "一、戊") == []


def test_contents_lines_decimals_and_titles_are_no_headings() -> None:
    assert examine("一、甲 3", "三、乙 8") is None
    assert examine("1.5公里", "3.8公里") is None
    assert examine("1.甲", "9.乙绩效目标表", "2.丙", titles=("9.乙绩效目标表",)) == []
