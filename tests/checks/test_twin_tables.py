from __future__ import annotations

from jixiaolint.checks.twin_tables import Check, twin_groups
from jixiaolint.forms import given
from jixiaolint.model.document import Document


def document(*tables: str) -> Document:
    """Each letter is a row: the same letter, the same indicator."""
    return given.document(
        {
            "tables": [
                {
                    "title": f"表{i}",
                    "indicators": [
                        {"level2": "数量指标", "level3": c, "value": "1个"} for c in rows
                    ],
                }
                for i, rows in enumerate(tables)
            ]
        }
    )


def groups(*tables: str, rows: int = 4) -> list[list[int]]:
    found = twin_groups(document(*tables).tables, 0.6, rows)
    return [[t.index for t in g] for g in found]


def test_six_tenths_exactly_is_enough() -> None:
    assert groups("甲乙丙丁", "甲乙丙戊") == [[0, 1]]
    assert groups("甲乙丙丁戊己", "甲乙丙丁庚辛") == []


def test_groups_that_share_a_member_are_joined() -> None:
    assert groups("甲乙丙丁戊", "乙丙丁戊己", "丙丁戊己庚", "子丑寅卯") == [[0, 1, 2]]


def test_short_tables_take_no_part() -> None:
    assert groups("甲乙丙", "甲乙丙") == []
    assert groups("甲甲甲甲", "甲甲甲甲") == []


def test_rows_without_a_name_do_not_count() -> None:
    blank = [{"level2": f"{c}指标", "level3": "", "value": None} for c in "甲乙丙丁"]
    both = given.document({"tables": [{"indicators": blank}, {"indicators": blank}]})
    assert twin_groups(both.tables, 0.6, 4) == []


def test_name_without_parenthesis_and_value_make_a_row() -> None:
    rows = [{"level2": "数量指标", "level3": c, "value": "1个"} for c in "甲乙丙丁"]
    same = [{**r, "level3": f"{r['level3']}（个）"} for r in rows]
    other = [{**r, "value": "2个"} for r in rows]
    both = given.document({"tables": [{"indicators": rows}, {"indicators": same}]})
    apart = given.document({"tables": [{"indicators": rows}, {"indicators": other}]})
    assert len(twin_groups(both.tables, 0.6, 4)) == 1
    assert twin_groups(apart.tables, 0.6, 4) == []


def test_the_hit_names_tables_and_what_all_of_them_share() -> None:
    whole = document("甲乙丙丁戊", "乙丙丁戊己")
    (hit,) = Check(0.6, 4).examine(whole, None, whole) or ()
    assert hit.facts == {"names": ["表0", "表1"], "shared": ["乙", "丙", "丁", "戊"]}
    assert hit.related == ("/tables/0", "/tables/1")


def test_a_single_table_is_not_judged() -> None:
    alone = document("甲乙丙丁")
    assert Check(0.6, 4).examine(alone, None, alone) is None
