"""Forms of other provinces and kinds: invented tables, each read from a grid, Word and HTML."""

import html
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from sketches import cells

from jixiaolint import api, forms, packs
from jixiaolint.forms import canonical
from jixiaolint.model.document import Document
from jixiaolint.model.grid import Cell, Grid, Source
from jixiaolint.model.place import TextPlace

Sketch = list[list[str]]

NATIONAL: Sketch = [
    ["项目支出绩效目标申报表", "<", "<", "<", "<"],
    ["（2024年度）", "<", "<", "<", "<"],
    ["项目名称", "山塘除险加固", "<", "<", "<"],
    ["主管部门", "云岭县水务局", "<", "实施单位", "青禾镇水利站"],
    ["项目资金（元）", "年度资金总额", "<", "480000", "<"],
    ["^", "其中：财政拨款", "<", "480000", "<"],
    ["^", "其他资金", "<", "0", "<"],
    ["总体目标", "年度目标", "<", "<", "<"],
    ["^", "加固山塘3座，汛期安全度汛。", "<", "<", "<"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    ["^", "产出指标", "数量指标", "加固山塘数量", "3座"],
    ["^", "^", "成本指标", "每座加固成本标准", "16万元/座"],
    ["^", "效益指标", "社会效益指标", "受保护农田面积", "≥600亩"],
    ["^", "^", "生态效益指标", "", ""],
    ["^", "满意度指标", "服务对象满意度指标", "受益农户满意度", "≥90%"],
    ["其他需要说明事项", "无", "<", "<", "<"],
]
HALVES: Sketch = [
    ["项目支出绩效目标申报表", "<", "<", "<", "<", "<", "<", "<"],
    ["项目名称", "<", "农田灌渠疏浚", "<", "<", "<", "<", "<"],
    ["项目资金（万元）", "<", "中期资金总额：", "<", "90.00", "年度资金总额：", "<", "30.00"],
    ["^", "^", "其中：财政拨款", "<", "90.00", "其中：财政拨款", "<", "28.00"],
    ["^", "^", "其他资金", "<", "0.00", "其他资金", "<", "2.00"],
    ["总体目标", "中期目标（2024年—2026年）", "<", "<", "<", "年度目标", "<", "<"],
    ["^", "三年疏浚灌渠60公里。", "<", "<", "<", "今年疏浚灌渠20公里。", "<", "<"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
    ["^", "产出指标", "数量指标", "疏浚长度", "≥60公里", "数量指标", "疏浚长度", "≥20公里"],
    ["^", "^", "质量指标", "验收合格率", "100%", "质量指标", "验收合格率", "100%"],
]
SICHUAN: Sketch = [
    ["部门预算项目绩效目标申报表（2024年度）", *["<"] * 11],
    ["金额单位：元", *["<"] * 11],
    ["单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值",
     "度量单位", "权重", "指标方向性"],
    ["100-枫林乡部门", "", "96,000.50", *[""] * 9],
    ["100001-枫林乡人民政府", "护林员补助", "60,000.00", "发放8名护林员补助", "产出指标", "数量指标",
     "护林员人数", "=", "8", "人", "20", "正向指标"],
    ["^", "^", "^", "^", "效益指标", "生态效益指标", "火灾受害率", "≤", "0.9", "‰", "20", "反向指标"],
    ["^", "^", "^", "^", "满意度指标", "服务对象满意度指标", "村民满意度", "≥", "90", "%", "10", "正向指标"],
    ["^", "防火物资", "36,000.50", "购置风力灭火机12台", "产出指标", "数量指标", "灭火机数量", "≥", "12",
     "台", "40", "正向指标"],
    ["^", "^", "^", "^", "效益指标", "社会效益指标", "山林安全", "定性", "优", "", "50", ""],
]  # fmt: skip
CHONGQING: Sketch = [
    ["2024年一般性项目绩效目标表（一级项目）", "<", "<", "<", "<", "<"],
    ["编制单位：", "100-柳溪街道", "<", "<", "单位：万元", "<"],
    ["专项资金名称", "社区路灯维护", "<", "业务主管部门", "100-柳溪街道", "<"],
    ["当年预算", "7.20", "<", "<", "<", "<"],
    ["项目概况", "维护社区路灯300盏", "<", "<", "<", "<"],
    ["当年绩效目标", "路灯坏了三天内修好", "<", "<", "<", "<"],
    ["绩效指标", "指标", "指标权重", "计量单位", "指标性质", "指标值"],
    ["^", "维护路灯数量", "30", "盏", "≥", "300"],
    ["^", "报修处理时间", "20", "天", "≤", "3"],
    ["^", "居民夜间出行方便", "20", "", "定性", "方便"],
    ["^", "居民满意度", "10", "%", "≥", "90"],
]
SELF: Sketch = [
    ["2023年度项目支出绩效自评表", *["<"] * 9],
    ["项目名称", "学生营养餐", *["<"] * 8],
    ["主管部门", "云岭县教育局", "<", "<", "实施单位", "青禾镇中心小学", *["<"] * 4],
    [
        "项目资金（元）",
        "",
        "<",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "<",
        "分值",
        "执行率",
        "得分",
    ],
    ["^", "年度资金总额", "<", "360000", "360000", "342000", "<", "10", "95%", "9.5"],
    ["年度总体目标", "预期目标", *["<"] * 4, "实际完成情况", *["<"] * 3],
    ["^", "让600名学生吃上营养餐", *["<"] * 4, "已供餐600名学生", *["<"] * 3],
    [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "<",
        "<",
        "实际完成值",
        "分值",
        "得分",
    ],
    ["^", "^", "^", "^", "指标性质", "指标值", "度量单位", "^", "^", "^"],
    ["^", "产出指标", "数量指标", "供餐学生人数", "≧", "600", "人", "600", "20", "20"],
    ["^", "^", "质量指标", "食材合格率", "═", "100", "%", "100%", "20", "20"],
    ["其他需要说明事项", "无", *["<"] * 6, "总分", "100"],
]
HEBEI_2019: Sketch = [
    ["1.村道养护绩效目标表", "<", "<", "<", "<", "<", "<", "<"],
    ["项目编码", "99900119P0000000001AA", "<", "项目名称", "村道养护", "<", "<", "<"],
    ["绩效目标", "1.养护村道12公里", "<", "<", "<", "<", "<", "<"],
    ["一级指标", "二级指标", "绩效指标", "绩效指标描述", "评价标准", "<", "<", "<"],
    ["^", "^", "^", "^", "优", "良", "中", "差"],
    [
        "产出指标",
        "质量指标",
        "路面完好率",
        "完好路面所占比例",
        "≥95%",
        "90%-95%",
        "80%-90%",
        "<80%".replace("<", "＜"),
    ],
]
DEPARTMENT: Sketch = [
    ["部门整体支出绩效目标表", "<", "<", "<", "<"],
    ["部门名称", "枫林乡人民政府", "<", "<", "<"],
    ["年度部门预算", "1520.00", "<", "<", "<"],
    ["年度总体目标", "保障机关运转，完成年度任务", "<", "<", "<"],
    ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    ["^", "产出指标", "数量指标", "办结群众诉求数量", "≥300件"],
    ["^", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"],
]
SKETCHES = {
    "national-annual": NATIONAL,
    "national-halves": HALVES,
    "sichuan-list": SICHUAN,
    "chongqing-weights": CHONGQING,
    "self-evaluation": SELF,
    "hebei-2019": HEBEI_2019,
    "department-whole": DEPARTMENT,
}


def from_grid(sketch: Sketch) -> Document:
    known = forms.load(packs.shipped() / "forms", use_cache=False)
    grid = Grid(tuple(Cell(*c, TextPlace(c[0] + 1, c[1] + 1)) for c in cells(sketch)))
    return forms.recognise(Source("x", "text", (grid,)), known)


def from_word(sketch: Sketch, folder: Path) -> Document:
    document = docx.Document()
    table = document.add_table(len(sketch), len(sketch[0]))
    for r, c, high, wide, text in cells(sketch):
        cell = table.cell(r, c)
        if high > 1 or wide > 1:
            cell = cell.merge(table.cell(r + high - 1, c + wide - 1))
        cell.text = text
    document.save(str(folder / "x.docx"))
    return api.document(folder / "x.docx")


def from_html(sketch: Sketch, folder: Path) -> Document:
    rows: dict[int, list[str]] = {r: [] for r in range(len(sketch))}
    for r, _, high, wide, text in cells(sketch):
        rows[r].append(f'<td rowspan="{high}" colspan="{wide}">{html.escape(text)}</td>')
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows.values())
    path = folder / "x.html"
    path.write_text(f"<meta charset='utf-8'><table>{body}</table>", encoding="utf-8")
    return api.document(path)


def content(document: Document) -> object:
    """Everything that was read, without places."""

    def bare(node: object) -> object:
        if isinstance(node, dict):
            return {k: bare(v) for k, v in node.items() if not k.startswith("location")}
        return [bare(n) for n in node] if isinstance(node, list) else node

    return bare(canonical.documents_json([document])["documents"][0]["tables"])


@pytest.mark.parametrize("name", SKETCHES)
def test_the_form_is_recognised_and_nothing_is_left_over(name: str) -> None:
    document = from_grid(SKETCHES[name])
    assert {t.form for t in document.tables} == {name}
    assert [t.leftovers for t in document.tables] == [()] * len(document.tables)
    assert document.notes == ()


@pytest.mark.parametrize("name", SKETCHES)
def test_word_and_html_read_as_the_grid(name: str, tmp_path: Path) -> None:
    expected = content(from_grid(SKETCHES[name]))
    assert content(from_word(SKETCHES[name], tmp_path)) == expected
    assert content(from_html(SKETCHES[name], tmp_path)) == expected


def test_national_annual() -> None:
    (table,) = from_grid(NATIONAL).tables
    assert (table.title.text, table.name.text) == ("项目支出绩效目标申报表", "山塘除险加固")
    assert table.money_unit == "元"
    assert table.budget.total.amount == Decimal("48")
    assert table.org.text == "青禾镇水利站"
    assert [g.text.text for g in table.goals] == ["加固山塘3座，汛期安全度汛。"]
    assert [r.value.text for r in table.indicators] == ["3座", "16万元/座", "≥600亩", "≥90%"]
    assert table.indicators[1].level1.text == "产出指标"


def test_of_two_halves_the_year_counts() -> None:
    (table,) = from_grid(HALVES).tables
    assert table.budget.total.amount == 30
    assert table.budget.fiscal.amount == 28
    rows = [(r.level1.text, r.level2.text, r.level3.text, r.value.text) for r in table.indicators]
    assert rows == [
        ("产出指标", "数量指标", "疏浚长度", "≥20公里"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
    ]
    assert [g.text.text for g in table.goals] == ["今年疏浚灌渠20公里。"]
    assert table.term is not None
    assert [r.value.text for r in table.term.indicators] == ["≥60公里", "100%"]
    assert [g.text.text for g in table.term.goals] == ["三年疏浚灌渠60公里。"]


def test_a_listing_is_one_table_a_project() -> None:
    first, second = from_grid(SICHUAN).tables
    assert (first.name.text, second.name.text) == ("护林员补助", "防火物资")
    assert (first.budget.total.amount, second.budget.total.amount) == (
        Decimal("6"),
        Decimal("3.60005"),
    )
    assert [len(first.indicators), len(second.indicators)] == [3, 2]
    assert second.pointer == "/tables/1"
    assert second.indicators[0].pointer == "/tables/1/indicators/0"
    assert second.org.text == "100001-枫林乡人民政府"
    rate = first.indicators[2]
    assert (rate.value.text, rate.percent, rate.comparator) == ("90", Decimal(90), "≥")
    assert first.indicators[0].unit == "人"
    assert second.indicators[1].kind == "qualitative"


def test_weights_without_levels() -> None:
    (table,) = from_grid(CHONGQING).tables
    assert table.budget.total.amount == Decimal("7.20")
    assert table.purpose.text == "维护社区路灯300盏"
    assert [r.weight.text for r in table.indicators] == ["30", "20", "20", "10"]
    assert "level1" not in table.indicators[0].columns
    assert (table.indicators[1].number, table.indicators[1].unit) == (Decimal(3), "天")


def test_self_evaluation_has_target_and_actual() -> None:
    (table,) = from_grid(SELF).tables
    row = table.indicators[0]
    assert (row.nature.text, row.value.text, row.unit_cell.text) == ("≧", "600", "人")
    assert (row.actual.text, row.weight.text, row.score.text) == ("600", "20", "20")
    assert (row.number, row.unit, row.comparator) == (Decimal(600), "人", "≥")
    assert len(table.indicators) == 2


def test_grades_of_2019() -> None:
    (table,) = from_grid(HEBEI_2019).tables
    assert table.indicators[0].value.text == "≥95%"
