from __future__ import annotations

from jixiaolint.checks.same_goals import Check
from jixiaolint.forms import given


def groups(*goals: list[str]) -> list[tuple[str, ...]] | None:
    tables = [{"title": f"表{i}", "goals": g} for i, g in enumerate(goals)]
    whole = given.document({"tables": tables})
    hits = Check().examine(whole, None, whole)
    return None if hits is None else [h.related for h in hits]


def test_numbering_and_cells_make_no_difference() -> None:
    same = ["1.清运垃圾。\n2.管护河道"], ["清运垃圾", "管护河道。"], ["目标1清运垃圾 目标2管护河道"]
    assert groups(*same) == [("/tables/0/goals", "/tables/1/goals", "/tables/2/goals")]


def test_order_makes_no_difference() -> None:
    same = ["1.清运垃圾，管护河道；2.植树"], ["植树", "清运垃圾、管护河道"]
    assert groups(*same) == [("/tables/0/goals", "/tables/1/goals")]


def test_a_figure_makes_a_difference() -> None:
    assert groups(["清运垃圾2.5万吨"], ["清运垃圾3.5万吨"]) == []


def test_blank_goals_are_not_the_same_goals() -> None:
    assert groups([], [""], []) == []
    assert groups(["清运垃圾"]) is None
