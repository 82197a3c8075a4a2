"""The forms of other provinces and years, on invented grids with merged cells."""

from decimal import Decimal

import pytest
from sketches import cells

from jixiaolint import forms, packs
from jixiaolint.model.document import Document, Indicator
from jixiaolint.model.grid import Block, Cell, Grid, Paragraph, Source
from jixiaolint.model.place import TextPlace, WordPlace


def grid(*lines: str) -> Grid:
    """A grid sketched with | between columns, from a Word file."""
    sketch = [[text.strip() for text in line.split("|")] for line in lines]
    return Grid(tuple(Cell(*c, WordPlace(1, c[0] + 1, c[1] + 1)) for c in cells(sketch)))


def read(*blocks: Block) -> Document:
    known = forms.load(packs.shipped() / "forms", use_cache=False)
    return forms.recognise(Source("x.docx", "docx", blocks), known)


def levels(rows: tuple[Indicator, ...]) -> list[tuple[str, str, str]]:
    return [(str(r.level1), str(r.level2), str(r.level3)) for r in rows]


def test_hebei_2019_takes_the_best_grade_as_the_value() -> None:
    (table,) = read(
        grid(
            "项目编码|X|项目名称|河堤修缮|<|<|<|<",
            "绩效目标|修缮河堤|<|<|<|<|<|<",
            "一级指标|二级指标|三级指标|绩效指标描述|评价标准|<|<|<",
            "^|^|^|^|优|良|中|差",
            "产出指标|数量指标|修缮长度|完成的长度|≥3公里|≥2公里|≥1公里|<1公里",
            "^|质量指标|合格率|合格比例|100%|90%|80%|<80%",
        )
    ).tables
    assert table.form == "hebei-2019"
    assert [str(row.value) for row in table.indicators] == ["≥3公里", "100%"]
    assert levels(table.indicators)[1] == ("产出指标", "质量指标", "合格率")
    assert table.leftovers == ()


ANNUAL = (
    "项目支出绩效目标申报表|<|<|<|<|<",
    "（2024年度）|<|<|<|<|<",
    "项目名称|河堤修缮|<|<|<|<",
    "主管部门|青禾县水利局|<|实施单位|青禾镇人民政府|<",
    "项目资金（万元）|年度资金总额：|<|12.50|<|<",
    "^|其中：财政拨款|<|12.00|<|<",
    "^|其他资金|<|0.50|<|<",
    "总体目标|年度目标|<|<|<|<",
    "^|修缮北河村河堤三公里|<|<|<|<",
    "绩效指标|一级指标|二级指标|三级指标|<|指标值",
    "^|产出指标|数量指标|修缮长度|<|≥3公里",
    "^|^|^|修缮闸门|<|2座",
    "^|效益指标|社会效益指标|受益人口|<|≥800人",
)


def test_national_annual() -> None:
    document = read(grid(*ANNUAL))
    (table,) = document.tables
    assert (table.form, str(table.title)) == ("national-annual", "项目支出绩效目标申报表")
    assert (str(table.name), str(document.unit), document.year) == (
        "河堤修缮",
        "青禾镇人民政府",
        2024,
    )
    sums = table.budget.total.amount, table.budget.fiscal.amount, table.budget.other.amount
    assert sums == (Decimal("12.50"), Decimal("12.00"), Decimal("0.50"))
    assert [str(goal.text) for goal in table.goals] == ["修缮北河村河堤三公里"]
    assert levels(table.indicators) == [
        ("产出指标", "数量指标", "修缮长度"),
        ("产出指标", "数量指标", "修缮闸门"),
        ("效益指标", "社会效益指标", "受益人口"),
    ]
    assert {"name", "budget", "goals"} <= table.sections
    assert table.sections.isdisjoint({"code", "plan", "purpose"})
    assert table.leftovers == ()
    assert table.indicators[1].columns == {"level1", "level2", "level3", "value"}


@pytest.mark.parametrize("unit", ["元", "万元", "千元"])
def test_the_unit_in_a_label_holds_for_every_amount(unit: str) -> None:
    lines = [line.replace("（万元）", f"（{unit}）") for line in ANNUAL]
    (table,) = read(grid(*lines)).tables
    factor = {"元": Decimal("0.0001"), "万元": Decimal(1), "千元": Decimal("0.1")}[unit]
    assert table.money_unit == unit
    assert table.budget.total.amount == Decimal("12.50") * factor
    assert table.budget.other.amount == Decimal("0.50") * factor


def test_the_unit_may_stand_on_a_line_of_its_own() -> None:
    lines = [
        line.replace("（万元）", "").replace("（2024年度）", "金额单位：元") for line in ANNUAL
    ]
    (table,) = read(grid(*lines)).tables
    assert table.money_unit == "元"
    assert table.budget.total.amount == Decimal("0.00125")


def test_of_two_halves_the_annual_one_counts() -> None:
    (table,) = read(
        Paragraph("项目支出绩效目标申报表", TextPlace(1, 1)),
        grid(
            "项目名称|河堤修缮|<|<|<|<|<",
            "项目资金（万元）|中期资金总额：|30.00|<|年度资金总额：|12.50|<",
            "^|其中：财政拨款|28.00|<|其中：财政拨款|12.00|<",
            "^|其他资金|2.00|<|其他资金|0.50|<",
            "总体目标|中期目标（2024年—2026年）|<|<|年度目标|<|<",
            "^|三年修完全部河堤|<|<|今年修三公里|<|<",
            "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
            "产出指标|数量指标|修缮长度|9公里|数量指标|修缮长度|3公里",
            "^|质量指标|合格率|95%|质量指标|合格率|100%",
        ),
    ).tables
    assert table.form == "national-halves"
    sums = table.budget.total.amount, table.budget.fiscal.amount, table.budget.other.amount
    assert sums == (Decimal("12.50"), Decimal("12.00"), Decimal("0.50"))
    assert [str(goal.text) for goal in table.goals] == ["今年修三公里"]
    assert [str(row.value) for row in table.indicators] == ["3公里", "100%"]
    assert levels(table.indicators)[1] == ("产出指标", "质量指标", "合格率")
    assert table.leftovers == ()
    term = table.term
    assert term is not None
    sums = term.budget.total.amount, term.budget.fiscal.amount, term.budget.other.amount
    assert sums == (Decimal("30.00"), Decimal("28.00"), Decimal("2.00"))
    assert [str(goal.text) for goal in term.goals] == ["三年修完全部河堤"]
    assert [str(row.value) for row in term.indicators] == ["9公里", "95%"]
    assert term.indicators[1].pointer == "/tables/0/term/indicators/1"


SICHUAN = (
    "部门预算项目绩效目标申报表（2024年度）|<|<|<|<|<|<|<|<|<|<|<",
    "金额单位：元|<|<|<|<|<|<|<|<|<|<|<",
    "单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|指标方向性",
    "999-青禾镇部门||185,000.00|||||||||",
    "999001-青禾镇人民政府|河堤修缮|125,000.00|修缮河堤|产出指标|数量指标|修缮长度|≥|3|公里|20|正向指标",
    "^|^|^|^|产出指标|质量指标|合格率|＝|100|%|20|正向指标",
    "^|道路养护|60,000.00|养护道路|效益指标|社会效益指标|出行便利|定性|好||30|正向指标",
)


def test_a_list_gives_one_table_a_project() -> None:
    document = read(grid(*SICHUAN))
    first, second = document.tables
    assert [str(t.name) for t in document.tables] == ["河堤修缮", "道路养护"]
    assert [t.pointer for t in document.tables] == ["/tables/0", "/tables/1"]
    assert (first.form, first.money_unit) == ("sichuan-list", "元")
    assert (first.budget.total.amount, second.budget.total.amount) == (Decimal("12.5"), 6)
    assert str(second.org) == "999001-青禾镇人民政府"
    assert (str(document.unit), document.year) == ("青禾镇人民政府", 2024)
    assert [str(g.text) for g in second.goals] == ["养护道路"]
    assert [len(t.indicators) for t in document.tables] == [2, 1]
    assert "title" not in first.sections
    assert first.name.place == WordPlace(1, 5, 2)
    assert first.leftovers == second.leftovers == ()


def test_comparator_value_and_unit_in_three_columns_are_one_quantity() -> None:
    first, second = read(grid(*SICHUAN)).tables
    length, share = first.indicators
    assert (length.comparator, length.number, length.unit) == ("≥", 3, "公里")
    assert (share.comparator, share.percent, str(share.weight)) == ("=", 100, "20")
    assert second.indicators[0].kind == "qualitative"
    assert str(length.value) == "3"


def test_chongqing_has_weights_and_no_levels() -> None:
    (table,) = read(
        grid(
            "表十二|<|<|<|<|<",
            "2024年一般性项目绩效目标表（一级项目）|<|<|<|<|<",
            "编制单位：|999-青禾镇|<|<|<|单位：万元",
            "专项资金名称|河堤修缮|<|业务主管部门|999-青禾镇|<",
            "当年预算|12.50|<|<|<|<",
            "项目概况|修缮北河村河堤|<|<|<|<",
            "立项依据|会议纪要|<|<|<|<",
            "当年绩效目标|修缮河堤三公里|<|<|<|<",
            "绩效指标|指标|指标权重|计量单位|指标性质|指标值",
            "^|修缮长度|40|公里|≥|3",
            "^|群众满意度|20|%|≥|95",
            "^|促进和谐|40||定性|",
        )
    ).tables
    assert (table.form, str(table.name), str(table.org)) == (
        "chongqing-weights",
        "河堤修缮",
        "999-青禾镇",
    )
    assert table.budget.total.amount == Decimal("12.50")
    assert str(table.purpose) == "修缮北河村河堤"
    assert [str(row.level3) for row in table.indicators] == ["修缮长度", "群众满意度", "促进和谐"]
    assert "level1" not in table.indicators[0].columns
    assert (table.indicators[1].percent, table.indicators[1].comparator) == (95, "≥")
    assert table.indicators[2].kind == "blank"
    assert table.leftovers == ()


def test_indicator_content_and_value() -> None:
    (table,) = read(
        Paragraph("绩效目标表", TextPlace(1, 1)),
        grid(
            "项目名称|河堤修缮|<|<|<",
            "项目主管部门|青禾县水利局|项目执行单位|青禾镇人民政府|<",
            "资金情况（万元）|年度资金总额：|12.50|<|<",
            "^|其中：上级资金|12.50|<|<",
            "总体目标|年度目标|<|<|<",
            "^|修缮河堤|<|<|<",
            "绩效指标|一级指标|二级指标|指标内容|指标值",
            "^|产出指标|数量指标|修缮长度|3公里",
        ),
    ).tables
    assert (table.form, str(table.org)) == ("central-south", "青禾镇人民政府")
    assert levels(table.indicators) == [("产出指标", "数量指标", "修缮长度")]
    assert table.budget.fiscal.amount == Decimal("12.50")
    assert table.leftovers == ()


def test_self_evaluation_has_targets_and_actual_values() -> None:
    (table,) = read(
        grid(
            "2024年度项目支出绩效自评表|<|<|<|<|<|<|<|<|<",
            "项目名称|河堤修缮|<|<|<|<|<|<|<|<",
            "主管部门|青禾县水利局|<|<|<|实施单位|青禾镇人民政府|<|<|<",
            "项目资金（元）||<|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
            "^|年度资金总额|<|<|125000|120000|120000|10|100%|10",
            "^|其中：当年财政拨款|<|<|125000|120000|120000|—|—|—",
            "年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<|<",
            "^|修缮河堤三公里|<|<|<|已经修完三公里|<|<|<|<",
            "绩效指标|<|<|年度指标值|<|<|实际完成值|分值|得分|偏差原因分析及改进措施",
            "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^|^|^",
            "产出指标|数量指标|修缮长度|≥|3|公里|3|50|50|",
            "^|质量指标|合格率|＝|100|%|98%|40|38|返工一处",
            "总分|<|<|<|<|<|<|100|98|",
        )
    ).tables
    assert (table.form, str(table.title)) == ("self-evaluation", "2024年度项目支出绩效自评表")
    assert table.budget.total.amount == Decimal("12.5")
    assert [str(goal.text) for goal in table.goals] == ["修缮河堤三公里"]
    length, share = table.indicators
    assert (length.comparator, length.number, length.unit) == ("≥", 3, "公里")
    assert [str(x) for x in (share.actual, share.weight, share.score, share.note)] == [
        "98%", "40", "38", "返工一处",
    ]  # fmt: skip
    assert table.leftovers == ()


def test_a_whole_department() -> None:
    (table,) = read(
        grid(
            "2024年部门整体支出绩效目标表|<|<|<|<|<",
            "部门名称|青禾镇人民政府|<|<|<|<",
            "年度主要任务|任务名称|主要内容|预算金额（万元）|<|<",
            "^|^|^|总额|财政拨款|其他资金",
            "^|修路|修村路两条|80.00|80.00|",
            "^|办学|修校舍一处|20.00|15.00|5.00",
            "^|金额合计|<|100.00|95.00|5.00",
            "年度总体目标|办好两件实事|<|<|<|<",
            "年度绩效指标|一级指标|二级指标|三级指标|<|指标值",
            "^|产出指标|数量指标|村路条数|<|2条",
        )
    ).tables
    assert (table.form, str(table.org)) == ("department-whole", "青禾镇人民政府")
    assert table.budget.total.amount == 100
    assert [str(goal.text) for goal in table.goals] == ["办好两件实事"]
    assert levels(table.indicators) == [("产出指标", "数量指标", "村路条数")]
    assert table.leftovers == ()


def test_rows_of_a_text_that_lost_its_merged_cells_move_back() -> None:
    lines = [
        "绩效目标|修缮河堤",
        "绩效指标|一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|修缮长度|3公里",
        "修缮闸门|2座",
        "质量指标|合格率|100%",
    ]
    cells = [
        Cell(r, c, 1, 1, text, TextPlace(r + 1, c + 1))
        for r, line in enumerate(lines)
        for c, text in enumerate(line.split("|"))
    ]
    (table,) = read(Grid(tuple(cells), spans=False)).tables
    assert levels(table.indicators) == [
        ("产出指标", "数量指标", "修缮长度"),
        ("产出指标", "数量指标", "修缮闸门"),
        ("产出指标", "质量指标", "合格率"),
    ]
    assert [str(row.value) for row in table.indicators] == ["3公里", "2座", "100%"]
    assert table.indicators[1].level3.place == TextPlace(4, 1)


@pytest.mark.parametrize(
    "lines",
    [
        ("序号|采购项目|计量单位|数量|单价|备注", "1|电脑|台|3|5000|无"),
        ("资产名称|计量单位|权重|备注", "房屋|平方米|1|无"),
        ("单位名称|项目名称|预算数|备注", "青禾镇|修路|30|无"),
    ],
)
def test_other_lists_are_passed_over(lines: tuple[str, ...]) -> None:
    document = read(grid(*lines))
    assert (document.tables, document.notes) == ((), ())


def lost(*lines: str) -> Grid:
    """A grid of a text in which every blank and merged cell is lost, so that rows begin too far left."""
    cells = [
        Cell(r, c, 1, 1, text, TextPlace(r + 1, c + 1))
        for r, line in enumerate(lines)
        for c, text in enumerate(filter(None, (t.strip("^< ") for t in line.split("|"))))
    ]
    return Grid(tuple(cells), spans=False)


def test_a_text_that_lost_its_merged_cells_keeps_weights_under_their_headings() -> None:
    (table,) = read(
        lost(
            "专项资金名称|河堤修缮",
            "当年绩效目标|修缮河堤三公里",
            "绩效指标|指标|指标权重|计量单位|指标性质|指标值",
            "^|修缮长度|40|公里|≥|3",
            "^|群众满意度|20|%|≥|95",
        )
    ).tables
    first, second = table.indicators
    assert (str(first.level3), first.comparator, first.number, first.unit) == (
        "修缮长度",
        "≥",
        3,
        "公里",
    )
    assert (str(second.weight), second.percent) == ("20", 95)
    assert table.leftovers == ()


def test_a_text_that_lost_its_merged_cells_keeps_halves_and_sums_apart() -> None:
    (table,) = read(
        lost(
            "项目名称|灌渠疏浚",
            "项目资金（万元）|年度资金总额|财政拨款|其他资金",
            "^|30|28|2",
            "总体目标|中期目标|年度目标",
            "^|三年疏浚60公里|今年疏浚20公里",
            "绩效指标|一级指标|二级指标|三级指标|实施期指标值|年度指标值",
            "^|产出指标|数量指标|疏浚长度|≥60公里|≥20公里",
            "^|^|质量指标|合格率|95%|100%",
        )
    ).tables
    sums = table.budget.total.amount, table.budget.fiscal.amount, table.budget.other.amount
    assert sums == (30, 28, 2)
    assert [str(goal.text) for goal in table.goals] == ["今年疏浚20公里"]
    assert levels(table.indicators)[1] == ("产出指标", "质量指标", "合格率")
    assert [str(row.value) for row in table.indicators] == ["≥20公里", "100%"]
    assert table.term is not None
    assert [str(row.value) for row in table.term.indicators] == ["≥60公里", "95%"]
    assert table.leftovers == ()
