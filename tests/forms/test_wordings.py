"""Tables that mix the wordings of several forms, with invented content: what each should be read as."""

import pytest
from sketches import drawn, one, read, rows

from jixiaolint.forms import canonical, given
from jixiaolint.model.grid import Paragraph
from jixiaolint.model.place import WordPlace


def test_headings_broken_over_lines_with_unused_columns() -> None:
    table = one(
        "项目支出绩效目标申报表",
        "项目名称|学生资助",
        "主管部门及代码|[999]云岭县教育局|<|实施单位|青禾镇中心小学",
        "项目资金/（万元）|年度资金总额：|<|120.00",
        "^|其中：财政拨款|<|100.00",
        "^|　　上级补助|<|80.00",
        "^|其他资金|<|20.00",
        "年度/总体/目标|目标1：资助学生600名。",
        "绩/效/指/标|一级/指标|二级指标|三级/指标|绩效指标值|评分标准",
        "^|产出指标|数量指标|资助学生人数|≥600人|完成得满分",
        "^|满意度/指标|服务对象/满意度指标|学生满意度|≥95%|每低1%扣1分",
    )
    assert table.form == "national-annual"
    sums = table.budget.total.amount, table.budget.fiscal.amount, table.budget.other.amount
    assert sums == (120, 100, 20)
    assert [goal.text.text for goal in table.goals] == ["目标1：资助学生600名。"]
    assert rows(table) == [
        "产出指标 数量指标 资助学生人数 ≥600人",
        "满意度 指标 服务对象 满意度指标 学生满意度 ≥95%",
    ]


def test_what_was_carried_over_is_part_of_the_total() -> None:
    table = one(
        "项目名称|安防工程|<|项目实施单位|青禾镇人民政府",
        "项目资金（万元）|年度资金总额|<|60.00",
        "^|其中：本年财政拨款|<|50.00",
        "^|上年结转|<|8.00",
        "^|其他资金|<|2.00",
        "年度绩效目标|安装护栏6公里",
        "一级指标|二级指标|三级指标|计算符号|目标值|绩效度量单位|本年权重",
        "产出指标|数量指标|护栏长度|≥|6|公里|30",
    )
    assert table.budget.carried.amount == 8
    assert table.budget.parts == table.budget.total.amount == 60
    (row,) = table.indicators
    assert (row.comparator, row.number, row.unit, str(row.weight)) == ("≥", 6, "公里", "30")


def test_sums_below_their_labels() -> None:
    table = one(
        "部门整体支出绩效目标表",
        "部门（单位）名称|青禾镇人民政府",
        "年度部门整体支出预算（万元）|资金总额|财政拨款|其他资金",
        "^|1520|1500|20",
        "年度主要任务|任务名称|主要内容",
        "^|保运转|发放工资",
        "年度总体目标|办好实事",
        "年度绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）",
        "^|产出指标|数量指标|发放人数|38人",
    )
    assert table.form == "department-whole"
    sums = table.budget.total.amount, table.budget.fiscal.amount, table.budget.other.amount
    assert sums == (1520, 1500, 20)
    assert rows(table) == ["产出指标 数量指标 发放人数 38人"]


def test_labels_of_sums_without_any_sum_keep_their_places() -> None:
    table = one(
        "项目名称|修路",
        "资金总额|财政拨款|其他资金",
        "年度目标|修路",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|里程|2公里",
    )
    assert table.budget.total.amount is None
    assert table.budget.total.place == WordPlace(1, 2, 1)
    assert table.sections >= {"budget", "goals"}


LONG_AND_YEAR = (
    "项目支出绩效目标申报表",
    "填报单位（盖章）：青禾镇人民政府",
    "项目名称|集镇排水|<|项目属性|新增项目□ 延续项目√",
    "项目起止时间|2025.1-2025.12|<|项目负责人|某",
    "项目资金申请（万元）|资金总额：|<|60.00",
    "^|财政拨款：|<|60.00",
    "单位职能概述|负责本镇事务",
    "项目概况|新建排水沟",
    "项目立项情况|项目立项的依据|<|上级文件",
    "^|项目申报的可行性|<|可行",
    "项目实施进度计划|项目实施内容|<|开始时间|<|完成时间",
    "^|1.开挖|<|2025.3|<|2025.6",
    "项目绩效目标|长期目标|<|<|年度目标",
    "^|建成排水系统|<|<|新建排水沟3公里",
    "长期绩效指标|一级指标|二级指标|指标内容|指标值|备注",
    "^|产出指标|数量指标|排水沟长度|9公里|",
    "年度绩效指标|一级指标|二级指标|指标内容|指标值|备注",
    "^|产出指标|数量指标|排水沟长度|3公里|",
    "^|^|质量指标|验收合格率|100%|",
    "其他需要说明的问题|无",
)


def test_long_term_indicators_above_those_of_the_year() -> None:
    table = one(*LONG_AND_YEAR)
    assert table.form == "national-halves"
    assert (table.budget.total.amount, str(table.purpose)) == (60, "新建排水沟")
    assert [str(goal.text) for goal in table.goals] == ["新建排水沟3公里"]
    assert rows(table) == [
        "产出指标 数量指标 排水沟长度 3公里",
        "产出指标 质量指标 验收合格率 100%",
    ]
    assert table.term is not None
    assert [str(goal.text) for goal in table.term.goals] == ["建成排水系统"]
    assert [str(row.value) for row in table.term.indicators] == ["9公里"]


def test_indicators_marked_as_long_term_and_no_others_are_read() -> None:
    cut = LONG_AND_YEAR.index("年度绩效指标|一级指标|二级指标|指标内容|指标值|备注")
    (table,) = read(drawn(*LONG_AND_YEAR[:cut])).tables
    assert rows(table) == ["产出指标 数量指标 排水沟长度 9公里"]


def test_goals_of_several_years_by_other_names() -> None:
    table = one(
        "项目名称|村道养护|当年预算安排数（万元）|18.5",
        "中长期绩效目标|三年养护40公里|<|<",
        "年度绩效目标|养护12公里|<|<",
        "一级指标|二级指标|三级指标|目标值",
        "产出指标|数量指标|里程|12公里",
    )
    assert (str(table.budget.total), str(table.goals[0].text)) == ("18.5", "养护12公里")
    assert table.term is not None
    assert [str(goal.text) for goal in table.term.goals] == ["三年养护40公里"]


def test_one_indicator_with_a_value_for_either_half() -> None:
    table = one(
        "项目名称|灌渠疏浚|<|<|<|<",
        "项目资金（万元）|实施期资金总额|90|<|年度资金总额|30",
        "总体目标|实施期目标|<|<|年度目标|<",
        "^|三年疏浚60公里|<|<|今年疏浚20公里|<",
        "绩效指标|一级指标|二级指标|三级指标|实施期指标值|年度指标值",
        "^|产出指标|数量指标|疏浚长度|≥60公里|≥20公里",
    )
    assert (table.form, table.budget.total.amount) == ("national-halves", 30)
    assert rows(table) == ["产出指标 数量指标 疏浚长度 ≥20公里"]
    assert table.term is not None
    assert (table.term.budget.total.amount, str(table.term.indicators[0].value)) == (90, "≥60公里")


def test_goals_in_halves_with_indicators_of_the_year_alone() -> None:
    table = one(
        "项目名称|灌渠疏浚|<|<",
        "总体目标|中期目标|<|年度目标",
        "^|三年疏浚60公里|<|今年疏浚20公里",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|疏浚长度|≥20公里",
    )
    assert [str(goal.text) for goal in table.goals] == ["今年疏浚20公里"]
    assert rows(table) == ["产出指标 数量指标 疏浚长度 ≥20公里"]
    assert table.term is not None
    assert table.term.indicators == ()


def test_the_sums_of_the_year_are_taken_together() -> None:
    table = one(
        "项目名称|展馆装修",
        "项目资金（元）|项目资金总额|1000000",
        "^|其中：财政资金|1000000",
        "^|年度资金申请总额|800000",
        "^|其中：当年财政拨款|800000",
        "项目绩效目标|项目总目标|<|年度总体目标",
        "^|三年装修|<|今年装修大厅",
        "一级指标|二级指标|三级指标|年度指标值",
        "产出指标|数量指标|装修面积|800平方米",
    )
    assert (table.budget.total.amount, table.budget.fiscal.amount) == (80, 80)
    assert table.term is not None
    assert table.term.budget.total.amount == 100
    assert [str(goal.text) for goal in table.goals] == ["今年装修大厅"]


def test_headings_of_levels_below_one_and_beside_taller_ones() -> None:
    table = one(
        "项目名称|护堤",
        "绩效指标|<|指标名称|年度绩效目标值",
        "一级指标|二级指标|^|^",
        "产出指标|数量指标|护堤长度|5公里",
    )
    assert rows(table) == ["产出指标 数量指标 护堤长度 5公里"]


def test_a_second_column_for_the_name_is_its_description() -> None:
    table = one(
        "项目名称|护林",
        "一级指标|二级指标|三级指标|指标内容|指标值",
        "产出指标|数量指标|护林面积|全镇的林地|1000亩",
    )
    assert rows(table) == ["产出指标 数量指标 护林面积 1000亩"]
    assert str(table.indicators[0].description) == "全镇的林地"


@pytest.mark.parametrize("label", ["实施期资金总额", "资金总额", "项目资金总额", "预算金额"])
def test_a_lone_total_of_any_name_is_the_total(label: str) -> None:
    table = one(
        f"专项名称|乡村振兴补助|{label}（元）|1000000",
        "总体目标|建设产业路2条|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|产业路|2条",
    )
    assert (str(table.name), table.budget.total.amount) == ("乡村振兴补助", 100)


def test_of_several_totals_the_one_of_the_year_counts() -> None:
    table = one(
        "项目名称|展馆|<|<",
        "项目资金总额|300|年度资金申请总额|100",
        "其中：财政资金|300|其中：当年财政拨款|100",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|展馆|1座",
    )
    assert table.budget.total.amount == 100


@pytest.mark.parametrize(
    ("heads", "below"),
    [
        ("指标值|<|<|依据", "前年|上年|预计当年实现|^"),
        ("指标值|<|<|依据", "良|中|优|^"),
        ("历史值|上年完成值|目标值|依据", "^|^|^|^"),
    ],
)
def test_of_several_values_the_target_of_the_year_counts(heads: str, below: str) -> None:
    lines = [
        "项目名称|集镇绿化",
        f"一级指标|二级指标|三级指标|{heads}".replace("依据", "指标值确定依据"),
        f"^|^|^|{below}",
        "产出指标|数量指标|绿化面积|1亩|1亩|2亩|计划标准",
    ]
    table = one(*(lines if set(below) > {"^", "|"} else [*lines[:2], lines[3]]))
    assert rows(table) == ["产出指标 数量指标 绿化面积 2亩"]
    assert str(table.indicators[0].basis) == "计划标准"


def test_three_headings_below_one_above_an_unlabelled_block() -> None:
    table = one(
        "项目名称|路灯",
        "绩效指标|<|<|指标值|<|<",
        "一级指标|二级指标|三级指标|符号|值|单位",
        "产出指标|数量指标|路灯|≥|5|盏",
    )
    (row,) = table.indicators
    assert (row.comparator, row.number, row.unit) == ("≥", 5, "盏")


def test_duties_and_activities_are_a_list() -> None:
    document = read(
        Paragraph("部门职责—工作活动绩效目标表", WordPlace(1, 1, 1)),
        drawn(
            "职责活动|年度预算数（万元）|内容描述|绩效目标|绩效指标|评价标准|<|<|<",
            "^|^|^|^|^|优|良|中|差",
            "一、乡村建设|300|||||||",
            "村道养护|300|养护村道|方便出行|道路完好率|≥90%|≥80%|≥70%|<70%".replace("<7", "＜7"),
            "^|^|^|^|养护里程|12公里|10公里|8公里|少于8公里",
        ),
    )
    table = document.tables[-1]
    assert (table.form, str(table.name), table.budget.total.amount) == (
        "hebei-duties",
        "村道养护",
        300,
    )
    assert [f"{r.level3} {r.value}" for r in table.indicators] == [
        "道路完好率 ≥90%",
        "养护里程 12公里",
    ]
    assert [t.leftovers for t in document.tables] == [()] * len(document.tables)


def test_above_a_list_of_projects_its_unit_is_told_and_the_rest_is_left() -> None:
    document = read(
        drawn(
            "单位名称：青禾镇人民政府|<|<|<|<|<|<",
            "受理窗口|某股|<|<|<|<|<",
            "序号|项目编码|项目名称|预算数|一级指标|三级指标|指标值",
            "1|51999|护林|6|产出指标|护林员|8人",
            "2|51998|防火|3|产出指标|灭火机|12台",
        )
    )
    assert [str(table.org) for table in document.tables] == ["青禾镇人民政府"] * 2
    assert [str(table.code) for table in document.tables] == ["51999", "51998"]
    assert [left.text for t in document.tables for left in t.leftovers] == ["受理窗口｜某股"]


def test_below_a_list_of_projects_sums_and_remarks_are_passed_and_the_rest_is_left() -> None:
    document = read(
        drawn(
            "单位名称|项目名称|预算数|一级指标|三级指标|指标值",
            "青禾镇各站所||9|||",
            "青禾镇人民政府|护林|6|产出指标|护林员|8人",
            "以下为追加项目|<|<|<|<|<",
            "青禾镇人民政府|防火|3|产出指标|灭火机|12台",
            "注：金额以批复为准|<|<|<|<|<",
        )
    )
    assert [str(table.name) for table in document.tables] == ["护林", "防火"]
    assert [[left.text for left in t.leftovers] for t in document.tables] == [
        ["以下为追加项目"],
        [],
    ]


def test_only_goals_and_indicators_are_the_short_form() -> None:
    table = one(
        "1.道路养护绩效目标表",
        "绩效目标|养护村道12公里",
        "绩效指标|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据",
        "^|产出指标|数量指标|养护里程|里程|≥12公里|合同",
    )
    assert table.form == "hebei-goals"


def test_the_unit_of_money_beside_the_name_of_the_unit_is_no_part_of_it() -> None:
    document = read(
        Paragraph("999006清溪镇人民政府本级   （单位：元）", WordPlace(1, 1, 1)),
        drawn("项目名称|修路", "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|路|2条"),
    )
    (table,) = document.tables
    assert (table.org.text, document.unit.text) == ("999006清溪镇人民政府本级", "清溪镇人民政府")
    assert table.money_unit == "元"


@pytest.mark.parametrize(
    "lines",
    [
        ("指标名称|计量单位|目标值|备注", "粮食产量|吨|9000|"),
        ("序号|名称|单位|值", "1|电脑|台|3"),
        ("采购项目|预算金额|计量单位|说明", "电脑|3|台|无"),
        ("目标责任考核表", "序号|考核内容|目标值|权重|完成值|得分", "1|招商引资|3亿元|20|3亿元|20"),
        (
            "政府采购项目申报表",
            "项目名称|维修|预算金额|12",
            "实施单位|某镇|<|<",
            "项目概况|维修|<|<",
        ),
        ("项目基本信息表", "项目名称|修路", "单位名称|某镇", "资金总额|30"),
    ],
)
def test_other_papers_on_projects_are_no_tables_of_indicators(lines: tuple[str, ...]) -> None:
    document = read(drawn(*lines))
    assert (document.tables, document.notes) == ((), ())


def test_carried_over_sums_stand_in_the_data_and_read_back() -> None:
    lines = ("项目名称|修路", "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|路|2条")
    plain, carried = (
        canonical.documents_json([read(drawn(sum_, *lines))])["documents"][0]["tables"][0]
        for sum_ in ("年度资金总额|8", "上年结转|8")
    )
    assert "carried" not in plain["budget"]
    assert (carried["budget"]["carried"], carried["amounts"]["carried"]) == ("8", "8")
    (table,) = given.document({"budget": {"total": "60", "fiscal": "50", "carried": "10"}}).tables
    assert table.budget.parts == table.budget.total.amount


def test_further_sums_beside_the_parts_are_kept_and_read_back() -> None:
    document = read(
        drawn(
            "项目名称|村道养护|<|<",
            "项目资金（万元）|年度资金总额|15|<",
            "^|其中：财政拨款|10|<",
            "^|事业收入|1|<",
            "^|单位资金|1|<",
            "^|其他资金|3|<",
            "一级指标|二级指标|三级指标|指标值",
            "产出指标|数量指标|养护里程|20公里",
        )
    )
    (table,) = document.tables
    assert [one.amount for one in table.budget.further] == [1, 1]
    assert table.budget.parts == 13
    assert table.budget.further_fill
    data = canonical.documents_json([document])["documents"][0]
    assert data["tables"][0]["budget"]["further"] == ["1", "1"]
    (again,) = given.document({"tables": data["tables"]}).tables
    assert [one.amount for one in again.budget.further] == [1, 1]
    assert again.budget.further_fill
