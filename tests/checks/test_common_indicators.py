from __future__ import annotations

from typing import Any

from jixiaolint.checks import Words
from jixiaolint.checks.common_indicators import Check
from jixiaolint.forms import given

CHECK = Check(tables=3, share=0.2, except_levels=Words(("满意度指标",)), alike=0.6, rows=4)


def row(name: str, value: str = "95%", level1: str = "产出指标") -> dict[str, Any]:
    return {"level1": level1, "level2": "质量指标", "level3": name, "value": value}


def examine(*tables: Any) -> list[tuple[str, tuple[str, ...]]] | None:
    whole = given.document({"tables": list(tables)})
    hits = CHECK.examine(whole, None, whole)
    return None if hits is None else [(str(h.facts["row"].level3), h.related) for h in hits]


def tables(count: int, others: int = 0) -> list[Any]:
    same = [{"indicators": [row("覆盖率"), row(f"自己的{i}")]} for i in range(count)]
    return same + [{"indicators": [row(f"别的{i}")]} for i in range(others)]


def test_from_three_tables_on() -> None:
    assert examine(*tables(2, 1)) == []
    related = tuple(f"/tables/{i}/indicators/0" for i in range(3))
    assert examine(*tables(3)) == [("覆盖率", related)]
    assert examine(*tables(2)) is None


def test_and_from_a_fifth_of_the_tables_on() -> None:
    assert len(examine(*tables(3, 12)) or []) == 1
    assert examine(*tables(3, 13)) == []


def test_a_table_that_says_it_twice_counts_once() -> None:
    twice = {"indicators": [row("覆盖率"), row("覆盖率")]}
    assert examine(twice, {"indicators": [row("覆盖率")]}, {"indicators": [row("甲")]}) == []


def test_satisfaction_is_passed_over() -> None:
    same = {"indicators": [row("群众满意度", level1="满意度指标")]}
    assert examine(same, same, same) == []


def test_a_cost_that_is_the_tables_own_budget_is_passed_over() -> None:
    def cost(budget: str) -> dict[str, Any]:
        return {"budget": {"total": budget}, "indicators": [row("总成本", "5万元")]}

    assert examine(cost("5"), cost("5.00"), cost("5")) == []
    assert examine(cost("5"), cost("5"), cost("5"), cost("6"), cost("7"), cost("8")) == [
        ("总成本", tuple(f"/tables/{i}/indicators/0" for i in (3, 4, 5)))
    ]


def test_the_unit_of_a_cost_may_stand_in_its_name() -> None:
    def cost(name: str, value: str) -> dict[str, Any]:
        return {"budget": {"total": "5"}, "indicators": [row(name, value)]}

    assert examine(*[cost("总成本（万元）", "5")] * 3) == []
    assert examine(*[cost("总成本（元）", "50000")] * 3) == []
    assert examine(*[cost("补贴村数（个）", "5")] * 3)


def test_twins_say_it_themselves_unless_another_table_has_it_too() -> None:
    twin = {"indicators": [row(n) for n in "甲乙丙丁"]}
    assert examine(twin, twin, twin) == []
    found = examine(twin, twin, twin, {"indicators": [row("甲")]})
    assert [name for name, _ in found or []] == ["甲"]
