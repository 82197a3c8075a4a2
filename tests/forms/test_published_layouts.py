"""Layouts as bureaus publish them, with invented content: what each should be read as."""

from sketches import drawn, one, read, rows

from jixiaolint.model.document import Table
from jixiaolint.model.grid import Paragraph
from jixiaolint.model.place import WordPlace


def sums(table: Table) -> tuple[str, ...]:
    budget = table.budget
    return tuple(str(part) for part in (budget.total, budget.fiscal, budget.other))


def line(text: str) -> Paragraph:
    return Paragraph(text, WordPlace(1, 1, 1))


def test_labels_with_parentheses_numbers_and_so_on() -> None:
    table = one(
        "中央对地方转移支付区域绩效目标表",
        "转移支付（项目）名称|村道建设转移支付|<|<",
        "中央主管部门|某部|资金使用单位|石桥乡人民政府",
        "资金情况（万元）|年度金额：|<|230",
        "^|1.财政拨款|<|200",
        "^|2.其它资金|<|30",
        "总体目标|修村道2条|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|村道|2条",
    )
    assert (str(table.name), str(table.org)) == ("村道建设转移支付", "石桥乡人民政府")
    assert sums(table) == ("230", "200", "30")
    assert rows(table) == ["产出指标 数量指标 村道 2条"]


def test_a_sum_of_all_parts_is_the_total_where_no_other_stands() -> None:
    table = one(
        "项目名称|美丽集镇|<|<",
        "项目资金（万元）|合计|其中：财政拨款|其他资金",
        "^|260.5|250.5|10",
        "总体目标|改造入口|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|入口|2处",
    )
    assert sums(table) == ("260.5", "250.5", "10")


def test_a_list_with_sums_in_columns_and_numbered_columns() -> None:
    document = read(
        line("2024年项目支出绩效目标表"),
        drawn(
            "序号|项目编码|项目名称|预算金额（元）|<|<|绩效目标|绩效指标|<|<|<",
            "^|^|^|合计|财政拨款|其他资金|^|一级指标|二级指标|三级指标|指标值",
            "1|2|3|4|5|6|7|8|9|10|11",
            "1|999124001|大厅运行|150000|120000|30000|服务群众|产出指标|数量指标|办理事项|≥5000件",
            "^|^|^|^|^|^|^|^|时效指标|按时办结率|100%",
            "2|999124002|文化活动|80000|80000|0|开展活动|产出指标|数量指标|活动|12场",
        ),
    )
    first, second = document.tables
    assert (sums(first), sums(second)) == (("150000", "120000", "30000"), ("80000", "80000", "0"))
    assert (first.budget.total.amount, str(second.code)) == (15, "999124002")
    assert rows(first) == [
        "产出指标 数量指标 办理事项 ≥5000件",
        "产出指标 时效指标 按时办结率 100%",
    ]
    assert first.leftovers == second.leftovers == ()


def test_headings_of_other_words_and_columns_of_another_kind() -> None:
    table = one(
        "项目名称：|小区加装电梯|<|<|<|<|<",
        "项目当年预算（元）|2600000|<|<|<|<|<",
        "年度绩效目标|补贴26台|<|<|<|<|<",
        "分解目标|<|<|<|<|<|<",
        "一级目标|二级目标|三级目标|绩效指标性质|半年（程）目标值|全年（程）目标值|指标值说明",
        "产出目标|数量|补贴电梯|≥|10台|26台|按实际",
    )
    (row,) = table.indicators
    assert rows(table) == ["产出目标 数量 补贴电梯 26台"]
    assert (str(row.nature), str(row.description)) == ("≥", "按实际")


def test_what_a_monitoring_form_adds_is_no_target() -> None:
    table = one(
        "项目支出绩效运行监控表",
        "项目名称|消防器材|<|<|<|<|<",
        "年度总体目标|配置器材|<|<|<|<|<",
        "一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况|完成目标可能性",
        "产出指标|数量指标|灭火器|200具|120具|200具|确定能",
    )
    assert rows(table) == ["产出指标 数量指标 灭火器 200具"]


def test_a_row_beside_the_headings_of_levels_is_no_indicator() -> None:
    table = one(
        "项目名称|公益事业|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "^|^|^|全县",
        "产出指标|数量指标|项目数|30个",
    )
    assert rows(table) == ["产出指标 数量指标 项目数 30个"]
