"""What a table is called in messages and reports."""

from __future__ import annotations

import pytest

from jixiaolint.forms import given


@pytest.mark.parametrize(
    ("title", "name", "label"),
    [
        ("村道养护经费绩效目标表", "村道养护经费", "村道养护经费绩效目标表"),
        ("2. 河堤修缮绩效目标表", "河堤加固", "2. 河堤修缮绩效目标表"),
        ("项目支出绩效目标申报表", "河堤加固", "河堤加固"),
        ("项目支出绩效目标申报表", None, "项目支出绩效目标申报表"),
        (None, "河堤加固", "河堤加固"),
        (None, None, "第1张表"),
    ],
)
def test_a_title_that_every_table_has_gives_way_to_the_project(
    title: str | None, name: str | None, label: str
) -> None:
    assert given.document({"title": title, "name": name}).tables[0].label == label
