"""Texts that lost merged cells, and maybe blank ones too: what can still be told, and that the rest is."""

import pytest
from sketches import drawn, one, read, rows

from jixiaolint.model.document import Table
from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import TextPlace


def lost(*lines: str, blank: bool = True) -> Grid:
    """A grid of a text without merged cells, with or without the `blank` ones."""
    cells = []
    for r, line in enumerate(lines):
        texts = [text.strip() for text in line.split("|") if text.strip() not in ("<", "^")]
        kept = [text for text in texts if text or blank]
        cells += [Cell(r, c, 1, 1, text, TextPlace(r + 1, c + 1)) for c, text in enumerate(kept)]
    return Grid(tuple(cells), spans=False)


def same(*lines: str, blank: bool = True) -> Table:
    """The table of the text, which tells of each indicator what the table with all its cells tells."""
    (table,) = read(lost(*lines, blank=blank)).tables
    whole = one(*lines)
    found, wanted = (
        [{name: str(getattr(row, name)) for name in row.columns} for row in one_of.indicators]
        for one_of in (table, whole)
    )
    assert found == wanted
    assert table.leftovers == ()
    return table


NAME = "项目名称|村道养护|<|<|<|<"


def test_numbers_and_kinds_before_the_levels() -> None:
    for first, second in (("1", "2"), ("定量", "定性")):
        same(
            NAME,
            "序号|一级指标|二级指标|三级指标|指标值|备注",
            f"{first}|产出指标|数量指标|里程|≥12公里|",
            f"{second}|^|^|边沟|≥8公里|",
            f"{second}|^|质量指标|合格率|98%|抽检",
        )


def test_columns_that_nobody_knows_count_too() -> None:
    (table,) = read(
        lost(
            NAME,
            "一级指标|二级指标|三级指标|指标值|督办领导|督办电话",
            "产出指标|数量指标|里程|≥12公里|甲|0",
            "^|^|边沟|≥8公里|乙|0",
        )
    ).tables
    assert rows(table)[1] == "产出指标 数量指标 边沟 ≥8公里"


def test_the_value_before_the_name_and_weights_between_the_levels() -> None:
    same(
        NAME,
        "一级指标|二级指标|指标值|三级指标|<|<",
        "产出指标|数量指标|≥12公里|里程|<|<",
        "^|^|≥8公里|边沟|<|<",
    )
    same(
        "项目名称|村道养护|<|<|<|<|<",
        "一级指标|权重|二级指标|权重|三级指标|权重|指标值",
        "产出指标|60|数量指标|40|里程|25|≥12公里",
        "^|^|^|^|边沟|15|≥8公里",
        "^|^|质量指标|20|合格率|20|98%",
    )


def test_halves_keep_their_first_level() -> None:
    table = same(
        "项目名称|监测|<|<|<|<|<|<",
        "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
        "^|产出指标|数量指标|仪器|57台|数量指标|仪器|19台",
        "^|^|^|试剂|90盒|^|试剂|30盒",
        "^|满意度指标|服务对象满意度指标|农户|≥90%|服务对象满意度指标|农户|≥88%",
    )
    assert rows(table)[1] == "产出指标 数量指标 试剂 30盒"


def test_headings_of_two_rows() -> None:
    same(
        "项目名称|村道养护|<|<|<|<|<",
        "一级指标|二级指标|三级指标|评价标准|<|<|<",
        "^|^|^|优|良|中|差",
        "产出指标|数量指标|里程|≥12公里|≥10公里|≥8公里|8公里以下",
        "^|质量指标|完好率|≥95%|90%|80%|70%",
    )
    same(
        "项目名称|营养餐|<|<|<|<|<|<",
        "绩效指标|<|<|年度指标值|<|<|实际完成值|分值",
        "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^",
        "产出指标|数量指标|供餐人数|≥|735|人|735|20",
        "^|质量指标|合格率|＝|100|%|98%|30",
    )


LIST = (
    "序号|项目编码|项目名称|预算金额（元）|<|<|绩效目标|绩效指标|<|<|<",
    "^|^|^|合计|财政拨款|其他资金|^|一级指标|二级指标|三级指标|指标值",
    "1|2|3|4|5|6|7|8|9|10|11",
    "1|9991|大厅运行|15|12|3|服务群众|产出指标|数量指标|办理事项|≥5000件",
    "^|^|^|^|^|^|^|^|时效指标|按时办结率|100%",
    "^|^|^|^|^|^|^|^|^|一次办结率|90%",
    "2|9992|文化活动|8|8|0|开展活动|产出指标|数量指标|活动|12场",
)
DUTIES = (
    "职责活动|年度预算数（万元）|内容描述|绩效目标|绩效指标|评价标准|<|<|<",
    "^|^|^|^|^|优|良|中|差",
    "村道养护|300|养护村道|方便出行|道路完好率|90%|80%|70%|60%",
    "^|^|^|^|养护里程|12公里|10公里|8公里|6公里",
)


@pytest.mark.parametrize("lines", [LIST, DUTIES])
def test_headings_of_two_rows_above_a_list(lines: tuple[str, ...]) -> None:
    found, wanted = (
        [
            (str(t.name), str(t.budget.total), str(t.budget.fiscal), rows(t), t.leftovers)
            for t in read(grid).tables
        ]
        for grid in (lost(*lines), drawn(*lines))
    )
    assert found == wanted


def test_short_names_of_levels_and_names_with_marks() -> None:
    same(
        "项目名称|养护|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出|数量|里程|12公里",
        "^|质量|合格率|98%",
        "效益|社会效益|人口|3200人",
    )
    same(
        "项目名称|养护|<|<|<",
        "绩效指标|一级指标|二级指标|三级指标|指标值",
        "^|产出指标（50分）|1.数量指标|里程|12公里",
        "^|^|2.质量指标|合格率|98%",
        "^|满意度指标（10分）|服务对象满意度指标|村民|90%",
    )


def test_a_table_of_full_rows_lost_nothing() -> None:
    same(
        "项目名称|办公楼|<|<",
        "一级指标|二级指标|绩效标准|当年预期实现值",
        "数量指标|维修次数|反映维修|280次",
        "成本指标|控制率|不超预算|≤100%",
    )


def test_a_value_of_several_cells_under_one_heading() -> None:
    same(
        NAME,
        "一级指标|二级指标|指标内容|指标值|<|备注",
        "产出指标|数量指标|里程|≥|12公里|",
        "^|^|边沟|≥|8公里|合同",
        "效益指标|社会效益指标|出行|便利|<|访谈",
    )


def test_blank_cells_are_told_by_what_the_others_can_be() -> None:
    same(
        "专项资金名称|村道养护|<|<|<",
        "指标|指标权重|计量单位|指标性质|指标值",
        "里程|30|公里|≥|12",
        "出行方便|20||定性|",
        "村民认可|20||定性|好",
        blank=False,
    )
    same(
        "项目名称|村道养护|<|<|<|<|<",
        "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重",
        "产出指标|数量指标|里程|≥|12|公里|30",
        "效益指标|社会效益指标|出行|定性|方便||20",
        blank=False,
    )


def test_a_row_that_fits_in_several_ways_is_told() -> None:
    (table,) = read(
        lost(
            "专项资金名称|村道养护|<|<|<|<",
            "指标|指标性质|指标值|权重|得分|备注",
            "里程|≥|12公里|30|29|",
            "出行||便利|20||",
            blank=False,
        )
    ).tables
    assert [str(row.level3) for row in table.indicators] == ["里程"]
    assert [left.text for left in table.leftovers] == ["出行｜便利｜20"]


def test_in_a_list_a_row_of_name_and_value_is_no_project() -> None:
    (table,) = read(
        lost(
            "项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标值",
            "村道养护|12|养护|产出指标|数量指标|里程|12公里",
            "^|^|^|^|^|说明会|3次",
        )
    ).tables
    assert [str(row.level3) for row in table.indicators] == ["里程", "说明会"]


@pytest.mark.parametrize("title", ["2024年项目绩效目标表", "2023年项目绩效目标表"])
def test_of_sums_of_several_years_that_of_the_table_counts(title: str) -> None:
    table = one(
        f"{title}|<|<|<",
        "项目名称|养护|<|<",
        "2023年预算（万元）|17|2024年预算（万元）|18.5",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|里程|2公里",
    )
    assert str(table.budget.total) == ("18.5" if "2024" in title else "17")


def test_goals_of_the_year_are_none_of_the_term() -> None:
    table = one(
        "项目名称|养护|<|<|<",
        "年度总体绩效目标|养护12公里|<|<|<",
        "一级指标|二级指标|三级指标|实施周期指标值|年度指标值",
        "产出指标|数量指标|里程|36公里|12公里",
    )
    assert table.term is not None
    assert (table.term.goals, str(table.term.indicators[0].value)) == ((), "36公里")
    assert [str(goal.text) for goal in table.goals] == ["养护12公里"]
