from __future__ import annotations

import builtins
import struct
import sys
from datetime import date
from pathlib import Path
from typing import Any

import biff8file as biff
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import refusal

from jixiaolint import readers
from jixiaolint.model.grid import Grid, Paragraph, Source
from jixiaolint.model.place import SheetPlace
from jixiaolint.readers import Unreadable, xls
from jixiaolint.readers.biff import older, strings
from jixiaolint.readers.sheets.sheet import Sheet


def book(path: Path) -> Path:
    """A work book with a title, formats, merged cells and hidden parts."""
    made = xlwt.Workbook()
    page = made.add_sheet("养护")
    page.write_merge(0, 0, 0, 3, "清河镇村道养护经费绩效目标表")
    page.write(1, 0, "比例")
    page.write(1, 1, 0.25, xlwt.easyxf(num_format_str="0%"))
    page.write(1, 2, 1234.5, xlwt.easyxf(num_format_str="#,##0.00"))
    page.write(1, 3, date(2023, 3, 15), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    page.write_merge(2, 3, 0, 0, "标签")
    page.write(2, 1, "3", xlwt.easyxf(num_format_str='0;0;0;"第"@"号"'))
    page.write(2, 2, True)
    page.write(2, 3, 0.1 + 0.2)
    page.write(3, 1, "", xlwt.easyxf("borders: left thin"))
    page.write(3, 2, "末\r\n行")
    page.row(3).hidden = True
    page.col(2).hidden = True
    old = made.add_sheet("旧表")
    old.write(0, 0, "甲")
    old.write(0, 1, "乙")
    old.visibility = 1
    made.save(str(path))
    return path


def test_values_are_what_excel_shows(tmp_path: Path) -> None:
    title, grid, old = readers.read(book(tmp_path / "a.xls")).blocks
    assert title == Paragraph("清河镇村道养护经费绩效目标表", SheetPlace("养护", "A1"))
    assert isinstance(grid, Grid) and isinstance(old, Grid)
    assert [tuple(c[:5]) for c in grid.cells] == [
        (0, 0, 1, 1, "比例"), (0, 1, 1, 1, "25%"), (0, 2, 1, 1, "1,234.50"),
        (0, 3, 1, 1, "2023年3月15日"), (1, 0, 2, 1, "标签"), (1, 1, 1, 1, "第3号"),
        (1, 2, 1, 1, "TRUE"), (1, 3, 1, 1, "0.3"), (2, 1, 1, 1, ""), (2, 2, 1, 1, "末\n行"),
    ]  # fmt: skip
    assert grid.cells[-1].place == SheetPlace("养护", "C4")


def test_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    notes = readers.read(book(tmp_path / "a.et")).notes
    assert [(n.kind, str(n.place)) for n in notes] == [
        ("hidden", "养护!C4"),
        ("hidden", "养护!C2"),
        ("hidden", "旧表!A1"),
    ]


@pytest.mark.parametrize("missing", ["olefile", "xlrd"])
def test_a_missing_library_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    excel_95 = biff.save(tmp_path / "a.xls", biff.bof(5, 0x500) + biff.EOF)
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == missing:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.delitem(sys.modules, missing, raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    assert "pip install 'jixiaolint[excel]'" in refusal(excel_95)


def plain(sheets: list[Sheet]) -> list[tuple[Any, ...]]:
    """All that is known of the sheets; rows without cells tell nothing."""
    return [
        (s.name, s.hidden, s.merges, s.hidden_rows, s.hidden_columns,
         {row: dict(sorted(cells.items())) for row, cells in s.rows.items() if cells})
        for s in sheets
    ]  # fmt: skip


def both(path: Path) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The sheets as read here and as xlrd has them."""
    return plain(xls._sheets(path)), plain(list(older.sheets(path.read_bytes())))


def test_the_corpus_is_read_as_xlrd_reads_it(shared: Path) -> None:
    here, there = both(shared / "corpus/office/dev.xls")
    assert here == there
    assert sum(len(cells) for sheet in here for cells in sheet[-1].values()) == 2561


CODES = ["General", "0.00", "0%", "#,##0.0", "yyyy-mm-dd", '"第"@"号"', "[>=100]0;0.0", "@"]
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", max_codepoint=0xFFFF), max_size=40
)
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: (text or "长") * 400),
    st.floats(-1e9, 1e9),
    st.integers(-(2**29), 2**29),
    st.integers(-(10**6), 10**6).map(lambda cents: cents / 100),
    st.booleans(),
    st.none(),
)
CELLS = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 12)), st.tuples(VALUES, st.sampled_from(CODES))
)


@settings(max_examples=60, deadline=None)
@given(pages=st.lists(CELLS, min_size=1, max_size=3), hidden=st.sets(st.integers(0, 12)))
def test_any_book_is_read_as_xlrd_reads_it(
    tmp_path_factory: pytest.TempPathFactory, pages: list[Any], hidden: set[int]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xls"
    made = xlwt.Workbook()
    styles = {code: xlwt.easyxf(num_format_str=code) for code in CODES}
    for number, cells in enumerate(pages):
        page = made.add_sheet(f"表{number}")
        for (row, col), (value, code) in cells.items():
            page.write(row, col, value, styles[code])
        page.merge(40, 41 + number, 0, 3)
        for place in hidden:
            page.row(place).hidden = page.col(place).hidden = True
        for place, (row, col) in enumerate(cells):
            page.row(row).height, page.row(row).height_mismatch = 30 + 5 * place, True
            page.col(col).width = 90 + 10 * place
    made.save(str(path))
    here, there = both(path)
    assert here == there


def test_rows_and_columns_squeezed_to_nothing_count_as_hidden(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    page = made.add_sheet("表")
    for row in range(3):
        for col in range(3):
            page.write(row, col, "字")
    page.row(1).height, page.row(1).height_mismatch = 20, True
    page.col(2).width = 80
    made.save(str(tmp_path / "a.xls"))
    notes = readers.read(tmp_path / "a.xls").notes
    assert [(n.kind, str(n.place)) for n in notes] == [("hidden", "表!A2"), ("hidden", "表!C1")]


def test_records_that_few_programs_write(tmp_path: Path) -> None:
    number = struct.pack("<d", 1234.5)
    rich = struct.pack("<HB", 2, 9) + struct.pack("<H", 1) + "富文".encode("utf-16-le") + bytes(4)
    sheet = b"".join([
        biff.record(0x204, biff.at(0, 0) + biff.string("旧\r\n式")),
        biff.record(0xD6, biff.at(0, 1) + rich),
        biff.record(0x203, biff.at(0, 2, 1) + number),
        biff.record(0x205, biff.at(0, 3) + b"\x2a\x01"),
        biff.record(0xBD, biff.at(1, 0)[:4] + struct.pack("<HiHi", 1, 250 << 2 | 3, 2, 3 << 2 | 2) + b"\1\0"),
        biff.formula(1, 2, number),
        biff.formula(1, 3, b"\1\0\1\0\0\0\xff\xff"),
        biff.formula(2, 0, b"\2\0\x07\0\0\0\xff\xff"),
        biff.formula(2, 1, b"\3\0\0\0\0\0\xff\xff"),
        biff.formula(2, 2, b"\0\0\0\0\0\0\xff\xff"), biff.record(0x4BC, bytes(12)),
        biff.record(0x207, biff.string("算出")),
        biff.bof(0x20), biff.record(0x203, biff.at(0, 0) + number), biff.EOF,
        biff.record(0xFD, biff.at(2, 3, 3) + struct.pack("<I", 1)),
    ])  # fmt: skip
    codes = biff.styles("0.0", '0"个"', '"第"@"号"')
    path = biff.write(tmp_path / "a.xls", codes + biff.shared("甲", "乙"), sheet)
    (only,) = xls._sheets(path)
    assert only.rows == {
        0: {0: "旧\n式", 1: "富文", 2: "1234.5", 3: "#N/A"},
        1: {0: "2.5", 1: "3个", 2: "1234.5", 3: "TRUE"},
        2: {0: "#DIV/0!", 1: "", 2: "算出", 3: "第乙号"},
    }


def test_strings_that_go_on_in_other_records() -> None:
    smile = "😀".encode("utf-16-le")
    parts = [
        struct.pack("<II", 4, 4) + struct.pack("<HB", 3, 0) + b"ab",
        b"\0c" + struct.pack("<HB", 4, 1) + "长".encode("utf-16-le") + smile[:2],
        b"\1"
        + smile[2:]
        + b"\1\x4e"
        + struct.pack("<HBHI", 2, 13, 2, 6)
        + "注音".encode("utf-16-le"),
        bytes(8 + 6),
        struct.pack("<HB", 1, 1) + "末".encode("utf-16-le"),
    ]
    assert strings.shared(parts) == ["abc", "长😀丁", "注音", "末"]


def test_books_of_excel_95(tmp_path: Path) -> None:
    name, text = "旧表".encode("gbk"), "清河镇".encode("gbk")
    begin = biff.bof(5, 0x500) + biff.record(0x42, struct.pack("<H", 936))
    begin += biff.record(0x31, bytes(14) + b"\1a") + biff.record(0xE0, struct.pack("<HH12x", 0, 9))
    place = len(begin) + 4 + 7 + len(name) + len(biff.EOF)
    stream = b"".join([
        begin, biff.record(0x85, struct.pack("<IBBB", place, 1, 0, len(name)) + name), biff.EOF,
        biff.bof(0x10, 0x500),
        biff.record(0x204, biff.at(0, 0) + struct.pack("<H", len(text)) + text),
        biff.record(0x203, biff.at(0, 1) + struct.pack("<d", 0.25)), biff.EOF,
    ])  # fmt: skip
    source = readers.read(biff.save(tmp_path / "a.xls", stream))
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    assert [(str(c.place), c.text) for c in grid.cells] == [
        ("旧表!A1", "清河镇"),
        ("旧表!B1", "25%"),
    ]
    assert [note.kind for note in source.notes] == ["hidden"]


def test_books_with_a_password(tmp_path: Path) -> None:
    assert "密码" in refusal(biff.write(tmp_path / "a.xls", biff.record(0x2F, bytes(6)), b""))


def test_books_without_sense(tmp_path: Path) -> None:
    label = biff.record(0xFD, biff.at(0, 0) + struct.pack("<I", 9))
    assert "损坏" in refusal(biff.write(tmp_path / "a.xls", b"", label))
    assert "损坏" in refusal(biff.write(tmp_path / "b.xls", b"", b"", offsets=(2,)))
    nowhere = biff.record(0x85, struct.pack("<IBBB", 9999, 0, 0, 1) + b"a")
    excel_95 = biff.bof(5, 0x500) + nowhere + biff.EOF
    assert "损坏" in refusal(biff.save(tmp_path / "c.xls", excel_95))
    assert "损坏" in refusal(biff.save(tmp_path / "d.xls", biff.bof(5)))


def test_bombs_are_refused(tmp_path: Path) -> None:
    blanks = [biff.record(0xBE, biff.at(n, 0)[:4] + bytes(514)) for n in range(20_000)]
    assert "多得不正常" in refusal(biff.write(tmp_path / "a.xls", b"", b"".join(blanks)))
    place = len(biff.bof(5)) + 14 * 50 + 4
    sheets = [biff.record(0x5F, bytes(900)), *[b""] * 49]
    nested = biff.write(tmp_path / "b.xls", b"", *sheets, offsets=(place,) * 50)
    assert "多得不正常" in refusal(nested)


def test_a_book_whose_content_is_lost(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls")
    data = bytearray(path.read_bytes())
    data[512:2048] = bytes(1536)
    path.write_bytes(data)
    assert "损坏" in refusal(path)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_gives_a_source_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    content = bytearray(book(path).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        assert isinstance(readers.read(path, "damaged.xls"), Source)
    except Unreadable as error:
        assert str(error)
