from __future__ import annotations

from dataclasses import replace
from typing import Any

from jixiaolint.checks import Words
from jixiaolint.checks.topic_mismatch import Check
from jixiaolint.forms import given

CHECK = Check(
    topics={
        "办公": Words(("办公", "电脑")),
        "道路": Words(("修建道路", "道路")),
        "绿化": Words(("绿化", "苗木")),
        "工资": Words(("工资",)),
    },
    marks={"办公": Words(("办公设备",)), "绿化": Words(("苗木成活率",))},
    clears={"绿化": Words(("道路",))},
    plausible={"办公": Words(("工作经费",))},
    general=Words(("统筹使用",)),
    masks=Words(("社会主义道路", "办公室")),
    ways=Words(("工资",)),
    most=2,
    copies=3,
)
OFFICE = {"level2": "数量指标", "level3": "办公设备更新台数", "value": "5台"}


def table(name: str, purpose: str = "", goals: str = "", row: Any = OFFICE) -> dict[str, Any]:
    return {"title": name, "name": name, "purpose": purpose, "goals": [goals], "indicators": [row]}


def examine(*tables: dict[str, Any], at: int = 0) -> list[dict[str, Any]] | None:
    document = given.document({"tables": list(tables)})
    hits = CHECK.examine(document.tables[at], document.tables[at], document)
    return None if hits is None else [{**h.facts, "related": h.related} for h in hits]


def test_the_hit_names_the_words_on_both_sides() -> None:
    (hit,) = examine(table("村道", "修建道路")) or []
    assert (hit["topic"], hit["word"]) == ("办公", "办公设备")
    assert hit["own"] == [("道路", "修建道路", "purpose")]
    assert (hit["copies"], hit["home"], hit["related"]) == ([], [], ())


def test_the_word_shown_is_not_cut_out_of_two() -> None:
    check = replace(CHECK, topics={"道路": Words(("村道", "道路")), "办公": Words(("办公",))})
    for name, word in {"柳湾村道路养护": "道路", "柳湾村道养护": "村道"}.items():
        document = given.document({"tables": [table(name)]})
        hits = check.examine(document.tables[0], document.tables[0], document) or ()
        assert [sign.word for hit in hits for sign in hit.facts["own"]] == [word]


def test_where_the_row_stands_again_and_where_it_belongs() -> None:
    (hit,) = examine(table("道路"), table("机关办公"), table("工资")) or []
    assert hit["copies"] == ["机关办公", "工资"]
    assert hit["home"] == ["机关办公"]
    assert hit["related"] == ("/tables/1/indicators/0", "/tables/2/indicators/0", "/tables/1")


def test_a_topic_named_in_purpose_or_goals_is_at_home() -> None:
    assert examine(table("道路", "也买电脑")) == []
    assert examine(table("道路", "", "给养护站添电脑")) == []


def test_a_neighbouring_topic_clears_the_row() -> None:
    trees = {"level3": "苗木成活率", "value": "90%"}
    assert examine(table("道路", row=trees)) == []
    assert len(examine(table("工资", row=trees)) or []) == 1


def test_the_row_itself_may_name_the_projects_topic() -> None:
    assert examine(table("道路", row={"level3": "办公设备", "description": "道路养护站用"})) == []


def test_unknown_mixed_and_general_projects_are_not_judged() -> None:
    assert examine(table("上级资金", "按规定使用")) is None
    assert examine(table("道路、绿化", "买电脑")) is None
    assert len(examine(table("道路、绿化", "发工资")) or []) == 1
    assert examine(table("道路", "由乡里统筹使用")) is None


def test_masked_phrases_say_nothing_of_the_topic() -> None:
    assert examine(table("学习资料", "坚持社会主义道路")) is None
    assert len(examine(table("道路", "由办公室负责")) or []) == 1


def test_goals_decide_only_where_name_and_purpose_are_silent() -> None:
    (hit,) = examine(table("上级资金", "", "新修道路三公里")) or []
    assert hit["own"][0].where == "goals"
    assert len(examine(table("道路", "", "发工资、搞绿化")) or []) == 1


def test_plausible_rows_are_faults_only_when_copied() -> None:
    road, trees, wages = (table(f"{n}工作经费") for n in ("道路", "绿化", "工资"))
    assert examine(road, trees) == []
    assert [len(examine(road, trees, wages, at=i) or []) for i in range(3)] == [1, 1, 1]
    other = table("工资工作经费", row={**OFFICE, "value": "6台"})
    assert examine(road, trees, other) == []
