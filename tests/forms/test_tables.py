"""Reading forms from small invented grids: every branch that the corpus does not show."""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiaolint import api, forms, packs
from jixiaolint.forms import canonical
from jixiaolint.model.document import Document
from jixiaolint.model.grid import Block, Cell, Grid, Paragraph, Source
from jixiaolint.model.place import SheetPlace, TextPlace

HEADER = "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据"


def text_grid(*lines: str, start: int = 1) -> Grid:
    """A grid of a text file: cells parted by |, blank ones kept."""
    cells = [
        Cell(r, c, 1, 1, text.strip(), TextPlace(start + r, c + 1))
        for r, line in enumerate(lines)
        for c, text in enumerate(line.split("|"))
    ]
    return Grid(tuple(cells), spans=False)


def merged_grid(*cells: tuple[int, int, int, int, str]) -> Grid:
    """A grid with merged cells: (row, col, rowspan, colspan, text)."""
    return Grid(tuple(Cell(*c, TextPlace(c[0] + 1, c[1] + 1)) for c in cells))


def paragraph(text: str, line: int = 1) -> Paragraph:
    return Paragraph(text, TextPlace(line, 1))


def read(*blocks: Block, year: int | None = None) -> Document:
    known = forms.load(packs.shipped() / "forms", use_cache=False)
    return forms.recognise(Source("x.txt", "text", blocks), known, year)


FULL = (
    "项目编码|13999924P00000000001A|项目名称|河堤修缮||",
    "预算规模及资金用途|预算数|12.50|其中：财政资金|12.50|其他资金|",
    "|修缮北河村河堤三公里。||||",
    "资金支出计划（%）|3月底|6月底|10月底|12月底|",
    "|25%|50%|75%|100%|",
    "绩效目标|1.修缮河堤||||",
    HEADER,
    "产出指标|数量指标|修缮长度|修缮长度|≥3公里|施工合同",
    "|质量指标|验收合格率|合格比例|100%|施工合同",
    "效益指标|社会效益指标|受益人口|受益人口|≥800人|统计数据",
)


def test_a_full_form() -> None:
    document = read(
        paragraph("1.河堤修缮绩效目标表"), paragraph("999001青禾镇人民政府本级"), text_grid(*FULL)
    )
    (table,) = document.tables
    assert (table.title.text, table.number, table.form) == ("1.河堤修缮绩效目标表", 1, "hebei-full")
    assert table.code.text == "13999924P00000000001A"
    assert table.budget.total.amount == Decimal("12.50")
    assert table.budget.other.text is None
    assert table.purpose.text == "修缮北河村河堤三公里。"
    assert [p.number for p in table.plan.periods] == [25, 50, 75, 100]
    assert table.plan.unit == "percent"
    assert table.plan.heading.text == "资金支出计划（%）"
    assert table.plan.heading.place == TextPlace(4, 1)
    assert [g.text.text for g in table.goals] == ["1.修缮河堤"]
    assert [(r.level1.text, r.level2.text) for r in table.indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
    ]
    assert table.leftovers == ()
    assert document.unit.text == "青禾镇人民政府"


def test_a_blank_field_keeps_the_place_where_it_should_stand() -> None:
    blank = ("项目编码||项目名称|河堤修缮||", *FULL[1:4], "|25%||75%|100%|", *FULL[5:])
    (table,) = read(text_grid(*blank)).tables
    assert table.code.text is None
    assert table.code.place == TextPlace(1, 2)
    assert "code" in table.sections
    assert [p.value.text for p in table.plan.periods] == ["25%", None, "75%", "100%"]
    assert table.plan.periods[1].value.place == TextPlace(5, 3)


def test_a_page_that_cuts_the_row_of_the_plan_leaves_a_blank_one() -> None:
    cut = (*FULL[:4], "|||||", *FULL[4:])
    (table,) = read(text_grid(*cut)).tables
    assert [p.value.text for p in table.plan.periods] == ["25%", "50%", "75%", "100%"]
    (table,) = read(text_grid(*FULL[:4], "|||||", "|另行安排||||", *FULL[5:])).tables
    assert [p.value.text for p in table.plan.periods] == [None] * 4
    assert [left.text for left in table.leftovers] == ["另行安排"]


def test_the_same_row_again_after_a_page_break_is_no_indicator() -> None:
    (table,) = read(text_grid(*FULL, HEADER, "|生态效益指标|复绿面积|面积|≥2亩|设计文件")).tables
    assert [r.level3.text for r in table.indicators][-1] == "复绿面积"
    assert table.indicators[-1].level1.text == "效益指标"
    assert len(table.indicators) == 4


def test_a_page_number_between_two_grids_does_not_end_the_table() -> None:
    first, second = text_grid(*FULL[:8]), text_grid(*FULL[8:], start=20)
    (table,) = read(paragraph("河堤修缮绩效目标表"), first, paragraph("— 12 —"), second).tables
    assert len(table.indicators) == 3
    (table,) = read(text_grid(*FULL[:6]), text_grid(*FULL[6:])).tables
    assert table.name.text == "河堤修缮"
    assert len(table.indicators) == 3


def test_several_tables_in_one_grid() -> None:
    second = ("2.道路养护绩效目标表|||||", "999001青禾镇人民政府本级||单位：元|||", *FULL)
    document = read(text_grid("1.河堤修缮绩效目标表|||||", *FULL, *second))
    assert [t.title.text for t in document.tables] == [
        "1.河堤修缮绩效目标表",
        "2.道路养护绩效目标表",
    ]
    assert [len(t.indicators) for t in document.tables] == [3, 3]
    assert document.tables[1].money_unit == "元"
    assert document.tables[1].budget.total.amount == Decimal("0.00125")
    assert document.tables[1].pointer == "/tables/1"


def test_merged_cells() -> None:
    (table,) = read(
        merged_grid(
            (0, 0, 1, 6, "河堤修缮绩效目标表"),
            (1, 0, 1, 1, "绩效目标"),
            (1, 1, 1, 5, "修缮河堤"),
            *((2, c, 1, 1, name) for c, name in enumerate(HEADER.split("|"))),
            (3, 0, 2, 1, "产出指标"),
            (3, 1, 2, 1, "数量指标"),
            *((3, c, 1, 1, t) for c, t in ((2, "长度"), (3, "长度"), (4, "3公里"))),
            (3, 5, 2, 1, "合同"),
            *((4, c, 1, 1, t) for c, t in ((2, "闸门"), (3, "闸门"), (4, "2座"))),
        )
    ).tables
    assert [str(r.level2) for r in table.indicators] == ["数量指标", "数量指标"]
    assert [str(r.basis) for r in table.indicators] == ["合同", "合同"]
    assert table.indicators[1].basis.place == TextPlace(4, 6)
    drawn = {(c.row, c.col): c.rowspan for c in table.grid.cells}
    assert drawn[3, 0] == 2


def test_unknown_labels_and_cells_are_kept() -> None:
    (table,) = read(
        text_grid(
            "申报批次|甲|受理窗口|乙||",
            "项目负责人|丙|牵头人|丁||",
            *FULL[:6],
            HEADER,
            "产出指标|数量指标|修缮长度|修缮长度|≥3公里|施工合同|多出的一格",
        )
    ).tables
    assert [left.text for left in table.leftovers] == [
        "申报批次｜甲｜受理窗口｜乙",
        "牵头人｜丁",
        "多出的一格",
    ]


def test_an_unknown_column_is_kept() -> None:
    (table,) = read(
        text_grid(
            "绩效目标|修缮河堤|||||", HEADER + "|责任人", "产出指标|数量指标|长度|长度|3米|合同|丙"
        )
    ).tables
    assert [left.text for left in table.leftovers] == ["责任人", "丙"]


def test_a_table_without_its_indicator_header_is_reported() -> None:
    document = read(paragraph("河堤修缮绩效目标表"), text_grid(*FULL[:6], *FULL[7:]))
    assert document.tables == ()
    (note,) = document.notes
    assert note.kind == "misread"
    assert "河堤修缮绩效目标表" in note.text


@pytest.mark.parametrize(
    "lines",
    [
        ("采购项目|数量|单价", "电脑|3|5000"),
        ("一、总体目标|3", "二、分项目标|5"),
        ("资产名称|指标值|备注", "房屋|3|无"),
        ("指标|2023年完成|2024年目标|责任单位", "地区生产总值|8.2%|8%|发改局"),
        ("指标|2023年完成|2024年目标|完成时限", "新建公园|1个|2个|9月底"),
    ],
)
def test_other_tables_are_passed_over(lines: tuple[str, ...]) -> None:
    document = read(text_grid(*lines))
    assert (document.tables, document.notes) == ((), ())


def test_goals_broken_by_a_page_are_two() -> None:
    (table,) = read(text_grid("绩效目标|1.修缮河堤||||", "|2.清理河道||||", *FULL[6:])).tables
    assert [g.text.text for g in table.goals] == ["1.修缮河堤", "2.清理河道"]
    assert [g.pointer for g in table.goals] == ["/tables/0/goals/0", "/tables/0/goals/1"]


def test_quarters_and_prose() -> None:
    (table,) = read(
        text_grid(
            "项目编码||项目名称|河堤修缮||",
            "项目资金主要用途|预算数30万元。其中：财政资金28万元，其他资金2万元。主要用于修缮河堤。||||",
            "资金支出计划|第一季度|第二季度|第三季度|第四季度|",
            "|25%|50%|75%|100%|",
            *FULL[5:],
        )
    ).tables
    assert table.form == "hebei-quarters"
    assert table.stated.total.amount == 30
    assert table.stated.other.amount == 2
    assert "budget" not in table.sections


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["青禾镇2024年部门预算绩效文本", "参照冀财预〔2022〕85号"], 2024),
        (["冀财预〔2022〕85号", "2023年建设，2023年完工，2021年开工"], 2023),
        (["2020-2022年度松材线虫病除治绩效目标", "2021年除治"], 2021),
        (["没有年份"], None),
    ],
)
def test_the_budget_year(texts: list[str], year: int | None) -> None:
    assert read(*map(paragraph, texts)).year == year
    assert read(*map(paragraph, texts), year=2030).year == 2030


def test_a_form_with_a_misspelt_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "county.yaml").write_text(
        "id: county\ntitle: 县表\nlables: {}\ncolumns: {}\n", encoding="utf-8"
    )
    with pytest.raises(packs.PackError, match=r"county\.yaml:3: 不认识的键 lables，是不是 labels"):
        forms.load(tmp_path, use_cache=False)


def test_an_unreadable_file_is_a_document_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    document = api.document(tmp_path / "empty.txt")
    assert [n.kind for n in document.notes] == ["unreadable"]


def names(document: Document) -> list[list[str]]:
    """Of every table, the level-3 names."""
    return [[str(row.level3) for row in table.indicators] for table in document.tables]


def test_a_value_after_a_blank_cell_is_found() -> None:
    gap = text_grid(
        "预算规模及资金用途|预算数||12.5|其中：财政资金|12.5", "|修缮河堤||||", *FULL[5:]
    )
    (table,) = read(gap).tables
    assert table.budget.total.amount == Decimal("12.5")
    assert table.budget.fiscal.amount == Decimal("12.5")
    assert table.purpose.text == "修缮河堤"


def test_plan_values_that_slipped_out_of_their_columns_are_taken_in_order() -> None:
    slipped = text_grid(
        "资金支出计划（%）|3月底||6月底|10月底|12月底", "|25%|50%|75%|100%|", *FULL[5:]
    )
    (table,) = read(slipped).tables
    assert [p.number for p in table.plan.periods] == [25, 50, 75, 100]


def test_a_plan_value_without_its_period_is_left() -> None:
    lost = text_grid("资金支出计划（%）|3月底|6月底|10月底||", "|25%|50%|75%|100%|", *FULL[5:])
    (table,) = read(lost).tables
    assert [p.number for p in table.plan.periods] == [25, 50, 75]
    assert [left.text for left in table.leftovers] == ["100%"]


def test_an_empty_plan_row_gives_blank_values_with_places() -> None:
    (table,) = read(text_grid(*FULL[:4], "|||||", *FULL[5:])).tables
    assert [p.value.text for p in table.plan.periods] == [None] * 4
    assert table.plan.periods[2].value.place == TextPlace(5, 4)
    assert table.plan.unit == "none"


def test_remarks_below_the_indicators_are_no_indicators() -> None:
    document = read(text_grid(*FULL, "注：一式三份|||||", "以上各项由各村填写|||||"))
    assert names(document) == [["修缮长度", "验收合格率", "受益人口"]]
    assert [left.text for left in document.tables[0].leftovers] == ["以上各项由各村填写"]


def word_rows(*lines: str) -> list[tuple[int, int, int, int, str]]:
    return [
        (r, c, 1, 1, text) for r, line in enumerate(lines) for c, text in enumerate(line.split("|"))
    ]


def test_a_remark_merged_over_the_table_is_left() -> None:
    cells = word_rows(HEADER, "产出指标|数量指标|长度|长度|3米|合同")
    (table,) = read(merged_grid(*cells, (2, 0, 1, 6, "本表一式三份"))).tables
    assert len(table.indicators) == 1
    assert [left.text for left in table.leftovers] == ["本表一式三份"]


def test_blank_levels_continue_in_word_tables_too() -> None:
    cells = word_rows(
        HEADER,
        "产出指标|数量指标|长度|长度|3米|合同",
        "||闸门|闸门|2座|合同",
        "效益指标||人口|人口|8人|统计",
    )
    (table,) = read(merged_grid(*cells)).tables
    assert [str(row.level2) for row in table.indicators] == ["数量指标", "数量指标", ""]
    assert table.indicators[1].level2.place == TextPlace(2, 2)
    assert table.indicators[2].level2.place == TextPlace(4, 2)


def test_a_row_without_name_and_value_is_an_indicator_in_word_and_a_cut_row_in_text() -> None:
    lines = (HEADER, "产出指标|数量指标|长度|长度|3米|合同", "|||的全部|| 附件")
    (table,) = read(merged_grid(*word_rows(*lines))).tables
    assert [str(row.description) for row in table.indicators] == ["长度", "的全部"]
    (table,) = read(text_grid(*lines)).tables
    (row,) = table.indicators
    assert (row.description.text, row.basis.text) == ("长度\n的全部", "合同\n附件")


def test_an_indicator_named_like_a_label_opens_no_table() -> None:
    document = read(text_grid(*FULL, "||其他资金|其他资金到位额|3万元|合同"))
    assert names(document)[0][-1] == "其他资金"


def test_an_unrelated_grid_directly_below_is_not_joined() -> None:
    document = read(text_grid(*FULL), text_grid("办公桌|张|3|500|1500|自用", start=30))
    assert names(document) == [["修缮长度", "验收合格率", "受益人口"]]


def test_sheets_are_not_joined() -> None:
    def sheet(name: str, *lines: str) -> Grid:
        grid = text_grid(*lines)
        return Grid(tuple(c._replace(place=SheetPlace(name, "A1")) for c in grid.cells))

    document = read(sheet("甲", *FULL), sheet("乙", *FULL[6:]))
    assert len(document.tables) == 2


def test_a_head_that_a_page_break_cuts_is_one() -> None:
    (table,) = read(text_grid(*FULL[:3]), text_grid(*FULL[3:], start=20)).tables
    assert (table.code.text, len(table.plan.periods)) == ("13999924P00000000001A", 4)


def test_a_heading_of_two_columns_takes_the_filled_cell() -> None:
    cells = [
        c for c in word_rows(HEADER, "产出指标|数量指标|长度|长度|3米||合同") if c[:2] != (0, 5)
    ]
    (table,) = read(merged_grid(*cells, (0, 5, 1, 2, "指标值确定依据"))).tables
    assert table.indicators[0].basis.text == "合同"
    assert table.leftovers == ()


def test_absurd_spans_cost_nothing() -> None:
    grid = merged_grid((0, 0, 10**7, 10**7, "绩效目标"), (1, 1, 1, 1, "修缮河堤"))
    assert read(grid).tables == ()


def test_a_table_run_together_into_one_row_is_reported() -> None:
    document = read(text_grid(f"{HEADER}|产出指标|数量指标|长度|3米", "质量指标|合格率|100%"))
    assert document.tables == ()
    assert [note.kind for note in document.notes] == ["misread"]


def test_explaining_tells_form_labels_and_leftovers() -> None:
    document = read(text_grid(*FULL, "|||||施工合同|多出的一格"))
    told = canonical.documents_json([document], explain=True)["documents"][0]["tables"][0]
    assert told["recognised"]["title"] == "河北省预算项目绩效目标表（全表）"
    labels = {(one["text"], one["as"]) for one in told["recognised"]["labels"]}
    assert {("项目编码", "code"), ("预算数", "total"), ("指标值", "value")} <= labels
    assert told["recognised"]["left_over"] == ["多出的一格"]
    assert told["money_unit"] is None


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, TextPlace(i, 1)) for i, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    "heading",
    [
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "指标值确定", "依据"],
        ["一级指标 二级指标 三级指标 指标值 指标值确定依据"],
        ["绩效指标一级指标二级指标指标内容指标值产出指标数量指标修路里程3公里"],
        ["绩效目标修路一级指标二级指标三级指标绩效指标描述指标值产出指标数量指标修路里程3公里"],
    ],
)
def test_a_table_without_rulings_is_told_once_at_its_heading(heading: list[str]) -> None:
    document = read(
        *lines("修路绩效目标表", "预算数 12.00", *heading, "产出指标", "数量指标 3公里")
    )
    assert document.tables == ()
    assert [(n.kind, n.place) for n in document.notes] == [("misread", TextPlace(3, 1))]


@pytest.mark.parametrize(
    "prose",
    [
        ["一级指标、二级指标和三级指标要写明指标值。"],
        ["三级指标", "要写明", "指标值", "和", "一级指标"],
        ["项目名称", "预算数", "一级指标"],
    ],
)
def test_prose_about_indicators_is_no_table(prose: list[str]) -> None:
    assert read(*lines(*prose)).notes == ()


def test_a_line_that_every_page_repeats_does_not_end_the_table() -> None:
    head = paragraph("青禾镇2024年部门预算")
    cut = [text_grid(*FULL[a:b], start=10 * a) for a, b in ((0, 2), (2, 4), (4, 8), (8, 10))]
    (table,) = read(cut[0], head, cut[1], head, cut[2], paragraph("12"), cut[3]).tables
    assert (table.code.text, len(table.plan.periods)) == ("13999924P00000000001A", 4)
    assert names(read(cut[0], head, cut[1], head, cut[2], cut[3])) == [
        ["修缮长度", "验收合格率", "受益人口"]
    ]
    assert table.leftovers == ()


def test_the_rest_of_a_table_behind_a_paragraph_is_told() -> None:
    document = read(text_grid(*FULL[:8]), paragraph("（此处另起）"), text_grid(*FULL[9:], start=20))
    assert names(document) == [["修缮长度"]]
    assert [note.kind for note in document.notes] == ["misread"]


def test_the_names_of_indicators_do_not_choose_the_form() -> None:
    rows = (
        "产出指标|时效指标|完成时间|完成情况|12月底前|联系人",
        "|数量指标|资金总额|目标值|2公里|合同",
    )
    (table,) = read(text_grid("绩效目标|养护村道", HEADER, *rows)).tables
    assert table.form == "hebei-goals"


@pytest.mark.parametrize("number", ["12", "— 12 —", "第 2 页", "第2页，共 8 页", "第 2 页 共 8 页"])
def test_a_number_of_a_page_does_not_end_the_table(number: str) -> None:
    document = read(text_grid(*FULL[:8]), paragraph(number), text_grid(*FULL[8:], start=20))
    assert names(document) == [["修缮长度", "验收合格率", "受益人口"]]
