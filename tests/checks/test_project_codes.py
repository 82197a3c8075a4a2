from __future__ import annotations

from typing import Any

from jixiaolint.checks.project_codes import Check
from jixiaolint.forms import given


def code(region: str = "990101", year: int = 23, tail: str = "P00100110001A") -> str:
    return f"{region}{year}{tail}"


def examine(*documents: tuple[int | None, list[str | None]]) -> list[tuple[str, str, Any]] | None:
    run = tuple(
        given.document(
            {"year": year, "tables": [{"code": c, "name": f"项目{c}"} for c in codes]}, f"{i}.docx"
        )
        for i, (year, codes) in enumerate(documents)
    )
    hits = Check().examine(run, None, None)
    if hits is None:
        return None
    return [(h.variant, h.on.pointer, dict(h.facts)) for h in hits]


A, B, C = code(tail="P00100110001A"), code(tail="P00100110002B"), code(tail="P00100110003C")


def test_codes_that_differ_pass_and_no_code_is_not_judged() -> None:
    assert examine((2023, [A, B, C])) == []
    assert examine((2023, [None, "123"])) is None


def test_a_code_is_shared_within_a_document_and_across_the_run() -> None:
    assert examine((2023, [A, B, A])) == [("shared", "/tables/2", {"others": [f"项目{A}"]})]
    two = (given.document({"code": A, "name": name}, f"{name}.docx") for name in ("养护", "路灯"))
    (hit,) = Check().examine(tuple(two), None, None) or ()
    assert (hit.variant, hit.facts["others"]) == ("shared", ["养护（养护.docx）"])


def test_the_same_project_may_stand_in_two_files() -> None:
    assert examine((2023, [A]), (2023, [B, A])) == []


def test_a_region_is_odd_only_against_a_majority() -> None:
    other = code(region="990201")
    facts = {"region": "990201", "usual": "990101"}
    assert examine((2023, [A, B, other])) == [("region", "/tables/2", facts)]
    assert examine((2023, [A, other])) == []


def test_the_year_is_held_against_the_budget_year() -> None:
    later, older = code(year=24), code(year=21)
    assert examine((2023, [later])) == [("later", "/tables/0", {"code_year": 2024, "year": 2023})]
    assert examine((2023, [older])) == [("older", "/tables/0", {"code_year": 2021, "year": 2023})]
    assert examine((None, [later])) == []
