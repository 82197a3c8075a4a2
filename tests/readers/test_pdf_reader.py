from __future__ import annotations

import time
from pathlib import Path

import pytest
from pdffile import NO_UNICODE, cells, line, paragraphs, table, text, thin, write
from reading import grids, refusal

from commandline import run
from jixiaolint import api, readers, reports
from jixiaolint.model.grid import Grid
from jixiaolint.model.place import PagePlace
from jixiaolint.readers import Unreadable, isolated

XS, YS = (50, 150, 250), (300, 280, 260)
PLAIN = table(XS, YS) + cells(XS, YS, [["指标", "指标值"], ["修路里程", "3公里"]])
READ = [
    (0, 0, 1, 1, "指标"), (0, 1, 1, 1, "指标值"), (1, 0, 1, 1, "修路里程"), (1, 1, 1, 1, "3公里"),
]  # fmt: skip


ONE_PATH = "".join(
    [f"{XS[0]} {y} m {XS[-1]} {y} l " for y in YS] + [f"{x} {YS[-1]} m {x} {YS[0]} l " for x in XS]
)
BOXES = "".join(f"{x} {y} 100 20 re S\n" for x in XS[:2] for y in YS[1:])
DASHES = "".join(line(x, y, x + 4, y) for y in YS for x in range(50, 250, 6))
WORDS = PLAIN[PLAIN.index("BT") :]


@pytest.mark.parametrize(
    "drawing",
    [
        PLAIN,
        table(XS, YS, thin) + WORDS,
        ONE_PATH + "S\n" + WORDS,
        BOXES + WORDS,
        DASHES + "".join(line(x, 260, x, 300) for x in XS) + WORDS,
        "0.9 g 50 260 200 40 re f 0 g\n" + PLAIN,
        PLAIN + table([x + 1.5 for x in XS], [y - 1.5 for y in YS]),
        PLAIN + WORDS,
    ],
    ids=["lines", "thin boxes", "one path", "boxes", "dashes", "shading", "double", "struck twice"],
)
def test_borders_however_they_are_drawn(tmp_path: Path, drawing: str) -> None:
    assert grids(write(tmp_path / "a.pdf", drawing)) == [READ]


def test_merged_cells_are_those_without_edges(tmp_path: Path) -> None:
    drawing = "".join(line(50, y, 250, y) for y in (300, 240)) + line(110, 270, 250, 270)
    drawing += line(50, 240, 50, 300) + line(110, 240, 110, 300) + line(250, 240, 250, 300)
    drawing += line(180, 240, 180, 270)
    drawing += (
        text(52, 268, "产出") + text(112, 285, "标题") + text(112, 252, "甲") + text(182, 252, "乙")
    )
    assert grids(write(tmp_path / "a.pdf", drawing)) == [
        [(0, 0, 2, 1, "产出"), (0, 1, 1, 2, "标题"), (1, 1, 1, 1, "甲"), (1, 2, 1, 1, "乙")]
    ]


def test_outer_border_may_be_missing(tmp_path: Path) -> None:
    drawing = "".join(line(50, y, 250, y) for y in YS) + line(150, 260, 150, 300) + WORDS
    assert grids(write(tmp_path / "a.pdf", drawing)) == [READ]


def test_a_row_cut_by_the_page_is_open_where_all_lines_reach_past_the_border(
    tmp_path: Path,
) -> None:
    drawing = "".join(line(50, y, 250, y) for y in (280, 260))
    drawing += "".join(line(x, 260, x, 291) for x in XS) + text(152, 283, "均标准")
    drawing += cells(XS, (280,), [["修路里程", "3公里"]])
    first, *rest = grids(write(tmp_path / "a.pdf", drawing))[0]
    assert (first, [c[4] for c in rest]) == (
        (0, 0, 1, 1, ""),
        ["均标准", "修路里程", "3公里"],
    )


def test_a_centred_title_goes_on_whatever_browsers_print_at_the_edges(tmp_path: Path) -> None:
    drawing = text(60, 370, "1.修缮北河村至南坡村通村道路和两侧边沟及绿") + text(
        130, 356, "化工程绩效目标表"
    )
    drawing += text(5, 391, "打印时间") + text(380, 391, "首页") + text(385, 4, "文件", size=6)
    drawing += table((60, 160, 260), YS) + cells((60, 160), YS, [["指标", "指标值"], ["甲", "乙"]])
    path = write(tmp_path / "a.pdf", drawing)
    assert "1.修缮北河村至南坡村通村道路和两侧边沟及绿化工程绩效目标表" in paragraphs(path)


def test_words_broken_at_the_line_end_are_joined(tmp_path: Path) -> None:
    xs, ys = (50, 106, 250), (300, 260)
    words = text(52, 288, "群众满意") + text(52, 276, "度") + text(108, 288, "第一条")
    words += text(108, 276, "第二条") + text(108, 264, "≥ 95%")
    assert grids(write(tmp_path / "a.pdf", table(xs, ys) + words)) == [
        [(0, 0, 1, 1, "群众满意度"), (0, 1, 1, 1, "第一条\n第二条\n≥ 95%")]
    ]


def test_two_tables_with_their_titles_in_order(tmp_path: Path) -> None:
    low = (200, 180, 160)
    drawing = text(100, 320, "1.修路绩效目标表") + PLAIN + text(100, 230, "2.清淤绩效目标表")
    drawing += text(50, 215, "906001青禾镇本级") + text(200, 215, "单位：万元")
    drawing += table(XS, low) + cells(XS, low, [["甲", "乙"], ["丙", "丁"]])
    path = write(tmp_path / "a.pdf", drawing)
    kinds = [type(b).__name__ for b in readers.read(path).blocks]
    assert kinds == ["Paragraph", "Grid", "Paragraph", "Paragraph", "Paragraph", "Grid"]
    assert paragraphs(path)[2:] == ["906001青禾镇本级", "单位：万元"]


def test_lines_of_a_narrative_make_paragraphs(tmp_path: Path) -> None:
    words = ["　　全镇坚持过紧日子，把钱用在修路", "和清淤上，群众受益。", "一、总体目标"]
    drawing = "".join(text(50, 300 - 15 * i, w.strip("　")) for i, w in enumerate(words))
    assert paragraphs(write(tmp_path / "a.pdf", drawing)) == [
        "全镇坚持过紧日子，把钱用在修路和清淤上，群众受益。",
        "一、总体目标",
    ]


def test_frame_around_text_is_no_table(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", "40 40 320 320 re S\n" + text(60, 300, "说明"))
    assert (grids(path), paragraphs(path)) == ([], ["说明"])


HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
WIDE = (40, 90, 140, 200, 260)


def pages(top: list[list[str]], bottom: list[list[str]], *more: str) -> tuple[str, str]:
    """A table on two pages: rows of 30 points at the foot of one and at the head of the other."""
    high = [40 + 30 * len(top) - 30 * i for i in range(len(top) + 1)]
    low = [380 - 30 * i for i in range(len(bottom) + 1)]
    return (
        table(WIDE, high) + cells(WIDE, high, top) + "".join(more),
        table(WIDE, low) + cells(WIDE, low, bottom),
    )


def rows(path: Path) -> list[list[str]]:
    (grid,) = [b for b in readers.read(path).blocks if isinstance(b, Grid)]
    found: dict[int, list[str]] = {}
    for cell in grid.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def test_repeated_header_row_is_left_out(tmp_path: Path) -> None:
    top = [HEAD, ["产出指标", "数量指标", "修路里程", "3公里"]]
    bottom = [HEAD, ["效益指标", "社会效益", "出行便利", "≥95%"]]
    assert rows(write(tmp_path / "a.pdf", *pages(top, bottom))) == [*top, bottom[1]]


def test_head_repeated_with_rows_of_one_text_is_left_out(tmp_path: Path) -> None:
    head = [["项目编码", "001", "项目名称", "修路"], ["绩效目标", "", "", ""], HEAD]
    top = [*head, ["产出指标", "数量指标", "修路里程", "3公里"]]
    bottom = [*head, ["效益指标", "社会效益", "出行便利", "≥95%"]]
    assert rows(write(tmp_path / "a.pdf", *pages(top, bottom))) == [*top, bottom[-1]]


def test_headings_repeated_from_the_middle_of_a_page_are_left_out(tmp_path: Path) -> None:
    """A sheet repeats the row it is told to; a row of the table that comes again is none of them."""
    row = ["产出指标", "数量指标", "修路里程", "3公里"]
    top = [["项目编码", "001", "项目名称", "修路"], HEAD, row]
    found = rows(write(tmp_path / "a.pdf", *pages(top, [HEAD, ["效益指标", "社会", "便利", "好"]])))
    assert found == [*top, ["效益指标", "社会", "便利", "好"]]
    assert rows(write(tmp_path / "b.pdf", *pages(top, [row, row]))) == [*top, row, row]


def test_heading_does_not_go_on_below_the_break(tmp_path: Path) -> None:
    bottom = [["", "数量指标", "修路里程", "3公里"], ["产出指标", "质量指标", "合格率", "100%"]]
    path = write(tmp_path / "a.pdf", *pages([HEAD], bottom))
    (grid,) = [b for b in readers.read(path).blocks if isinstance(b, Grid)]
    assert [c[:5] for c in grid.cells if c.col == 0] == [
        (0, 0, 1, 1, "一级指标"),
        (1, 0, 1, 1, ""),
        (2, 0, 1, 1, "产出指标"),
    ]


SIX = (40, 90, 140, 200, 260, 310, 370)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (["修路里程的", "按计划", "3公里", "按规划"], ["说明", "修完", "", ""], True),
        (["修路里程的", "修完。", "3公里", "按规划"], ["说明", "通车", "", ""], True),
        (["修路", "按计划", "3公里", "按规划"], ["清淤", "修完", "", ""], False),
        (["", "按计划", "3公里", "按规划"], ["", "修完", "", ""], True),
    ],
)
def test_row_broken_where_a_paragraph_of_a_cell_ends(
    tmp_path: Path, above: list[str], below: list[str], whole: bool
) -> None:
    """Cells that stay blank below and full lines tell; blanks alone may be those of a new row."""
    first = table(SIX, (70, 40)) + cells(SIX, (70, 40), [["产出", "数量", *above]])
    second = table(SIX, (380, 350)) + cells(SIX, (380, 350), [["", "", *below]])
    found = rows(write(tmp_path / "a.pdf", first, second))
    assert len(found) == (1 if whole else 2)


def test_row_broken_over_the_page_is_one_row(tmp_path: Path) -> None:
    top = [HEAD, ["效益指标", "社会效益", "方便沿线群", "≥95%"]]
    bottom = [["", "", "众出行", ""], ["满意度", "服务对象", "群众满意", "≥90%"]]
    assert rows(write(tmp_path / "a.pdf", *pages(top, bottom))) == [
        HEAD,
        ["效益指标", "社会效益", "方便沿线群众出行", "≥95%"],
        bottom[1],
    ]


def test_blank_first_cell_below_the_break_goes_on_above(tmp_path: Path) -> None:
    top = [HEAD, ["产出", "数量指标", "修路里程", "3公里"]]
    path = write(tmp_path / "a.pdf", *pages(top, [["", "质量指标", "合格率", "100%"]]))
    (grid,) = [b for b in readers.read(path).blocks if isinstance(b, Grid)]
    assert [c[:5] for c in grid.cells if c.col == 0] == [
        (0, 0, 1, 1, "一级指标"),
        (1, 0, 2, 1, "产出"),
    ]
    assert rows(path)[2] == ["质量指标", "合格率", "100%"]


def test_label_cut_in_two_by_the_break_is_one_cell(tmp_path: Path) -> None:
    top = [["资金支出", "3月底", "6月底", "12月底"]]
    path = write(tmp_path / "a.pdf", *pages(top, [["计划", "25%", "50%", "100%"]]))
    assert rows(path) == [["资金支出计划", "3月底", "6月底", "12月底"], ["25%", "50%", "100%"]]


def test_bracket_that_goes_to_the_next_line_as_a_whole_makes_no_line_break(tmp_path: Path) -> None:
    xs, ys = (40, 122, 200), (380, 340)
    drawing = (
        table(xs, ys) + text(42, 369, "支出计划") + text(42, 355, "（%）") + text(124, 369, "甲")
    )
    (grid,) = grids(write(tmp_path / "a.pdf", drawing))
    assert grid[0][4] == "支出计划（%）"


def test_number_drawn_in_pieces_is_written_without_space(tmp_path: Path) -> None:
    drawing = table((40, 140, 200), (380, 360)) + text(142, 369, "甲")
    drawing += text(42, 369, "1") + text(52, 369, ",") + text(62, 369, "234") + text(101, 369, "7")
    (grid,) = grids(write(tmp_path / "a.pdf", drawing))
    assert grid[0][4] == "1,234 7"


def test_whole_labels_below_each_other_stay_apart(tmp_path: Path) -> None:
    """产出指标 fills its column as if it were cut; elsewhere it stands as a whole cell."""
    row = ["产出指标", "数量指标", "修路里程长", "3公里"]
    top = [HEAD, row, ["产出指标", "数量指标", "清淤", "1处"]]
    bottom = [
        ["效益指标", "社会效益", "便利出行", "95%"],
        row,
        ["效益指标", "其他", "甲", "乙"],
        row,
    ]
    assert rows(write(tmp_path / "a.pdf", *pages(top, bottom))) == [*top, *bottom]


def test_labels_that_begin_tables_elsewhere_are_whole(tmp_path: Path) -> None:
    """绩效目标 just fills its column; the second table, not at the head of its page, begins with it."""
    xs, row = (40, 82, 260), ["修路完成", "通车"]
    first = table(xs, (60, 40)) + cells(xs, (60, 40), [["绩效目标", "修路"]])
    second = table(xs, (380, 360)) + cells(xs, (380, 360), [["一级指标", "二级指标"]])
    ys = (300, 280, 260, 240)
    second += text(60, 320, "2.清淤绩效目标表") + table(xs, ys)
    second += cells(xs, ys, [["绩效目标", "清淤"], ["一级指标", "二级指标"], row])
    found = grids(write(tmp_path / "a.pdf", first, second))
    assert [c[4] for c in found[0]] == ["绩效目标", "修路", "一级指标", "二级指标"]


def test_cell_with_room_left_does_not_go_on_below_the_break(tmp_path: Path) -> None:
    top = [HEAD, ["产出指标", "数量指标", "按期完成率", "3公里"]]
    low = [["", "", "实际成本二", "5万元"]]
    first = table(WIDE, (200, 170, 40)) + cells(WIDE, (200, 170), top)
    second = table(WIDE, (380, 350)) + cells(WIDE, (380, 350), low)
    found = rows(write(tmp_path / "a.pdf", first, second))
    assert found[1][2:] + found[2] == ["按期完成率", "3公里", "实际成本二", "5万元"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [("提高程", "（VOCs 6个）", "提高程（VOCs 6个）"), ("提高", "再提高", "提高\n再提高")],
)
def test_only_cell_with_more_to_say_goes_on_below_the_break(
    tmp_path: Path, above: str, below: str, whole: str
) -> None:
    top = [HEAD, ["效益指标", "社会效益", above, "≥95%"]]
    bottom = [["", "", below, ""], ["满意度", "服务对象", "群众满意", "≥90%"]]
    assert rows(write(tmp_path / "a.pdf", *pages(top, bottom))) == [
        HEAD,
        ["效益指标", "社会效益", whole, "≥95%"],
        bottom[1],
    ]


def test_amount_that_stands_elsewhere_may_be_cut_from_its_unit(tmp_path: Path) -> None:
    top = [HEAD, ["产出", "成本指", "修路花费", "32.76"]]
    bottom = [
        ["", "标", "总额", "万元"],
        ["效益", "社会", "32.76", "好"],
        ["满意", "群众", "甲", "乙"],
    ]
    found = rows(write(tmp_path / "a.pdf", *pages(top, bottom)))
    assert found[1] == ["产出", "成本指标", "修路花费总额", "32.76万元"]


def test_page_numbers_and_running_heads_do_not_part_a_table(tmp_path: Path) -> None:
    top = [HEAD, ["产出", "数量", "修路里程", "3公里"]]
    first, second = pages(top, [["效益", "社会", "出行", "95%"]], text(180, 10, "- 1 -"))
    head = text(40, 390, "青禾镇绩效文本", 8)
    path = write(tmp_path / "a.pdf", head + first, head + second + text(180, 10, "- 2 -"))
    assert len(rows(path)) == 3


def test_sheet_printed_on_two_pages_side_by_side(tmp_path: Path) -> None:
    """A cell over the cut has no edge there and its text is drawn on both pages."""
    ys = (300, 280, 260)
    left = "".join(line(50, y, 350, y) for y in ys) + line(50, 260, 50, 300)
    left += line(200, 280, 200, 300) + line(350, 280, 350, 300)
    right = "".join(line(50, y, 250, y) for y in ys) + line(250, 260, 250, 300)
    right += line(50, 280, 50, 300)
    long = "用于全镇道路维修和河道清淤以及村庄整治工作"
    left += cells((50, 200), ys, [["指标", "指标值"]]) + text(202, 268, long)
    right += text(52, 288, "依据") + text(202 - 300, 268, long)
    path = write(tmp_path / "a.pdf", left, right)
    assert grids(path) == [
        [(0, 0, 1, 1, "指标"), (0, 1, 1, 1, "指标值"), (0, 2, 1, 1, "依据"), (1, 0, 1, 3, long)]
    ]
    cells_ = [c for b in readers.read(path).blocks if isinstance(b, Grid) for c in b.cells]
    assert [c.place.page for c in cells_ if isinstance(c.place, PagePlace)] == [1, 1, 2, 1]


def test_text_over_the_edge_belongs_to_the_row_it_is_centred_on(tmp_path: Path) -> None:
    xs, ys = (50, 150, 215), (300, 285, 270, 255)
    words = cells(xs[:1], ys, [["甲"], ["乙"], ["丙"]])
    words += text(152, 288.9, "一行") + text(152, 279.4, "按照统一安")
    words += text(152, 268.4, "排及时完成") + text(152, 258.9, "末行")
    path = write(tmp_path / "a.pdf", table(xs, ys) + words)
    assert [c[4] for c in grids(path)[0] if c[1] == 1] == ["一行", "按照统一安排及时完成", "末行"]


def upright_place(path: Path) -> tuple[float, ...]:
    cell = next(c for b in readers.read(path).blocks if isinstance(b, Grid) for c in b.cells)
    assert isinstance(cell.place, PagePlace)
    return cell.place.box


def test_places_count_from_the_corner_that_is_seen(tmp_path: Path) -> None:
    assert upright_place(write(tmp_path / "a.pdf", PLAIN)) == (50, 100, 150, 120)
    cropped = write(tmp_path / "b.pdf", PLAIN, entries="/CropBox[40 50 300 310]")
    assert grids(cropped) == [READ]
    assert upright_place(cropped) == (10, 10, 110, 30)


def test_people_are_told_where_on_the_page_a_cell_begins() -> None:
    assert str(PagePlace(2, (72, 36, 90, 50))) == "第2页距上1.3厘米、距左2.5厘米"
    assert str(PagePlace(3, (0, 0, 595, 842))) == "第3页"


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_turned_pages(tmp_path: Path, quarter: int) -> None:
    turns = {1: "0 1 -1 0 400 0 cm\n", 2: "-1 0 0 -1 400 400 cm\n", 3: "0 -1 1 0 0 400 cm\n"}
    upright = write(tmp_path / "a.pdf", turns[quarter] + PLAIN, entries=f"/Rotate {90 * quarter}")
    assert grids(upright) == [READ]
    assert upright_place(upright) == (50, 100, 150, 120)
    sideways = write(tmp_path / "b.pdf", turns[quarter] + PLAIN)
    assert grids(sideways) == [READ]
    assert upright_place(sideways) != (50, 100, 150, 120)


def test_watermark_askew_is_not_text(tmp_path: Path) -> None:
    mark = text(60, 240, "征求意见稿", 30, "0.7071 0.7071 -0.7071 0.7071")
    path = write(tmp_path / "a.pdf", mark + PLAIN)
    assert (grids(path), paragraphs(path)) == ([READ], [])


def test_text_of_no_size_is_not_read(tmp_path: Path) -> None:
    """Beside text that overflows its row, whose lines are measured in sizes."""
    drawing = (
        PLAIN
        + text(52, 276, "溢出")
        + text(152, 270, "无", 0)
        + text(152, 266, "无", 10, "0 0 0 0")
    )
    assert all("无" not in c[4] for c in grids(write(tmp_path / "a.pdf", drawing))[0])


def test_text_outside_the_page_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", PLAIN + text(50, 500, "看不见"))
    assert (grids(path), paragraphs(path)) == ([READ], [])


def test_form_objects_are_read_where_they_stand(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", "q 1 0 0 1 20 30 cm /X0 Do Q\n", forms=[PLAIN])
    assert grids(path) == [READ]
    assert upright_place(path) == (70, 70, 170, 90)


def test_text_object_over_two_cells_is_taken_apart(tmp_path: Path) -> None:
    """A program may draw a whole row at once, with a wide step between the cells."""
    drawing = table(XS, YS)
    for y, left, right in ((289, "指标", "指标值"), (269, "修路里程", "3公里")):
        first, second = (w.encode("utf-16-be").hex() for w in (left, right))
        step = -(100 - 10 * len(left)) * 100
        drawing += f"BT /F 10 Tf 1 0 0 1 52 {y} Tm [<{first}> {step} <{second}>] TJ ET\n"
    assert grids(write(tmp_path / "a.pdf", drawing)) == [READ]


def test_quotation_mark_drawn_later_goes_where_it_stands(tmp_path: Path) -> None:
    first, second = ("还巢".encode("utf-16-be").hex(), "补助".encode("utf-16-be").hex())
    drawing = text(50, 300, "“") + text(80, 300, "”")
    drawing += f"BT /F 10 Tf 1 0 0 1 60 300 Tm [<{first}> -1000 <{second}>] TJ ET\n"
    assert paragraphs(write(tmp_path / "a.pdf", drawing)) == ["“还巢”补助"]


PICTURE = "q 380 0 0 380 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"


def test_scanned_pages(tmp_path: Path) -> None:
    says = refusal(write(tmp_path / "a.pdf", PICTURE, PICTURE))
    assert "扫描件" in says
    assert "OCR" in says
    assert "扫描件" in refusal(write(tmp_path / "b.pdf", PICTURE + text(200, 5, "- 1 -"), ""))
    assert "没有任何文字" in refusal(write(tmp_path / "c.pdf", ""))


def test_scanned_pages_among_others_are_told_at_their_pages(tmp_path: Path) -> None:
    numbered = PICTURE + text(180, 5, "第 5 页")
    titled = PICTURE + text(180, 5, "绩效文本")
    path = write(tmp_path / "a.pdf", PLAIN, PICTURE, PLAIN, PICTURE, numbered, titled)
    assert [(n.kind, n.text, n.place) for n in readers.read(path).notes] == [
        ("unread", "第2页是扫描图片，没有文字", PagePlace(2, (0, 0, 400, 400))),
        ("unread", "第4至5页是扫描图片，没有文字", PagePlace(4, (0, 0, 400, 400))),
    ]
    assert len(grids(path)) == 2


def test_a_scanned_page_leaves_the_rest_of_the_file_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", PLAIN, PICTURE)
    report = api.check([str(path)])
    (finding,) = [f for f in report.findings if f.rule == "DOC001"]
    assert finding.message == "有页面读不出来：第2页是扫描图片，没有文字"
    assert str(finding.place) == "第2页"
    (covered,) = report.coverage.documents
    assert "第2页是扫描图片，没有文字" in [t.why for t in covered.not_understood]
    page = reports.render("html", report, reports.Options())
    assert isinstance(page, str)
    assert "没有读出来" not in page
    extracted = run("extract", path)
    assert extracted.exit_code == 1
    assert "第2页是扫描图片" in extracted.stderr


def test_font_without_unicode(tmp_path: Path) -> None:
    assert "文字层读不出来" in refusal(write(tmp_path / "a.pdf", PLAIN, font=NO_UNICODE))


def test_passwords(tmp_path: Path) -> None:
    assert "打开密码" in refusal(write(tmp_path / "a.pdf", PLAIN, user=b"secret"))
    assert grids(write(tmp_path / "b.pdf", PLAIN, user=b"")) == [READ]


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + bytes(range(256)) * 20])
def test_broken_files(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert "已损坏" in refusal(tmp_path / "a.pdf")


def test_cut_off_file_is_read_as_far_as_it_goes_or_refused(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.pdf", PLAIN, PLAIN).read_bytes()
    for share in range(1, 10):
        (tmp_path / "b.pdf").write_bytes(whole[: len(whole) * share // 10])
        try:
            readers.read(tmp_path / "b.pdf")
        except Unreadable as error:
            assert str(error)


def test_no_file_takes_the_program_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that call each other twice a level would be drawn for years."""
    monkeypatch.setattr(isolated, "SECONDS", 3.0)
    loop = ["/X1 Do /X1 Do\n" * 4, "/X0 Do /X0 Do\n" * 4]
    path = write(tmp_path / "a.pdf", "/X0 Do\n" + PLAIN, forms=loop)
    start = time.monotonic()
    try:
        readers.read(path)
    except Unreadable as error:
        assert any(word in str(error) for word in ("放弃", "崩溃"))
    assert time.monotonic() - start < 20
    assert grids(write(tmp_path / "b.pdf", PLAIN)) == [READ]


def test_death_of_the_worker_gives_up_one_file_only(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", PLAIN)
    assert grids(path) == [READ]
    assert isolated._WORKER._process is not None
    isolated._WORKER._process.kill()
    with pytest.raises(Unreadable, match="崩溃"):
        list(isolated.parts("jixiaolint.no_such_module", path))
    assert grids(path) == [READ]


def test_answer_that_is_not_heard_to_its_end(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", *[PLAIN] * 20)
    parts = isolated.parts("jixiaolint.readers.pdfium.extraction", path)
    next(parts)
    parts.close()  # type: ignore[attr-defined]
    assert len(grids(path)) == 1


def test_processes_side_by_side_have_workers_of_their_own(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{i}.pdf", PLAIN) for i in range(6)]
    assert grids(paths[0]) == [READ]
    assert [d.notes for d in api.documents(paths, jobs=3)] == [()] * 6
    assert grids(paths[0]) == [READ]


def test_missing_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiaolint.readers.pdf.find_spec", lambda _: None)
    assert "jixiaolint[pdf]" in refusal(write(tmp_path / "a.pdf", PLAIN))
