from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from bookfile import MAIN, cell, merges, row, sheet, write
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import refusal

from jixiaolint import readers
from jixiaolint.model.grid import Grid, Paragraph, Source
from jixiaolint.model.place import SheetPlace
from jixiaolint.readers import Unreadable


def texts(path: Path) -> list[dict[str, str]]:
    """The texts of every grid by their addresses."""
    return [
        {str(c.place).partition("!")[2]: c.text for c in block.cells}
        for block in readers.read(path).blocks
        if isinstance(block, Grid)
    ]


def cells(path: Path) -> list[tuple[int, int, int, int, str]]:
    """The cells of the only grid."""
    (grid,) = [b for b in readers.read(path).blocks if isinstance(b, Grid)]
    return [tuple(c[:5]) for c in grid.cells]


def test_values_are_what_excel_shows(tmp_path: Path) -> None:
    line = (
        '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1" s="1"><v>0.25</v></c>'
        '<c r="C1" s="2"><v>1234.5</v></c><c r="D1" s="3"><v>45000</v></c>'
        '<c r="E1" s="4"><v>3</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#REF!</v></c>'
        '<c r="H1" t="str"><f>A1</f><v> 甲 </v></c><c r="I1" t="d"><v>2023-03-15</v></c>'
        '<c r="J1" t="d" s="3"><v>2023-03-15T00:00:00</v></c><c r="K1"><v>n/a</v></c>'
        '<c r="L1"><v>nan</v></c></row>'
    )
    (found,) = texts(write(tmp_path / "a.xlsx", sheet(line)))
    assert list(found.values()) == [
        "0.1", "25%", "1,234.50", "2023年3月15日", "3.0万元", "TRUE", "#REF!", "甲",
        "2023-03-15", "2023年3月15日", "n/a", "nan",
    ]  # fmt: skip


def test_strings_of_all_kinds(tmp_path: Path) -> None:
    strings = (
        "<si><t>甲</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t>文本</t></r>"
        '<rPh sb="0" eb="1"><t>fu</t></rPh></si><si><t xml:space="preserve"> 上_x000D_&#10;下 </t></si><si/>'
    )
    line = "".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 2, 3, 99))
    (found,) = texts(write(tmp_path / "a.xlsx", sheet(f"<row>{line}</row>"), strings=strings))
    assert found == {"A1": "甲", "B1": "富文本", "C1": "上\n下"}


def test_merged_ranges(tmp_path: Path) -> None:
    rows = (
        f'<row r="2">{cell("A2", "标签")}{cell("B2", "值")}<c r="C2"/></row>'
        f'<row r="3"><c r="A3"/>{cell("B3", "左")}{cell("C3", "右")}</row>'
    )
    xml = sheet(rows, merges("A2:A3", "B2:C2", "B2:B3", "X1:Z9", "bad"))
    assert cells(write(tmp_path / "a.xlsx", xml)) == [
        (0, 0, 2, 1, "标签"), (0, 1, 1, 2, "值"), (1, 1, 1, 1, "左"), (1, 2, 1, 1, "右"),
    ]  # fmt: skip


def test_the_same_cells_as_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["项目", "金额", "时间", "比例"])
    page.append(["清河镇村道养护", 12.5, datetime(2023, 12, 31), 0.95])
    page["B2"].number_format, page["D2"].number_format = "#,##0.00", "0.0%"
    page["C2"].number_format = "yyyy-mm-dd"
    page["A3"], page["D3"] = "合并", "末"
    page.merge_cells("A3:C3")
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == [
        (0, 0, 1, 1, "项目"), (0, 1, 1, 1, "金额"), (0, 2, 1, 1, "时间"), (0, 3, 1, 1, "比例"),
        (1, 0, 1, 1, "清河镇村道养护"), (1, 1, 1, 1, "12.50"), (1, 2, 1, 1, "2023-12-31"),
        (1, 3, 1, 1, "95.0%"), (2, 0, 1, 3, "合并"), (2, 3, 1, 1, "末"),
    ]  # fmt: skip


def test_titles_are_paragraphs_and_tables_below_each_other_one_grid(tmp_path: Path) -> None:
    pair = "".join(
        f'<row r="{n}">{cell(f"A{n}", "甲")}{cell(f"B{n}", "乙")}</row>' for n in (3, 4, 6)
    )
    title = f'<row r="1">{cell("A1", "2023年清河镇绩效文本")}<c r="B1"/></row>'
    later = f'<row r="8">{cell("A8", "第二张")}</row><row r="9">{cell("A9", "丙")}{cell("B9", "丁")}</row>'
    source = readers.read(write(tmp_path / "a.xlsx", sheet(title + pair + later, merges("A1:B1"))))
    first, grid, second, last = source.blocks
    assert first == Paragraph("2023年清河镇绩效文本", SheetPlace("表1", "A1"))
    assert isinstance(grid, Grid) and [c.row for c in grid.cells] == [0, 0, 1, 1, 2, 2]
    assert second == Paragraph("第二张", SheetPlace("表1", "A8"))
    assert isinstance(last, Grid) and last.cells[0].place == SheetPlace("表1", "A9")


def test_tables_side_by_side_are_two_grids(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">{"".join(cell(f"{c}{n}", c) for c in columns)}</row>'
        for n, columns in ((1, "ABCEFG"), (2, "ABCEFG"), (3, "ABCEFG"))
    )
    left, right = texts(write(tmp_path / "a.xlsx", sheet(rows)))
    assert set("".join(left)) == set("ABC123") and set("".join(right)) == set("EFG123")
    narrow = rows.replace(cell("A1", "A"), "").replace("ABC", "AB")
    assert len(texts(write(tmp_path / "b.xlsx", sheet(narrow)))) == 2
    short = "".join(
        f'<row r="{n}">{cell(f"A{n}", "甲")}{cell(f"D{n}", "丁")}</row>' for n in range(1, 9)
    )
    assert len(texts(write(tmp_path / "c.xlsx", sheet(short)))) == 1


def test_unmerged_sheets_may_continue_blank_cells(tmp_path: Path) -> None:
    rows = row(1, cell("A1", "甲"), cell("B1", "乙")) + row(2, '<c r="A2"/>', cell("B2", "丙"))
    (loose,) = readers.read(write(tmp_path / "a.xlsx", sheet(rows))).blocks
    (tied,) = readers.read(write(tmp_path / "b.xlsx", sheet(rows, merges("A1:A2")))).blocks
    assert isinstance(loose, Grid) and not loose.spans
    assert isinstance(tied, Grid) and tied.spans


def test_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", "甲")}{cell("B1", "乙")}</row>'
        f'<row r="2" hidden="1">{cell("A2", "丙")}{cell("B2", "丁")}</row>'
        f'<row r="3" ht="0">{cell("A3", "戊")}{cell("B3", "己")}</row><row r="4" hidden="1"/>'
    )
    columns = '<cols><col min="2" max="3" hidden="1"/></cols>'
    path = write(
        tmp_path / "a.xlsx",
        sheet(rows, before=columns),
        sheet(rows),
        states=("visible", "veryHidden"),
    )
    source = readers.read(path)
    assert [len(b.cells) for b in source.blocks if isinstance(b, Grid)] == [6, 6]
    assert {note.kind for note in source.notes} == {"hidden"}
    assert [(note.text[:13], str(note.place)) for note in source.notes] == [
        ("工作表“表1”第2、3行是", "表1!A2"),
        ("工作表“表1”B列是隐藏的", "表1!B1"),
        ("工作表“表2”是隐藏的，打", "表2!A1"),
        ("工作表“表2”第2、3行是", "表2!A2"),
    ]


@pytest.mark.parametrize("result", ["", "<v/>", "<v></v>"])
def test_formulas_without_results_are_said(tmp_path: Path, result: str) -> None:
    rows = (
        f'<row r="1">{cell("A1", "甲")}<c r="B1"><f>SUM(C1:C9)</f>{result}</c>'
        '<c r="C1"><f>1</f><v>1</v></c><c r="D1" t="str"><f>IF(1,"","")</f><v></v></c></row>'
    )
    source = readers.read(write(tmp_path / "a.xlsx", sheet(rows)))
    assert [(n.kind, str(n.place)) for n in source.notes] == [("lost", "表1!B1")]


def test_rows_and_columns_squeezed_to_nothing_are_hidden_ones(tmp_path: Path) -> None:
    rows = (
        f'<row r="1" ht="0.75">{cell("A1", "甲")}{cell("B1", "乙")}</row>'
        f'<row r="2" ht="12.75">{cell("A2", "丙")}{cell("B2", "丁")}</row>'
    )
    columns = '<cols><col min="1" max="1" width="10"/><col min="2" max="2" width="0.125"/></cols>'
    source = readers.read(write(tmp_path / "a.xlsx", sheet(rows, before=columns)))
    assert [note.text[:10] for note in source.notes] == ["工作表“表1”第1行", "工作表“表1”B列是"]


def test_rows_and_columns_out_of_order_or_without_addresses(tmp_path: Path) -> None:
    rows = (
        f'<row r="5">{cell("B5", "乙")}{cell("A5", "甲")}<c r="AAAA5"><v>1</v></c></row>'
        f"<row>{cell('A6', '丙')}<c><v>7</v></c></row><other/>"
    )
    assert texts(write(tmp_path / "a.xlsx", sheet(rows))) == [
        {"A5": "甲", "B5": "乙", "A6": "丙", "B6": "7"}
    ]


def test_large_sheets_are_read_piece_by_piece(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">{cell(f"A{n}", "清河镇")}{cell(f"B{n}", str(n))}</row>'
        for n in range(1, 20_001)
    )
    found = cells(write(tmp_path / "a.xlsx", sheet(rows, merges("A1:A20000"))))
    assert found[0] == (0, 0, 20_000, 1, "清河镇")
    assert found[-1] == (19_999, 1, 1, 1, "20000")


def test_the_strict_format_and_the_calendar_of_1904(tmp_path: Path) -> None:
    line = '<row r="1"><c r="A1" s="3"><v>43538</v></c><c r="B1"><v>1</v></c></row>'
    path = write(tmp_path / "a.xlsx", sheet(line), properties='<workbookPr date1904="1"/>')
    assert texts(path) == [{"A1": "2023年3月15日", "B1": "1"}]
    strict = sheet(line).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert texts(write(tmp_path / "b.xlsx", strict)) == [{"A1": "2019年3月14日", "B1": "1"}]


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ("<!DOCTYPE a [<!ENTITY x 'y'>]>" + sheet("<row/>"), "DOCTYPE"),
        (sheet("<row/>")[:-20], "XML 有错"),
        (sheet(f"<row>{cell('A1', ' ' * (20 << 20))}</row>"), "压缩炸弹"),
    ],
)
def test_hostile_sheets(tmp_path: Path, xml: str, says: str) -> None:
    assert says in refusal(write(tmp_path / "a.xlsx", xml))


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    rows = row(1, cell("A1", "甲"), cell("B1", "乙")) + row(1048576, cell("XFD1048576", "丙"))
    xml = sheet(rows, merges("A1:XFD1048576"))
    path = write(tmp_path / "a.xlsx", xml)
    assert cells(path)[0] == (0, 0, 2, 256, "甲")
    assert [(n.kind, str(n.place)) for n in readers.read(path).notes] == [("lost", "表1!IW1048576")]


def test_merges_beyond_measure_are_refused(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">{cell(f"A{n}", "甲")}{cell(f"IV{n}", "乙")}</row>' for n in range(1, 400)
    )
    many = merges(*(f"A{n}:IU399" for n in range(398, 0, -1)))
    assert "合并单元格" in refusal(write(tmp_path / "a.xlsx", sheet(rows, many)))


def test_books_without_their_parts(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    assert "另存为 .xlsx" in refusal(tmp_path / "a.xlsx")
    whole = write(tmp_path / "b.xlsx", sheet(""))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "c.xlsx", "w") as new:
        for name in old.namelist():
            if "worksheets" not in name:
                new.writestr(name, old.read(name))
    assert "少了工作表“表1”" in refusal(tmp_path / "c.xlsx")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_gives_a_source_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    content = bytearray(write(path, sheet(f'<row r="1">{cell("A1", "甲")}</row>')).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        assert isinstance(readers.read(path), Source)
    except Unreadable as error:
        assert str(error)


def _beside(other: list[str], style: str) -> str:
    """Rows of two tables with a column between them, whose cells have a style or are not there."""
    first = ["一级指标", "二级指标", "指标值"]
    return "".join(
        row(
            number,
            *(
                cell(f"{col}{number}", f"{text}{mark}")
                for col, text in zip("ABC", first, strict=True)
            ),
            f'<c r="D{number}"{style}/>' if style else "",
            *(
                cell(f"{col}{number}", f"{text}{mark}")
                for col, text in zip("EFG", other, strict=True)
            ),
        )
        for number, mark in enumerate(["", "甲", "乙"], 1)
    )


@pytest.mark.parametrize(
    ("other", "style", "tables"),
    [
        (["一级指标", "二级指标", "指标值"], "", 2),
        (["一级指标", "二级指标", "指标值"], ' s="1"', 2),
        (["说明", "责任人", "电话"], "", 2),
        (["说明", "责任人", "电话"], ' s="1"', 1),
    ],
)
def test_tables_beside_each_other_with_a_blank_column_between(
    tmp_path: Path, other: list[str], style: str, tables: int
) -> None:
    path = write(tmp_path / "a.xlsx", sheet(_beside(other, style)))
    assert len(texts(path)) == tables
