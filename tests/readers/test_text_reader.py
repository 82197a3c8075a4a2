from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiaolint.model.grid import Grid, Note, Paragraph
from jixiaolint.model.place import TextPlace
from jixiaolint.readers import Unreadable, text
from jixiaolint.readers.encoding import decode
from jixiaolint.readers.layout import blocks


def rows(grid: Grid) -> list[list[str]]:
    found: list[list[str]] = []
    for cell in grid.cells:
        if cell.row == len(found):
            found.append([])
        assert (cell.row, cell.col) == (len(found) - 1, len(found[-1]))
        found[-1].append(cell.text)
    return found


def read(source: str) -> list[str | list[list[str]]]:
    """Paragraphs as strings, grids as rows."""
    return [b.text if isinstance(b, Paragraph) else rows(b) for b in blocks(source)]


def test_tab_rows_go_on_over_blank_lines_and_rules_until_a_paragraph() -> None:
    source = (
        "1、清渠经费绩效目标表\n\n绩效目标\t1.清渠十里\t\n-------\t--\n\n\f产出指标\t数量指标\t≥3次\n"
        "- 12 -\n\t质量指标\t\n\n2、修桥经费绩效目标表\n绩效目标\t修桥一座\n"
    )
    assert read(source) == [
        "1、清渠经费绩效目标表",
        [["绩效目标", "1.清渠十里", ""], ["产出指标", "数量指标", "≥3次"], ["", "质量指标", ""]],
        "2、修桥经费绩效目标表",
        [["绩效目标", "修桥一座"]],
    ]


def test_cell_lines() -> None:
    source = (
        "[bookmark: _Toc1]1.清渠经费绩效目标表\n\t700001青石镇人民政府\n\t单位：万元\n\n"
        "\t绩效目标\n\t1.清渠\n2.护堤\n3.种树\n\n \n\t\n\t\n\n\t其他资金\n\t \n\n\n后面的段落\n再一段\n"
    )
    assert read(source) == [
        "1.清渠经费绩效目标表",
        [["700001青石镇人民政府", "单位：万元"], ["绩效目标", "1.清渠\n2.护堤\n3.种树"], ["", ""],
         ["其他资金", ""]],
        "后面的段落",
        "再一段",
    ]  # fmt: skip


def test_a_line_below_an_empty_cell_is_its_text_and_its_place() -> None:
    (grid,) = blocks("\t绩效目标\n\t\n1.清渠\n")
    assert isinstance(grid, Grid)
    assert [(c.text, c.place) for c in grid.cells] == [
        ("绩效目标", TextPlace(1, 2)),
        ("1.清渠", TextPlace(3, 1)),
    ]


def test_tab_rows_may_hold_lines_that_look_like_cells() -> None:
    assert read("绩效目标\t1.清渠\n\t2.护堤\n\t3.种树\n") == [
        [["绩效目标", "1.清渠"], ["", "2.护堤"], ["", "3.种树"]]
    ]
    assert read("\t25%\n\t质量指标\t100%\n效益指标\t社会效益\t好\n") == [
        [["", "25%"], ["", "质量指标", "100%"], ["效益指标", "社会效益", "好"]]
    ]


def test_markdown() -> None:
    source = (
        "## 清渠经费绩效目标表\n\n| 一级指标 | 指标值 |\n|:---|---:|\n| 产出 | ≥3\\|次 |\n"
        "|  | 甲<br>乙 |\n\n甲 | 乙\n--- | ---\n1 | 2\n\n末段\n"
    )
    assert read(source) == [
        "清渠经费绩效目标表",
        [["一级指标", "指标值"], ["产出", "≥3|次"], ["", "甲\n乙"]],
        [["甲", "乙"], ["1", "2"]],
        "末段",
    ]
    first = next(iter(blocks(source)))
    assert first == Paragraph("清渠经费绩效目标表", TextPlace(1, 4), 2)


def test_columns_blank_in_every_row_are_dropped_and_a_blank_grid_is_none() -> None:
    assert read("甲\t\t\t\n乙\t1\t\t\n") == [[["甲", ""], ["乙", "1"]]]
    assert read("\t\t\n \t\n") == []


def test_dashes_that_mean_nothing_here_are_kept_as_values() -> None:
    assert read("其他资金\t—\t-\n中期\t——\t——\n") == [
        [["其他资金", "—", "-"], ["中期", "——", "——"]]
    ]


plain = st.text(st.sampled_from("产出指标≥90%. 12万元（）：①-"), max_size=8).map(str.strip)
filled = plain.filter(lambda s: bool(s) and not re.fullmatch(r"[-\s]+", s))
tables = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.tuples(filled, *[plain] * (width - 2), filled).map(list), min_size=1, max_size=6
    )
)


@example([["0", "", "--", "0"]], "\n")
@given(tables, st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_layout_gives_the_table_back(table: list[list[str]], end: str) -> None:
    tabs = end.join("\t".join(row) for row in table)
    lines = (end * 2).join(end.join("\t" + cell for cell in row) for row in table)
    pipes = end.join("| " + " | ".join(row) + " |" for row in table)
    for source in (tabs, lines, pipes):
        assert read(f"前{end}{end}{source}{end}{end}后") == ["前", table, "后"]


@given(st.text(st.sampled_from("甲乙1-|#\t\n\f [bokmar:]\\<"), max_size=60))
def test_every_place_points_at_its_text(source: str) -> None:
    lines = source.split("\n")
    for block in blocks(source):
        for piece in block.cells if isinstance(block, Grid) else [block]:
            assert isinstance(piece.place, TextPlace)
            line, column = piece.place
            if piece.text and "bookmark" not in source:
                assert lines[line - 1][column - 1] in (piece.text[0], "\\", "<")


@pytest.mark.parametrize(
    "source",
    ["-" * 5000 + "x", "[bookmark:" * 50_000, "\t甲\n" + "乙\n" * 300_000, "\\|" * 50_000],
    ids=["rule", "bookmarks", "continuation", "strokes"],
)
def test_odd_input_takes_no_longer_than_its_length(source: str) -> None:
    begin = time.process_time()
    assert list(blocks(source))
    assert time.process_time() - begin < 3


def test_no_text_is_lost_where_layouts_meet() -> None:
    source = "甲\n\t乙\n丙\t丁\n\n\t戊\n| 己 |\n庚 | 辛\n\t壬\n癸\n"
    assert sorted(re.findall("[一-龥]", str(read(source)))) == sorted("甲乙丙丁戊己庚辛壬癸")


SAMPLE = "项目名称\t清渠经费（≥90%）\n"


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "gb18030",
        "gbk",
        "utf-16",
        "utf-16-le-bom",
        "utf-16-be-bom",
        "utf-16-le",
        "utf-16-be",
    ],
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = SAMPLE.encode(encoding.removesuffix("-bom"))
    if encoding.endswith("-bom"):
        data = "\ufeff".encode(encoding.removesuffix("-bom")) + data
    (tmp_path / "a.txt").write_bytes(data)
    (grid,) = text.read(tmp_path / "a.txt", "a.txt").blocks
    assert isinstance(grid, Grid)
    assert [c.text for c in grid.cells] == ["项目名称", "清渠经费（≥90%）"]
    assert grid.cells[0].place == TextPlace(1, 1)


def test_a_damaged_byte_is_noted_and_the_rest_is_read() -> None:
    data = ("云岭镇" * 50).encode()
    found, notes = decode(data[:30] + b"\xff" + data[30:])
    assert found.replace("\ufffd", "") == "云岭镇" * 50
    assert notes == (Note("lost", "有 1 处文字损坏，读不出（首处在第1行）。"),)


@pytest.mark.parametrize(
    "data", [b"\x80\x81\xff\xfe" * 40, b"abc\0def" * 9, b"\xff\xfe\0\xd8" * 30]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(data)


@pytest.mark.parametrize("encoding", ["big5", "utf-32", "utf-32-be"])
def test_an_encoding_that_is_not_known_is_refused_and_not_read_as_rubbish(encoding: str) -> None:
    text = "預算項目績效目標，財政資金三十萬元，產出指標與效益指標均已填報。\n" * 3
    with pytest.raises(Unreadable):
        decode(text.encode(encoding))


def test_a_large_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(Unreadable, match="太大（200 MB）"):
        text.read(path, "a.txt")


CORPUS = ["hebei-2021-cells-quarters", "hebei-2021-tsv-disclosure", "hebei-2023-cells-full-form",
          "hebei-2023-tsv-full-form"]  # fmt: skip


@pytest.mark.parametrize("name", CORPUS)
def test_the_corpus_has_a_grid_for_each_table_with_its_cells(shared: Path, name: str) -> None:
    def same(one: str) -> str:
        return re.sub(r"\s", "", one)

    corpus = shared / "corpus"
    source = text.read(corpus / f"{name}.txt", name)
    tables = json.loads((corpus / f"{name}.tables.json").read_text(encoding="utf-8"))
    grids = [
        {same(c.text) for c in b.cells}
        for b in source.blocks
        if isinstance(b, Grid) and any("绩效指标描述" in c.text for c in b.cells)
    ]
    assert len(grids) == len(tables)
    for grid, table in zip(grids, tables, strict=True):
        values = [v for row in table["indicators"] for v in row.values() if v]
        assert [v for v in [*values, *filter(None, [table["code"], table["name"]])]
                if same(v) not in grid] == []  # fmt: skip
    lines = (corpus / f"{name}.txt").read_text(encoding="utf-8-sig").split("\n")
    for block in source.blocks:
        for cell in block.cells if isinstance(block, Grid) else [block]:
            assert isinstance(cell.place, TextPlace)
            at = lines[cell.place.line - 1][cell.place.column - 1 :]
            assert at.startswith(cell.text.split("\n")[0]) or not cell.text
