"""Layouts as bureaus publish them, with invented content: what each should be read as."""

import pytest
from sketches import drawn, one, read, rows

from jixiaolint import forms, packs
from jixiaolint.model.document import Table
from jixiaolint.model.grid import Cell, Grid, Paragraph
from jixiaolint.model.place import TextPlace, WordPlace


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
    assert (str(row.nature), str(row.note)) == ("≥", "按实际")


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


HEAD = "一级指标|二级指标|三级指标|指标值"
FIRST = "产出指标|数量指标|村道|2条"
SECOND = "效益指标|社会效益指标|受益人口|≥3000人"


def test_a_table_goes_on_below_a_line_that_says_so() -> None:
    document = read(
        line("1.村道养护绩效目标表"),
        drawn("项目名称|村道养护|<|<", HEAD, FIRST),
        line("1.村道养护绩效目标表（续）"),
        line("单位：万元"),
        drawn(HEAD, SECOND),
        line("续表"),
        drawn("满意度指标|服务对象满意度指标|村民满意度|≥90%"),
    )
    (table,) = document.tables
    assert [str(row.level3) for row in table.indicators] == ["村道", "受益人口", "村民满意度"]


def test_a_line_within_the_grid_says_that_the_table_goes_on() -> None:
    table = one("项目名称|村道养护|<|<", HEAD, FIRST, "续表|<|<|<", HEAD, SECOND)
    assert [str(row.level3) for row in table.indicators] == ["村道", "受益人口"]


def test_the_unit_may_stand_on_a_line_before_the_table() -> None:
    document = read(
        line("项目支出绩效目标表"),
        line("填报单位（盖章）：梧桐街道办事处    联系人：某某  联系电话：000"),
        drawn("项目名称|亮灯|<|<", HEAD, FIRST),
    )
    assert (str(document.tables[0].org), str(document.unit)) == ("梧桐街道办事处",) * 2


def test_unit_and_money_in_the_first_row() -> None:
    table = one(
        "单位：石桥乡人民政府|<|<|金额：元",
        "项目名称|危房改造|项目金额|300000",
        "绩效目标|目标1|住房安全|<",
        "^|目标2|群众满意|<",
        HEAD,
        FIRST,
    )
    assert (str(table.org), table.budget.total.amount) == ("石桥乡人民政府", 30)
    assert [str(goal.text) for goal in table.goals] == ["住房安全", "群众满意"]


def test_a_sum_behind_its_label_and_sums_in_prose() -> None:
    table = one(
        "项目名称|文明实践|<|<",
        "预算规模及资金用途|预算数|12.00|其他资金 0.5",
        "^|开展文明实践活动|<|<",
        HEAD,
        FIRST,
    )
    assert (str(table.budget.other), str(table.purpose)) == ("0.5", "开展文明实践活动")
    prose = "总额 606.75万元//一、财政拨款：523.35万元（其中：上级500万元）//二、其他：83.40万元"
    table = one("项目名称|道路|<|<", f"年度资金总额及构成|{prose}|<|<", HEAD, FIRST)
    assert str(table.budget.total.amount) == "606.75"


def test_rows_that_are_no_indicators_are_told() -> None:
    (table,) = read(
        drawn(
            "项目名称|村道|<|<",
            HEAD,
            FIRST,
            "……|……|……|……",
            "保障措施|专人负责|<|<",
            SECOND,
        )
    ).tables
    assert [str(row.level3) for row in table.indicators] == ["村道", "受益人口"]
    assert [left.text for left in table.leftovers] == ["……｜……｜……｜……", "保障措施｜专人负责"]


def test_cells_under_one_heading() -> None:
    (table,) = read(
        drawn(
            "项目名称|村道|<|<|<|<",
            "一级指标|二级指标|三级指标|指标值|<|<",
            "产出指标|数量指标|村道|≥|2|条",
            "产出指标|质量指标|合格率|95%|90%|85%",
        )
    ).tables
    length, share = table.indicators
    assert (str(length.value), length.comparator, length.number) == ("≥2条", "≥", 2)
    assert str(share.value) == "95%"
    assert [left.text for left in table.leftovers] == ["90%", "85%"]


def test_in_a_list_the_row_of_a_unit_is_no_project() -> None:
    document = read(
        line("单位名称：柳溪镇人民政府"),
        drawn(
            "单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标值|指标属性",
            "柳溪镇人民政府||||||",
            "护林防火|无重大火灾|产出指标|数量指标|护林员|12人|定量指标",
            "柳溪镇文化站||||||",
        ),
    )
    forest, station = document.tables
    assert (forest.form, str(forest.org), "budget" in forest.without) == (
        "yunnan-list",
        "柳溪镇人民政府",
        True,
    )
    assert rows(forest) == ["产出指标 数量指标 护林员 12人"]
    assert (str(station.name), station.indicators) == ("柳溪镇文化站", ())


def test_levels_across_the_top_of_a_list() -> None:
    document = read(
        line("2024年部门预算项目绩效目标汇总表"),
        drawn(
            "部门名称：清溪镇人民政府|<|<|<|<|<|<|<|单位：万元",
            "单位编码（项目编码）|项目单位（项目名称）|项目金额|<|绩效目标|成本指标|<|产出指标|<",
            "^|^|资金总额|其中：财政拨款|^|三级指标|指标值|三级指标|指标值",
            "999001|清溪镇人民政府|36.5|36.5|||||",
            "9990012|公厕管护|6.5|6.5|管护公厕8座|管护成本|≤6.5万元|公厕数量|8座",
            "^|^|^|^|^|||保洁频次|每天2次",
            "9990013|村部修缮|30|30|修缮村部3处|修缮成本|≤30万元|村部数量|3处",
        ),
    )
    first, second = document.tables
    assert (first.form, str(first.org), str(first.code)) == (
        "henan-list",
        "清溪镇人民政府",
        "9990012",
    )
    assert (sums(first), sums(second)) == (("6.5", "6.5", ""), ("30", "30", ""))
    assert [(str(r.level1), str(r.level3), str(r.value)) for r in first.indicators] == [
        ("成本指标", "管护成本", "≤6.5万元"),
        ("产出指标", "公厕数量", "8座"),
        ("产出指标", "保洁频次", "每天2次"),
    ]
    assert [str(row.value) for row in second.indicators] == ["≤30万元", "3处"]
    assert first.indicators[2].level3.place == WordPlace(1, 6, 8)
    assert first.indicators[2].level1.place == WordPlace(1, 2, 8)
    assert first.leftovers == second.leftovers == ()


def test_names_of_level_two_under_the_heading_of_level_one() -> None:
    table = one(
        "项目名称|办公楼|<|<",
        "绩效目标|办公楼正常运行|<|<",
        "一级指标|二级指标|绩效标准|当年预期实现值",
        "数量指标|维修次数|反映维修|280次",
        "成本指标|控制率|不超预算|≤100%",
    )
    (first, second) = table.indicators
    assert (str(first.level2), str(first.level3), str(second.level2)) == (
        "数量指标",
        "维修次数",
        "成本指标",
    )
    assert "level1" not in first.columns


def test_a_whole_department_with_long_term_and_year() -> None:
    document = read(
        drawn(
            "部门（单位）名称|青禾镇人民政府|<|<|<|<",
            "部门总体资金情况|总体资金情况|<|当年金额|占比|近两年收支金额",
            "^|收入构成|财政拨款|968.19|99%|950",
            "^|^|其他资金|8|1%|0",
            "^|^|合计|976.19|100%|950",
            "部门职能概述|负责全镇公共服务|<|<|<|<",
            "整体绩效总目标|长期目标（截止2026年）|<|<|年度目标|<",
            "^|服务水平提升|<|<|办成3件实事|<",
            "长期绩效指标|一级指标|二级指标|三级指标|指标值|绩效标准",
            "^|产出指标|数量指标|民生实事|9件|计划标准",
            "年度目标1：|办成3件实事|<|<|<|<",
            "年度绩效指标|一级指标|二级指标|三级指标|指标值|绩效标准",
            "^|产出指标|数量指标|民生实事|3件|计划标准",
        )
    )
    (table,) = document.tables
    assert (table.form, "name" in table.without) == ("department-halves", True)
    assert sums(table) == ("976.19", "968.19", "8")
    assert [str(goal.text) for goal in table.goals] == ["办成3件实事"]
    assert rows(table) == ["产出指标 数量指标 民生实事 3件"]
    assert table.term is not None
    assert [str(row.value) for row in table.term.indicators] == ["9件"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "一级指标|二级指标|三级指标|分值|指标解释|评分标准|得分",
            "决策|项目立项|立项依据|5|是否合规|合规得满分|5",
        ),
        ("一级指标|二级指标|考核要点|分值|评分办法", "组织建设|班子建设|按期换届|10|查看资料"),
        ("项目名称|集镇排水|<|<", "实施单位|某镇|资金来源|财政拨款", "项目目标|解决内涝|<|<"),
    ],
)
def test_criteria_for_marks_and_other_papers_are_no_tables_of_targets(
    lines: tuple[str, ...],
) -> None:
    document = read(drawn(*lines))
    assert (document.tables, document.notes) == ((), ())


def test_labels_put_together_anew() -> None:
    table = one(
        "预算项目名称|茶园管护|<|<|<",
        "项目资金申请金额（元）|400000|年度项目财政拨款|400000|<",
        "项目绩效总体目标|管护茶园1000亩|项目支出类别|特定目标|<",
        "一级指标|二级指标|三级指标|年度预期目标值|指标解释及计算公式",
        "产出指标|数量指标|管护面积|≥1000亩|实际面积",
    )
    assert (str(table.name), table.budget.total.amount, table.budget.fiscal.amount) == (
        "茶园管护",
        40,
        40,
    )
    assert [str(goal.text) for goal in table.goals] == ["管护茶园1000亩"]
    assert rows(table) == ["产出指标 数量指标 管护面积 ≥1000亩"]


@pytest.mark.parametrize(
    "text",
    [
        "垃圾分类",
        "乡村振兴资金总额",
        "上年度绩效目标",
        "合同金额",
        "第一季度完成值",
        "",
    ],
)
def test_a_text_that_only_ends_like_a_label_is_none(text: str) -> None:
    form = next(f for f in forms.load(packs.shipped() / "forms", use_cache=False) if not f.lists)
    assert (form.label(text), form.column(text)) == (None, None)


def test_a_list_that_repeats_its_projects_in_every_row() -> None:
    document = read(
        drawn(
            "项目编码|项目单位|项目名称|预算金额|年度绩效目标|一级指标|三级指标|指标值",
            "1|青禾镇人民政府|村道养护|24|养护12公里|产出指标|里程|12公里",
            "1|青禾镇人民政府|村道养护|24|养护12公里|产出指标|合格率|95%",
            "2|青禾镇人民政府|村道养护|6|养护3公里|产出指标|里程|3公里",
        )
    )
    assert [(str(t.code), len(t.indicators)) for t in document.tables] == [("1", 2), ("2", 1)]


def test_a_header_begins_where_its_tallest_headings_begin() -> None:
    document = read(
        drawn(
            "整体支出绩效目标表|<|<|<|<|<|<|<|<",
            "单位名称|年度预算申请|<|<|整体绩效目标|部门整体支出年度绩效目标|<|<|<",
            "^|资金总额|按收入性质分|<|^|一级指标|二级指标|三级指标|指标值",
            "^|^|一般公共预算|单位资金|^|^|^|^|^",
            "白露镇人民政府|968|960|8|保障运转|产出指标|数量指标|实事|3件",
            "^|^|^|^|^|^|质量指标|合格率|100%",
        )
    )
    (table,) = document.tables
    assert (table.form, str(table.budget.total)) == ("hunan-whole-list", "968")
    assert [str(goal.text) for goal in table.goals] == ["保障运转"]
    assert [str(row.value) for row in table.indicators] == ["3件", "100%"]
    assert table.leftovers == ()


def test_unit_and_project_in_one_column() -> None:
    document = read(
        drawn(
            "单位：白露镇人民政府|<|<|<|<|<|<|<|金额单位：万元",
            "单位代码|单位（专项）名称|资金总额|绩效目标|绩效指标|<|<|<|<",
            "^|^|^|^|一级指标|二级指标|三级指标|指标值|指标值内容",
            "999005|白露镇人民政府|21.5||||||",
            "999005|环境整治|15|改善村貌|产出指标|数量指标|村数|8|整治8个村",
        )
    )
    (table,) = document.tables
    assert (str(table.org), str(table.name), str(table.budget.total)) == (
        "白露镇人民政府",
        "环境整治",
        "15",
    )
    assert (str(table.indicators[0].note), table.leftovers) == ("整治8个村", ())


def test_labels_and_values_in_the_same_cells() -> None:
    table = one(
        "项目名称：护路员补贴|<|预算金额：9.6万元|<",
        "主管部门：县交通局|<|实施单位：枫林乡人民政府|<",
        "绩效目标：按月发放8名护路员补贴|<|<|<",
        HEAD,
        FIRST,
    )
    assert (str(table.name), str(table.org)) == ("护路员补贴", "枫林乡人民政府")
    assert str(table.budget.total.amount) == "9.6"
    assert [str(goal.text) for goal in table.goals] == ["按月发放8名护路员补贴"]


def test_a_table_of_indicators_alone_has_its_head_on_the_lines_before() -> None:
    lines = ["项目名称：护路员补贴", "预算金额：9.6万元", "绩效目标：按月发放补贴", "绩效指标："]
    (table,) = read(*map(line, lines), drawn(HEAD, FIRST)).tables
    assert (str(table.name), str(table.budget.total.amount)) == ("护路员补贴", "9.6")
    assert [str(goal.text) for goal in table.goals] == ["按月发放补贴"]
    (table,) = read(*map(line, lines), drawn("项目名称|别的|<|<", HEAD, FIRST)).tables
    assert (str(table.name), table.goals, table.budget.total.text) == ("别的", (), None)


def test_years_in_labels_and_headings() -> None:
    table = one(
        "项目名称|森林抚育|<|<|<|<",
        "2024年预算（万元）|20|<|其中：财政拨款|20|<",
        "2024年绩效目标|抚育森林2000亩|<|<|<|<",
        "一级指标|二级指标|三级指标|2022年指标值|2023年指标值|2024年指标值",
        "产出指标|数量指标|抚育面积|1500亩|1800亩|2000亩",
    )
    assert sums(table) == ("20", "20", "")
    assert [str(goal.text) for goal in table.goals] == ["抚育森林2000亩"]
    assert rows(table) == ["产出指标 数量指标 抚育面积 2000亩"]


def test_rows_of_kinds_in_a_list_are_no_projects() -> None:
    document = read(
        line("部门：杏林街道办事处    单位：元"),
        drawn(
            "单位/项目名称|项目类别|预算数|年度绩效目标|一级指标|二级指标|三级指标|指标值",
            "一、杏林街道办事处||246000|||||",
            "（一）特定目标类||246000|||||",
            "河道保洁|特定目标类|186000|河道整洁|产出指标|数量指标|保洁长度|15公里",
            "垃圾清运|特定目标类|60000|垃圾日清|产出指标|数量指标|清运量|≥400吨",
        ),
    )
    assert [(str(t.name), str(t.budget.total)) for t in document.tables] == [
        ("河道保洁", "186000"),
        ("垃圾清运", "60000"),
    ]
    assert {str(table.money_unit) for table in document.tables} == {"元"}


@pytest.mark.parametrize("more", ["备注", "绩效指标"])
def test_a_list_of_goals_without_indicators_is_told(more: str) -> None:
    document = read(
        line("2024年项目绩效目标汇总表"),
        drawn(f"序号|项目名称|预算金额|绩效目标|{more}", "1|村道养护|24|养护12公里|数量：12公里"),
    )
    assert document.tables == ()
    assert [note.kind for note in document.notes] == ["misread"]


def test_levels_across_the_top_of_a_text() -> None:
    lines = [
        "单位编码（项目编码）|项目单位（项目名称）|资金总额|绩效目标|成本指标||产出指标|",
        "||||三级指标|指标值|三级指标|指标值",
        "9990012|公厕管护|6.5|管护公厕8座|管护成本|≤6.5万元|公厕数量|8座",
    ]
    cells = [
        Cell(r, c, 1, 1, text, TextPlace(r + 1, c + 1))
        for r, row in enumerate(lines)
        for c, text in enumerate(row.split("|"))
    ]
    (table,) = read(Grid(tuple(cells), spans=False)).tables
    assert [(str(r.level1), str(r.level3), str(r.value)) for r in table.indicators] == [
        ("成本指标", "管护成本", "≤6.5万元"),
        ("产出指标", "公厕数量", "8座"),
    ]


def test_sums_of_both_halves_side_by_side() -> None:
    table = one(
        "项目名称|<|校舍修缮|<|<|<",
        "项目资金|资金总额|30万元|当年资金总额：|12万元|<",
        "^|其中：财政拨款|30万元|其中：当年财政拨款|12万元|<",
        "^|其他资金||当年其他资金||<",
        "总体目标|中期目标|<|年度目标|<|<",
        "^|修好全部校舍|<|修好两栋|<|<",
        "一级指标|二级指标（长期）|指标值（长期）|二级指标（年度）|三级指标（年度）|指标值（年度）",
        "产出指标|数量指标|5栋|数量指标|修缮校舍|2栋",
    )
    assert table.term is not None
    assert sums(table) == ("12万元", "12万元", "")
    assert str(table.term.budget.total) == "30万元"


def test_a_year_beside_a_label_that_is_not_known_is_told_with_it() -> None:
    (table,) = read(
        drawn(
            "2025年|<|<|<",
            "项目名称|村道养护|预算数|7",
            "项目支出实施期|2025年|<|<",
            "绩效目标|养护村道|<|<",
            "一级指标|二级指标|三级指标|指标值",
            "产出指标|数量指标|村道|2条",
        )
    ).tables
    assert [left.text for left in table.leftovers] == ["项目支出实施期｜2025年"]
