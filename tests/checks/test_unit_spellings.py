from __future__ import annotations

from pathlib import Path
from typing import Any

from jixiaolint import api
from jixiaolint.checks import Words
from jixiaolint.checks.unit_spellings import Check
from jixiaolint.forms import given

CHECK = Check(
    ends=Words(("街道", "镇", "乡")),
    bodies=Words(("人民政府", "办事处", "本级")),
    divisions=Words(("县", "区")),
    common=Words(("乡镇",)),
)


def variants(fragment: dict[str, Any]) -> list[tuple[str, str, int]] | None:
    """Every variant, the usual name, and how often the variant stands."""
    document = given.document(fragment)
    hits = CHECK.examine(document, None, document)
    if hits is None:
        return None
    return [(h.facts["variant"], h.facts["name"], h.facts["times"]) for h in hits]


def of(unit: str, *paragraphs: str) -> list[tuple[str, str, int]] | None:
    return variants({"unit": unit, "paragraphs": list(paragraphs)})


def test_one_character_other_more_or_fewer() -> None:
    assert of("青河县大柳塘镇人民政府", "大柳糖镇人民政府", "大柳家塘镇", "大塘镇各村") == [
        ("大柳糖镇", "大柳塘镇", 1),
        ("大柳家塘镇", "大柳塘镇", 1),
        ("大塘镇", "大柳塘镇", 1),
    ]


def test_another_township_needs_its_government_to_count() -> None:
    assert of("青河县柳塘镇人民政府", "向东到柳湾镇", "下塘镇的水") == []


def test_what_stands_most_often_is_the_usual_name() -> None:
    many = ["青河县柳塘街道办事处"] * 3
    assert of("青河县柳糖街道办事处", *many) == []
    assert of("", "青河县柳糖街道办事处", *many) == [("柳糖街道", "柳塘街道", 1)]


def test_all_places_of_a_spelling_are_counted_whatever_stands_first() -> None:
    few = ["青河县柳糖镇人民政府", "柳糖镇的总体思路"]
    document = given.document({"paragraphs": [*few, *["柳塘镇人民政府"] * 2, *["柳塘镇各村"] * 3]})
    (hit,) = CHECK.examine(document, None, document) or ()
    assert hit.facts == {"name": "柳塘镇", "variant": "柳糖镇", "count": 5, "times": 2}


def in_table(folder: Path, *rows: str) -> list[tuple[str, int]]:
    """Variants and their lines, of a text file of 柳塘镇 with the rows as a table without indicators."""
    path = folder / "a.txt"
    path.write_text("\n".join(["柳塘镇人民政府预算公开", "", *rows]), encoding="utf-8")
    document = api.document(path)
    hits = CHECK.examine(document, None, document) or ()
    return [(h.facts["variant"], h.on.place.line) for h in hits]


def test_cells_of_tables_without_indicators_are_read(tmp_path: Path) -> None:
    rows = ("单位名称\t单位性质\t规格", "柳糖镇人民政府本级\t行政\t科")
    assert in_table(tmp_path, *rows) == [("柳糖镇", 4)]


def test_a_list_of_townships_is_no_list_of_spellings(tmp_path: Path) -> None:
    rows = ("单位名称\t金额\t备注", "柳塘镇人民政府\t20万元\t无", "柳糖镇人民政府\t10万元\t无")
    assert in_table(tmp_path, *rows) == []


def test_the_name_comes_from_the_tables_when_the_document_has_none() -> None:
    table = {"org": "910001青河县柳塘镇人民政府本级", "purpose": "拨付柳糖镇本级"}
    assert variants(table) == [("柳糖镇", "柳塘镇", 1)]


def test_no_name_no_judgement() -> None:
    assert of("", "各乡镇人民政府要加强管理") is None
