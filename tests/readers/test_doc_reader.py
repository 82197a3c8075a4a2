"""Old Word files. There is no writer for them but LibreOffice: those tests skip where it is not."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from reading import grids
from wordfile import OFFICE, W, document, p, paragraphs, relations, run, tbl, tc, tr, write

from jixiaolint import readers
from jixiaolint.model.grid import Grid, Paragraph
from jixiaolint.readers import Unreadable, libreoffice
from jixiaolint.readers.worddoc.modifiers import modifiers
from jixiaolint.readers.worddoc.properties import Properties, RowCell
from jixiaolint.readers.worddoc.tables import CELL_MARK, Blocks

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{WORD}.header+xml"/></Types>'
)
SECTION = f'<w:sectPr><w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="r0"/></w:sectPr>'
Convert = Callable[..., Path]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    soffice = libreoffice.program()
    if soffice is None:
        pytest.skip("没有安装 LibreOffice，做不出 .doc 文件")
    folder = tmp_path_factory.mktemp("doc")

    def made(body: str, suffix: str, header: str = "") -> Path:
        source = folder / "a.docx"
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
            archive.writestr("word/document.xml", document(body).replace("<w:sectPr/>", SECTION))
            archive.writestr("word/_rels/document.xml.rels", relations(("header", "header1.xml")))
            archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{W}">{header or p("")}</w:hdr>')
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
        return folder / f"a.{suffix}"

    return made


VMERGE, VGO_ON, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
TABLE = tbl(
    tr(tc("项目名称"), tc("道路维修", WIDE)),
    tr(tc("产出指标", VMERGE), tc("数量指标"), tc(p("修路") + p("里程"))),
    tr(tc("", VGO_ON), tc("质量指标"), tc("≥95%")),
)
READ = [
    (0, 0, 1, 1, "项目名称"), (0, 1, 1, 2, "道路维修"), (1, 0, 2, 1, "产出指标"),
    (1, 1, 1, 1, "数量指标"), (1, 2, 1, 1, "修路\n里程"), (2, 1, 1, 1, "质量指标"), (2, 2, 1, 1, "≥95%"),
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_merged_cells_and_paragraphs(convert: Convert, suffix: str) -> None:
    path = convert(p("青禾镇绩效文本") + TABLE + p("说明"), suffix)
    assert grids(path) == [READ]
    assert [found.text for found in paragraphs(path)] == ["青禾镇绩效文本", "说明"]
    assert readers.read(path).format == suffix


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_a_table_of_targets_in_the_header_is_told(convert: Convert, suffix: str) -> None:
    targets = tbl(tr(tc("三级指标"), tc("指标值")), tr(tc("修路里程"), tc("3公里")))
    path = convert(TABLE, suffix, targets + p(""))
    assert grids(path) == [READ]
    (note,) = readers.read(path).notes
    assert (note.kind, note.text[:2]) == ("misread", "页眉")
    layout = tbl(tr(tc("青禾镇"), tc("2024年绩效目标表"))) + p("")
    assert readers.read(convert(TABLE, suffix, layout)).notes == ()


def test_hidden_text_fields_and_nested_tables(convert: Convert) -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("结果")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )  # fmt: skip
    hidden = f"<w:p>{run('看得见')}{run('看不见', '<w:rPr><w:vanish/></w:rPr>')}</w:p>"
    symbol = '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("95%") + "</w:p>"
    inner = tc(p("外") + tbl(tr(tc("内"), tc("层"))) + p(""))
    path = convert(tbl(tr(tc(field), tc(hidden)), tr(tc(symbol), inner)), "doc")
    assert grids(path) == [
        [(0, 0, 1, 1, "结果"), (0, 1, 1, 1, "看得见"), (1, 0, 1, 1, "≥95%"), (1, 1, 1, 1, "外")],
        [(0, 0, 1, 1, "内"), (0, 1, 1, 1, "层")],
    ]


def test_characters_of_two_places_shift_nothing(convert: Convert) -> None:
    """Rare characters in names and emoji: what is behind them keeps its cells and its properties."""
    hidden = f"<w:p>{run('𣗋河镇😀看得见')}{run('看不见', '<w:rPr><w:vanish/></w:rPr>')}</w:p>"
    path = convert(
        p("青禾镇😀") + tbl(tr(tc(hidden), tc("𬭚")), tr(tc("乙"), tc("丙"))) + p("末"), "doc"
    )
    assert grids(path) == [
        [(0, 0, 1, 1, "𣗋河镇😀看得见"), (0, 1, 1, 1, "𬭚"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")]
    ]
    assert [found.text for found in paragraphs(path)] == ["青禾镇😀", "末"]


def test_same_tables_as_in_the_new_format(shared: Path) -> None:
    office = shared / "corpus/office"
    old, new = grids(office / "dev.doc"), grids(office / "dev.docx")
    assert [_rows(g) for g in old] == [_rows(g) for g in new]


def _rows(grid: list[tuple[int, int, int, int, str]]) -> list[tuple[int, int, str]]:
    """Rows, heights and texts: the two programs count columns by different edges."""
    return [(row, height, "".join(text.split())) for row, _, height, _, text in grid]


def test_heading_levels(convert: Convert) -> None:
    path = convert(p("第一部分", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + p("正文"), "doc")
    assert [found.level for found in paragraphs(path)] == [1, 0]


def test_wps_suffix_is_read_alike(convert: Convert, tmp_path: Path) -> None:
    path = shutil.copyfile(convert(TABLE, "doc"), tmp_path / "a.wps")
    assert grids(path) == [READ]


def test_damaged_files_are_refused(convert: Convert, tmp_path: Path) -> None:
    """Whatever byte is wrong: read or refused, never another exception."""
    whole = convert(TABLE * 3, "doc").read_bytes()
    path = tmp_path / "a.doc"
    for at in range(0x200, len(whole), max(1, len(whole) // 150)):
        path.write_bytes(whole[:at] + bytes(b ^ 0xFF for b in whole[at : at + 8]) + whole[at + 8 :])
        _readable_or_refused(path)
    for share in range(1, 8):
        path.write_bytes(whole[: len(whole) * share // 8])
        _readable_or_refused(path)


def _readable_or_refused(path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "program", lambda: None)
        try:
            readers.read(path)
        except Unreadable as error:
            assert str(error)


def test_locked_file(convert: Convert, tmp_path: Path) -> None:
    whole = bytearray(convert(TABLE, "doc").read_bytes())
    start = whole.index(b"\xec\xa5")  # the head of the main stream
    whole[start + 0x0B] |= 0x01
    (tmp_path / "a.doc").write_bytes(whole)
    with pytest.raises(Unreadable, match="打开密码"):
        readers.read(tmp_path / "a.doc")


def test_without_libreoffice_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 abc}")
    with pytest.raises(Unreadable, match="LibreOffice"):
        readers.read(tmp_path / "a.rtf")


def test_without_olefile_and_libreoffice_it_says_what_to_install(
    convert: Convert, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = convert(TABLE, "doc")
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    monkeypatch.setattr("jixiaolint.readers.doc.find_spec", lambda _: None)
    with pytest.raises(Unreadable, match=r"pip install 'jixiaolint\[word\]'"):
        readers.read(path)


@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_what_the_converted_file_leaves_unread_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    chunk = document("<w:altChunk/>" + tbl(tr(tc("指标"))))
    converted = nullcontext(write(tmp_path / "converted.docx", chunk))
    monkeypatch.setattr(libreoffice, "converted", lambda *_: converted)
    monkeypatch.setattr("jixiaolint.readers.doc.find_spec", lambda _: None)
    monkeypatch.setattr(libreoffice, "program", lambda: "soffice")
    path = tmp_path / name
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    path.write_bytes(rb"{\rtf1}" if name == "a.rtf" else ole)
    (note,) = readers.read(path).notes
    assert "另一份文档" in note.text


def test_conversion_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: str(program))
    monkeypatch.setattr(libreoffice, "SECONDS", 0.3)
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 abc}")
    with pytest.raises(Unreadable, match="放弃"):
        readers.read(tmp_path / "a.rtf")


def test_modifiers_of_every_length() -> None:
    raw = bytes.fromhex("1624 014966 0200000008d6 0400 01ffff2bd6 03 00 03 01ffff")
    assert list(modifiers(raw)) == [
        (0x2416, b"\x01"),
        (0x6649, b"\x02\0\0\0"),
        (0xD608, b"\x04\0\x01\xff\xff"),
        (0xD62B, b"\x03\x00\x03\x01"),
    ]


def cell(left: int, right: int, across: str = "", down: str = "") -> RowCell:
    return RowCell(left, right, across, down)


def taken(*rows: tuple[tuple[RowCell, ...], str]) -> list[tuple[int, int, int, int, str]]:
    blocks = Blocks()
    for cells, texts in rows:
        for text in texts:
            blocks.take(text, CELL_MARK, Properties(1))
        blocks.take("", CELL_MARK, Properties(1, row_end=True, cells=cells))
    (grid,) = blocks.finish()
    assert isinstance(grid, Grid)
    return [c[:5] for c in grid.cells]


def test_columns_come_from_edges_that_differ_a_little() -> None:
    assert taken(
        ((cell(0, 1000), cell(1000, 3000)), "甲乙"),
        ((cell(10, 990), cell(990, 2000), cell(2000, 2990)), "丙丁戊"),
    ) == [
        (0, 0, 1, 1, "甲"), (0, 1, 1, 2, "乙"),
        (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁"), (1, 2, 1, 1, "戊"),
    ]  # fmt: skip


def test_cells_merged_across_and_down() -> None:
    assert taken(
        (
            (cell(0, 1000, "first"), cell(1000, 2000, "next"), cell(2000, 3000, "", "first")),
            "甲-乙",
        ),
        ((cell(0, 1000), cell(1000, 2000), cell(2000, 3000, "", "next")), "丙丁-"),
    ) == [(0, 0, 1, 2, "甲"), (0, 2, 2, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")]


def test_row_without_definition_is_read_by_order() -> None:
    assert taken(((), "甲乙")) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]


def test_paragraphs_number_outside_tables_only() -> None:
    blocks = Blocks()
    blocks.take("甲", "\r", Properties())
    blocks.take("乙", CELL_MARK, Properties(1))
    blocks.take("", CELL_MARK, Properties(1, row_end=True))
    blocks.take("丙", "\r", Properties(level=2))
    first, _, last = blocks.finish()
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert (str(first.place), str(last.place), last.level) == ("第1段", "第2段", 2)
