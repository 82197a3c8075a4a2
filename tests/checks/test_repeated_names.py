from __future__ import annotations

from jixiaolint.checks.repeated_names import Check
from jixiaolint.forms import given


def examine(*rows: tuple[str, str]) -> list[tuple[str, int, tuple[str, ...]]]:
    cells = [{"level1": "产出指标", "level2": two, "level3": three} for two, three in rows]
    document = given.document({"indicators": cells})
    table = document.tables[0]
    hits = Check().examine(table, table, document) or ()
    return [(h.on.pointer, h.facts["first"].index, h.related) for h in hits]


def test_every_later_row_is_held_against_the_first() -> None:
    name = "养护长度"
    assert examine(("数量指标", name), ("数量指标", "养护 长度"), ("数量指标", name)) == [
        ("/tables/0/indicators/1", 0, ("/tables/0/indicators/0/level3",)),
        ("/tables/0/indicators/2", 0, ("/tables/0/indicators/0/level3",)),
    ]


def test_another_level_2_or_a_blank_name_is_no_repetition() -> None:
    assert examine(("数量指标", "养护长度"), ("质量指标", "养护长度")) == []
    assert examine(("数量指标", ""), ("数量指标", "")) == []
