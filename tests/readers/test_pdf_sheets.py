"""Sheets as a spreadsheet program prints them: over pages side by side, cells cut in two."""

from __future__ import annotations

from pathlib import Path

from pdffile import cells, line, paragraphs, table, text, write
from reading import grids

LEFT, RIGHT = (50, 200, 350), (50, 150, 250)


def clipped(drawing: str, left: float, bottom: float, right: float, top: float) -> str:
    return f"q {left} {bottom} {right - left} {top - bottom} re W n\n{drawing}Q\n"


def crossing(ys: tuple[int, ...], rows: list[list[str]], *more: str) -> tuple[str, str]:
    """A sheet of four columns on two pages; the last row is one cell, which goes over the cut."""
    low = ys[-2]
    left = "".join(line(50, y, 350, y) for y in ys) + line(50, ys[-1], 50, ys[0])
    left += line(200, low, 200, ys[0]) + line(350, low, 350, ys[0])
    right = "".join(line(50, y, 250, y) for y in ys) + line(250, ys[-1], 250, ys[0])
    right += line(50, low, 50, ys[0]) + line(150, low, 150, ys[0])
    left += cells((50, 200), ys, [row[:2] for row in rows])
    return left + more[0], right + cells((50, 150), ys, [row[2:] for row in rows]) + more[1]


HEAD = ["指标", "指标值", "依据", "备注"]
READ = [(0, n, 1, 1, words) for n, words in enumerate(HEAD)]


def test_line_written_in_other_pieces_on_the_second_page_is_taken_once(tmp_path: Path) -> None:
    one = "".join(text(302 + 10 * n, 268, c) for n, c in enumerate("主要用于全"))
    pages = crossing((300, 280, 260), [HEAD], one, text(2, 268, "主要用于全镇道路"))
    assert grids(write(tmp_path / "a.pdf", *pages)) == [[*READ, (1, 0, 1, 4, "主要用于全镇道路")]]
    other = "".join(text(2 + 10 * n, 268, c) for n, c in enumerate("主要用于全镇道路"))
    pages = crossing((300, 280, 260), [HEAD], text(302, 268, "主要用于全镇道路"), other)
    assert grids(write(tmp_path / "b.pdf", *pages)) == [[*READ, (1, 0, 1, 4, "主要用于全镇道路")]]


def test_pages_whose_cells_all_end_at_the_cut_follow_those_above_them(tmp_path: Path) -> None:
    """First both left pages, then both right ones; only the upper two have a cell over the cut."""
    rows = [["修路", "3公里", "规划", "甲"], ["清淤", "1处", "台账", "乙"]]
    ys = (380, 360, 340)
    upper = crossing((300, 280, 260), [HEAD], text(52, 268, "合计"), "")
    left = table(LEFT, ys) + cells(LEFT, ys, [row[:2] for row in rows])
    right = table(RIGHT, ys) + cells(RIGHT, ys, [row[2:] for row in rows])
    (grid,) = grids(write(tmp_path / "a.pdf", upper[0], left, upper[1], right))
    assert grid == [
        *READ, (1, 0, 1, 4, "合计"),
        *((2 + r, c, 1, 1, words) for r, row in enumerate(rows) for c, words in enumerate(row)),
    ]  # fmt: skip


def test_left_page_without_its_first_column_has_its_right_one_beside_it(tmp_path: Path) -> None:
    """The lower pages show only rows of the cell that is merged over them in the first column."""
    wide, right = (40, 110, 200, 300), (50, 150)
    upper, lower = (300, 280, 260), (380, 350, 320)
    first = table(wide, upper[1:]) + line(40, 300, 300, 300) + line(40, 280, 40, 300)
    first += text(42, 289, "项目") + cells(wide, upper[1:], [["", "数量", "里程"]])
    second = table(right, upper[1:]) + line(50, 300, 150, 300) + line(150, 280, 150, 300)
    second += cells(right, upper[1:], [["3公里"]])
    third = table(wide[1:], lower) + text(42, 345, "产出指标")
    third += cells(wide[1:], lower, [["质量", "合格率"], ["时效", "及时率"]])
    fourth = table(right, lower) + cells(right, lower, [["100%"], ["年底"]])
    path = write(tmp_path / "a.pdf", first, second, third, fourth)
    assert paragraphs(path) == []
    (grid,) = grids(path)
    texts = [
        "项目",
        "产出指标",
        "数量",
        "里程",
        "3公里",
        "质量",
        "合格率",
        "100%",
        "时效",
        "及时率",
        "年底",
    ]
    assert [c[4] for c in grid] == texts


def test_cell_without_an_edge_at_the_cut_does_not_keep_pages_apart(tmp_path: Path) -> None:
    rows = [HEAD, ["修路", "3公里", "规划", "甲"]]
    left, right = crossing((320, 300, 280, 260), rows, text(52, 268, "合计"), "")
    left = left.replace(line(350, 280, 350, 320), line(350, 300, 350, 320))
    (grid,) = grids(write(tmp_path / "a.pdf", left, right))
    assert [c[4] for c in grid if c[0] == 0] == HEAD
    assert [c[4] for c in grid if c[0] == 2] == ["合计"]


def test_label_of_a_cut_cell_written_below_the_table_belongs_to_it(tmp_path: Path) -> None:
    xs = (40, 110, 200, 300)
    upper, lower = (330, 310, 290), (380, 350, 320)
    first = table(xs, upper) + cells(xs, upper, [["一级", "二级", "值"], ["", "数量", "3公里"]])
    first += clipped(text(42, 160, "产出指标"), 40, 290, 300, 310)
    second = table(xs, lower) + cells(
        xs, lower, [["产出指标", "质量", "100%"], ["效益", "社会", "好"]]
    )
    path = write(tmp_path / "a.pdf", first, second)
    (grid,) = grids(path)
    assert paragraphs(path) == []
    assert [c[4] for c in grid if c[1] == 0] == ["一级", "产出指标", "产出指标", "效益"]


def test_first_column_that_is_not_drawn_goes_on_from_the_page_above(tmp_path: Path) -> None:
    """A page with rows of one merged cell only has no edge of it, its label stands in the open."""
    xs = (40, 110, 200, 300)
    upper, lower = (330, 310, 290), (380, 350, 320)
    first = table(xs, upper) + cells(xs, upper, [["一级", "二级", "值"], ["", "数量", "3公里"]])
    second = table(xs[1:], lower) + text(42, 345, "产出指标")
    second += cells(xs[1:], lower, [["质量", "100%"], ["时效", "年底"]])
    path = write(tmp_path / "a.pdf", first, second)
    assert paragraphs(path) == []
    (grid,) = grids(path)
    assert [c for c in grid if c[1] == 0] == [(0, 0, 1, 1, "一级"), (1, 0, 3, 1, "产出指标")]


def test_first_column_that_two_pages_do_not_draw_goes_on_over_both(tmp_path: Path) -> None:
    """On the last one its label, a character a line, is drawn where only the other one shows it."""
    xs, upper, lower = (40, 110, 200, 300), (330, 310, 290), (380, 350, 320)
    first = table(xs, upper) + cells(xs, upper, [["一级", "二级", "值"], ["", "数量", "3公里"]])
    second, third = (
        table(xs[1:], lower) + cells(xs[1:], lower, [[word, "100%"], [word, "年底"]])
        for word in ("质量", "时效")
    )
    second += "".join(text(42, 370 - 12 * n, c) for n, c in enumerate("产出"))
    third += clipped(
        "".join(text(42, 398 - 12 * n, c) for n, c in enumerate("产出")), 40, 320, 110, 380
    )
    path = write(tmp_path / "a.pdf", first, second, third)
    assert paragraphs(path) == []
    (grid,) = grids(path)
    assert [c for c in grid if c[1] == 0] == [
        (0, 0, 1, 1, "一级"), (1, 0, 3, 1, "产出"), (4, 0, 2, 1, "产出"),
    ]  # fmt: skip


def test_lines_cut_off_at_a_cell_belong_to_it(tmp_path: Path) -> None:
    """A label, a character a line, is centred in a merged cell of which the page shows the upper part."""
    xs, ys = (40, 110, 200), (120, 100, 60, 40)
    drawing = "".join(line(40, y, 200, y) for y in (ys[0], ys[1], ys[3])) + line(110, 60, 200, 60)
    drawing += "".join(line(x, 40, x, 120) for x in xs)
    drawing += cells(xs, ys, [["一级", "二级"], ["", "数量"], ["", "质量"]])
    for number, character in enumerate("产出指标"):
        one = text(42, 52 - 11 * number, character)
        drawing += one if not number else clipped(one, 40, 40, 110, 100)
    path = write(tmp_path / "a.pdf", drawing)
    assert paragraphs(path) == []
    assert [c[4].replace("\n", "") for c in grids(path)[0]] == [
        "一级",
        "二级",
        "产出指标",
        "数量",
        "质量",
    ]


def test_row_of_a_sheet_printed_small_is_no_gap_in_the_lines_beside_it(tmp_path: Path) -> None:
    """The row in the middle is one cell; thick lines above and below it nearly meet."""
    ys = (100, 95, 90, 85)
    drawing = (
        "".join(line(40, y, 120, y) for y in ys) + line(40, 85, 40, 100) + line(120, 85, 120, 100)
    )
    drawing += line(80, 95, 80, 100) + line(80, 85, 80, 90)
    for x, y, words in (
        (41, 96, "预算数"),
        (81, 96, "2万元"),
        (70, 91, "用于修路清淤"),
        (41, 86, "3月底"),
    ):
        drawing += text(x, y, words, size=3)
    (grid,) = grids(write(tmp_path / "a.pdf", drawing))
    assert [c for c in grid if c[0] == 1] == [(1, 0, 1, 2, "用于修路清淤")]


def test_lines_wholly_above_and_below_their_low_row_belong_to_it(tmp_path: Path) -> None:
    """Both lines of the purpose lie in rows of narrower cells; these were drawn before."""
    ys = (300, 285, 270, 255)
    drawing = (
        "".join(line(50, y, 300, y) for y in ys) + line(50, 255, 50, 300) + line(300, 255, 300, 300)
    )
    drawing += "".join(line(x, 285, x, 300) + line(x, 255, x, 270) for x in (110, 175, 240))
    for y, row in (
        (289, ("预算数", "20", "其他", "0")),
        (259, ("3月底", "6月底", "9月底", "年底")),
    ):
        drawing += "".join(
            text(x, y, word) for x, word in zip((55, 115, 180, 245), row, strict=True)
        )
    drawing += (
        text(60, 282.6, "预算数")
        + text(91, 282.6, "20")
        + text(112, 282.6, "万元全部用于道路的日常养护和")
    )
    drawing += text(150, 265.2, "清淤疏通")
    found = {"".join(c[4].split()) for c in grids(write(tmp_path / "a.pdf", drawing))[0]}
    assert found == {
        "预算数20万元全部用于道路的日常养护和清淤疏通",
        "预算数", "20", "其他", "0", "3月底", "6月底", "9月底", "年底",
    }  # fmt: skip


def test_line_in_the_middle_of_its_cell_keeps_it(tmp_path: Path) -> None:
    """The lines above and below it would make one block, centred in its cell."""
    xs, ys = (50, 110, 190), (300, 286.5, 273, 259.5)
    drawing = table(xs, ys) + text(112, 276.2, "走访")
    drawing += "".join(text(52, y - 10.3, word) for y, word in zip(ys, "甲乙丙", strict=False))
    above, below = ("按上级文件规定", "标准一次性执行"), ("由镇财政所统一", "核定")
    for y, words in zip((294.7, 284.7, 267.7, 257.7), (*above, *below), strict=True):
        drawing += text(112, y, words)
    found = grids(write(tmp_path / "a.pdf", drawing))[0]
    assert [c[4] for c in found if c[1] == 1] == ["".join(above), "走访", "".join(below)]


def test_sheets_that_repeat_their_title_on_each_page_are_tables_of_their_own(
    tmp_path: Path,
) -> None:
    ys = (330, 310, 290)
    pages = []
    for number, name in enumerate(("修路", "清淤")):
        title = text(60, 380, f"{number + 1}. {name}经费绩效目标表")
        top = [["项目编码", f"00{number}"], ["产出指标", "数量"]]
        pages.append(title + table(LEFT[:3], ys) + cells(LEFT, ys, top))
        pages.append(
            title + table(LEFT[:3], ys) + cells(LEFT, ys, [["效益", "社会"], ["满意度", "群众"]])
        )
    path = write(tmp_path / "a.pdf", *pages)
    assert [[c[4] for c in grid if c[1] == 0] for grid in grids(path)] == [
        ["项目编码", "产出指标", "效益", "满意度"]
    ] * 2
    assert paragraphs(path)[0] == "1. 修路经费绩效目标表"


def test_neighbours_each_in_the_middle_of_their_cell_are_no_line_of_another(tmp_path: Path) -> None:
    """Three lines that would fill the wide cell between them, if its row were too low for them."""
    ys = (300, 285, 270, 255)
    drawing = "".join(line(50, y, 300, y) for y in ys)
    drawing += "".join(line(x, 255, x, 300) for x in (50, 110, 300)) + line(170, 255, 170, 285)
    drawing += text(52, 289, "项目") + text(52, 274, "预算") + text(122, 303.6, "单位：万元")
    drawing += text(122, 289, "安监经费") + text(148, 274, "85") + text(172, 274, "其他资金")
    drawing += text(52, 266.5, "很长的用途") + text(52, 253, "超出这一行")
    found = {c[4] for c in grids(write(tmp_path / "a.pdf", drawing))[0]}
    assert {"安监经费", "85", "其他资金"} <= found
