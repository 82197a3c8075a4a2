from __future__ import annotations

from typing import Any

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


def test_the_name_comes_from_the_tables_when_the_document_has_none() -> None:
    table = {"org": "910001青河县柳塘镇人民政府本级", "purpose": "拨付柳糖镇本级"}
    assert variants(table) == [("柳糖镇", "柳塘镇", 1)]


def test_no_name_no_judgement() -> None:
    assert of("", "各乡镇人民政府要加强管理") is None
