from __future__ import annotations

from jixiaolint.forms import given
from jixiaolint.model.pieces import PARTS, pieces


def test_paragraphs_then_cells_in_order_and_nothing_blank() -> None:
    row = {"level3": "里程", "description": "", "value": "3公里", "basis": "合同"}
    table = {"title": "修路绩效目标表", "name": "村道", "purpose": "硬化", "goals": ["三公里", ""]}
    document = given.document(
        {"paragraphs": ["正文", ""], "tables": [{**table, "indicators": [row]}]}
    )
    found = list(pieces(document))
    assert [(p.part, p.text.plain) for p in found] == [
        ("paragraph", "正文"),
        ("title", "修路绩效目标表"),
        ("name", "村道"),
        ("purpose", "硬化"),
        ("goal", "三公里"),
        ("level3", "里程"),
        ("value", "3公里"),
        ("basis", "合同"),
    ]
    assert {p.part for p in found} <= set(PARTS)


def test_a_title_is_not_said_twice() -> None:
    document = given.document(
        {"paragraphs": ["1.村 道"], "tables": [{"title": "1.村道", "name": "村道"}]}
    )
    assert [(p.part, p.text.plain) for p in pieces(document)] == [("name", "村道")]
