"""Rows below the indicators: those who sign and remark are no indicators, and indicators no remarks."""

import pytest
from sketches import drawn, one, read, rows

HEAD = ("项目名称|村道养护|<|<", "一级指标|二级指标|三级指标|指标值")
FIRST = "产出指标|数量指标|里程|≥12公里"


@pytest.mark.parametrize(
    "line",
    [
        "填报人：某某|单位负责人：|联系电话：|填报日期：2024年1月5日",
        "填表人（签字）：某某|<|审核人（签字）：|<",
        "制表人：某某|<|负责人：|<",
        "财务负责人：|<|项目负责人：|<",
        "分管领导签字：|<|经办人：|<",
        "业务科室审核意见|同意|<|<",
        "绩效目标审核意见|同意|<|<",
        "填表说明：按批复填写。|<|<|<",
    ],
)
def test_a_row_to_sign_is_no_indicator(line: str) -> None:
    assert rows(one(*HEAD, FIRST, line)) == ["产出指标 数量指标 里程 ≥12公里"]


def test_labels_with_colons_that_nobody_knows_are_told() -> None:
    (table,) = read(drawn(*HEAD, FIRST, "录入员：某某|终审员：|<|<")).tables
    assert rows(table) == ["产出指标 数量指标 里程 ≥12公里"]
    assert [left.text for left in table.leftovers] == ["录入员：某某｜终审员："]


def test_an_indicator_may_have_the_name_of_a_remark() -> None:
    table = one(*HEAD, FIRST, "^|^|其他|≥3项", "^|质量指标|说明|≥2次")
    assert rows(table)[1:] == ["产出指标 数量指标 其他 ≥3项", "产出指标 质量指标 说明 ≥2次"]


def test_a_project_of_a_list_may_begin_like_a_remark() -> None:
    document = read(
        drawn(
            "单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标值",
            "石桥镇人民政府|其他活动经费|3|办活动|产出指标|数量指标|活动|12次",
            "^|^|^|^|^|^|说明会|3次",
            "^|合计用工补助|2|补助|产出指标|数量指标|用工|12人",
            "合计|<|5|||||",
            "填报人：某某|<|<|单位负责人：|<|<|联系电话：|<",
        )
    )
    assert [str(table.name) for table in document.tables] == ["其他活动经费", "合计用工补助"]
    assert [str(row.level3) for row in document.tables[0].indicators] == ["活动", "说明会"]
    assert [table.leftovers for table in document.tables] == [(), ()]
