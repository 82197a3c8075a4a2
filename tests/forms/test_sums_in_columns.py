"""Sums below headings of columns (年初预算数, 全年执行数), with merged cells and in text without."""

from sketches import drawn, one, read

from jixiaolint.model.document import Table
from jixiaolint.model.grid import Cell, Grid
from jixiaolint.model.place import TextPlace

INDICATORS = ("一级指标|二级指标|三级指标|指标值|<|<|<", "产出指标|数量指标|里程|≥12公里|<|<|<")
SELF = (
    "项目名称|村道养护|<|<|<|<|<",
    "项目资金（元）||年初预算数|全年预算数|全年执行数|执行率|得分",
    "^|年度资金总额|120000|130000|126000|97%|9.7",
    "^|其中：当年财政拨款|120000|120000|116000|97%|—",
    "^|上年结转资金|||10000|—|—",
    "^|其他资金|||—|—|—",
)


def sums(table: Table) -> tuple[str, ...]:
    budget = table.budget
    return tuple(str(part) for part in (budget.total, budget.fiscal, budget.carried, budget.other))


def lost(*lines: str) -> Grid:
    """A grid of a text in which the merged cells are lost and the blank ones are kept."""
    cells = [
        Cell(r, c, 1, 1, text, TextPlace(r + 1, c + 1))
        for r, line in enumerate(lines)
        for c, text in enumerate(t for t in line.split("|") if t not in ("<", "^"))
    ]
    return Grid(tuple(cells), spans=False)


def test_what_was_spent_is_no_budget() -> None:
    assert sums(one(*SELF, *INDICATORS)) == ("120000", "120000", "", "")


def test_what_was_spent_is_no_budget_in_a_text_that_lost_its_merged_cells() -> None:
    (table,) = read(lost(*SELF, *INDICATORS)).tables
    assert (sums(table), table.leftovers) == (("120000", "120000", "", ""), ())


def test_a_text_that_lost_its_blank_sums_is_told() -> None:
    lines = [line.replace("||||", "|").replace("|||", "|").replace("||", "|") for line in SELF]
    (table,) = read(lost(*lines, *INDICATORS)).tables
    assert sums(table) == ("120000", "120000", "", "")
    assert [left.text for left in table.leftovers] == ["10000｜—｜—", "—｜—｜—"]


def test_the_parts_stand_beside_the_total_of_all_tasks() -> None:
    table = one(
        "部门名称|石桥镇人民政府|<|<|<|<",
        "年度主要任务|任务名称|主要内容|预算金额（万元）|<|<",
        "^|^|^|总额|财政拨款|其他资金",
        "^|修路|修村路两条|80.00|80.00|",
        "^|金额合计|<|100.00|95.00|5.00",
        "年度总体目标|办好两件实事|<|<|<|<",
        "一级指标|二级指标|三级指标|<|指标值|<",
        "产出指标|数量指标|村路条数|<|2条|<",
    )
    assert sums(table) == ("100.00", "95.00", "", "5.00")


def test_the_self_evaluation_of_a_department_of_sichuan() -> None:
    table = one(
        "报表编号：990000_0013zp|<|<|<|<|<|<",
        "项目名称|村道养护|<|<|<|<|<",
        "项目基本情况|1.项目年度目标完成情况|项目年度目标|<|<|年度目标完成情况|<",
        "^|^|养护12公里|<|<|已养护12公里|<",
        "^|2.项目实施内容及过程概述|按月养护|<|<|<|<",
        "预算执行情况（10分）|年度预算数（万元）|年初预算|调整后预算数|预算执行数|权重|得分",
        "^|总额|20.5|21|21|10|10",
        "^|其中：财政资金|20.5|21|21|/|/",
        "^|其他资金||||/|/",
        "绩效指标（90分）|一级指标|二级指标|三级指标|指标值|完成值|得分",
        "^|产出指标|数量指标|里程|12公里|12公里|90",
        "评价结论|自评100分|<|<|<|<|<",
        "项目负责人：|<|<|<|财务负责人：|<|<",
    )
    assert (table.form, sums(table)) == ("self-evaluation", ("20.5", "20.5", "", ""))
    assert [str(goal.text) for goal in table.goals] == ["养护12公里"]
    assert [(str(r.value), str(r.actual)) for r in table.indicators] == [("12公里", "12公里")]


def test_numbers_of_tables_are_not_left_over() -> None:
    table = one("单位：石桥镇人民政府|<|<|<|<|<|公开14表", *SELF, *INDICATORS)
    assert str(table.org) == "石桥镇人民政府"


def test_the_plan_of_a_text_that_lost_its_merged_cells() -> None:
    document = read(
        lost(
            "项目编码|X|项目名称|村道养护",
            "资金支出计划|3月末|6月末|12月末",
            "^|25%|50%|100%",
            "绩效目标|养护12公里|<|<",
            "一级指标|二级指标|三级指标|指标值",
            "产出指标|数量指标|里程|≥12公里",
        )
    )
    (table,) = document.tables
    plan = [(str(p.period), str(p.value)) for p in table.plan.periods]
    assert plan == [("3月末", "25%"), ("6月末", "50%"), ("12月末", "100%")]
    assert table.leftovers == ()


def test_periods_of_many_names() -> None:
    for names in ("3月底前|6月底前", "1-3月|1-6月", "第1季度|第2季度", "一季度末|二季度末"):
        table = one("项目名称|养护|<|<", f"资金支出进度|{names}|<", "^|30%|100%|<", *(
            line.replace("|<|<|<", "") for line in INDICATORS
        ))  # fmt: skip
        assert [str(p.value) for p in table.plan.periods] == ["30%", "100%"]


def test_weights_of_the_indicator_and_not_of_its_levels() -> None:
    table = one(
        "项目名称|养护|<|<|<|<|<",
        "一级指标|权重|二级指标|权重|三级指标|权重|指标值",
        "产出指标|60|数量指标|40|里程|25|≥12公里",
        "^|^|^|^|边沟|15|≥8公里",
    )
    assert [str(row.weight) for row in table.indicators] == ["25", "15"]


def test_the_year_may_stand_in_labels_alone() -> None:
    for line, year in (
        ("2024年预算（万元）|20|2024年绩效目标|养护", 2024),
        ("2023年预算|19|2024年绩效目标|养护", 2024),
        ("2023年预算|19|2024年预算|20", None),
    ):
        head = ("项目名称|养护|<|<", line, "一级指标|二级指标|三级指标|指标值")
        assert read(drawn(*head, "产出指标|数量指标|里程|2条")).year == year


def test_other_words_for_who_spends_and_what_for() -> None:
    table = one(
        "项目名称|养护|<|<",
        "用款单位|石桥镇人民政府|本年度预算（万元）|12",
        "资金用途|养护村道|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|里程|2公里",
    )
    assert (str(table.org), str(table.purpose)) == ("石桥镇人民政府", "养护村道")
    assert str(table.budget.total) == "12"
