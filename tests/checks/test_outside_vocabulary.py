from __future__ import annotations

from jixiaolint.checks import Words
from jixiaolint.checks.outside_vocabulary import Check
from jixiaolint.forms import given

CHECK = Check(level1=Words(("产出指标",)), level2=Words(("数量指标",)))


def examine(*levels: tuple[str, str]) -> list[tuple[str, str, str, tuple[str, ...]]] | None:
    rows = [{"level1": one, "level2": two, "level3": "长度"} for one, two in levels]
    document = given.document({"name": "村道养护经费", "indicators": rows})
    table = document.tables[0]
    hits = CHECK.examine(table, table, document)
    if hits is None:
        return None
    return [(h.facts["level"], h.key, f"{h.on.pointer}/{h.at}", h.related) for h in hits]


def test_each_strange_name_is_told_once_with_all_its_rows() -> None:
    found = examine(("产出指标", "数量指标"), ("效果 指标", "数量指标"), ("效果指标", "进度指标"))
    assert found == [
        (
            "一级指标",
            "效果指标",
            "/tables/0/indicators/1/level1",
            ("/tables/0/indicators/2/level1",),
        ),
        ("二级指标", "进度指标", "/tables/0/indicators/2/level2", ()),
    ]


def test_a_blank_name_is_not_strange_and_no_row_is_not_judged() -> None:
    assert examine(("产出指标", "")) == []
    assert examine() is None
