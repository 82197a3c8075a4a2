from __future__ import annotations

import json
import random
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import grids, refusal
from wordfile import STRICT, beside, document, p, paragraphs, relations, run, tbl, tc, tr, write

from jixiaolint import readers
from jixiaolint.model.grid import Grid
from jixiaolint.model.place import ParagraphPlace, WordPlace

LOW = '<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def cell_text(tmp_path: Path, content: str) -> str:
    return grids(write(tmp_path / "a.docx", document(tbl(tr(tc(content))))))[0][0][4]


def span(n: int) -> str:
    return f'<w:gridSpan w:val="{n}"/>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (p("≥90%"), "≥90%"),
        (p("1.修路") + p("2.治水"), "1.修路\n2.治水"),
        (p(" 外面的空白 "), "外面的空白"),
        (f"<w:p>{run('≥')}<w:del>{run('80%')}</w:del><w:ins>{run('90%')}</w:ins></w:p>", "≥90%"),
        (f"<w:p><w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo></w:p>", "新"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("道路") + "</w:p>" + p("硬化"), "道路硬化"),
        ('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + run("甲") + "</w:p>", "甲"),
        (f"<w:p>{run('甲')}<w:r><w:tab/></w:r>{run('乙')}</w:p>", "甲 乙"),
        (f"<w:p>{run('甲')}<w:r><w:br/></w:r>{run('乙')}</w:p>", "甲\n乙"),
        (f"<w:p>{run('1')}<w:r><w:noBreakHyphen/></w:r>{run('11月')}<w:r><w:softHyphen/></w:r></w:p>",
         "1-11月"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("95%") + "</w:p>", "≥95%"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>' + run("5万元") + "</w:p>", "≤5万元"),
        ('<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + run("是") + "</w:p>", "☑是"),
        ('<w:p><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3</w:t></w:r></w:p>', "≥"),
        ('<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fe</w:t></w:r></w:p>', "☑"),
        ("<w:p><w:r><w:t>\uf0b35</w:t></w:r></w:p>", "≥5"),
        (f"<w:p>{run('甲')}{run('藏', '<w:rPr><w:vanish/></w:rPr>')}</w:p>", "甲"),
        ("<w:p>" + run("甲", '<w:rPr><w:vanish w:val="0"/></w:rPr>') + "</w:p>", "甲"),
        (f"<w:p>{run('甲', '<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>')}</w:p>",
         "甲"),
        (f"<w:p>{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{field('separate')}"
         f"{run('12')}{field('end')}{run('页')}</w:p>", "12页"),
        (f"<w:p>{field('begin')}{field('begin')}{field('separate')}{run('内')}{field('end')}"
         f"{field('separate')}{run('果')}{field('end')}</w:p>", "果"),
        (f"<w:p>{field('begin')}{run('丢')}</w:p>" + p("下一段"), "下一段"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback>"
         "<w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "新"),
        (f"<w:p>{run('甲')}<w:r><w:pict><w:txbxContent>{p('框里')}</w:txbxContent></w:pict></w:r></w:p>",
         "甲"),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r>"
         "</w:rubyBase></w:ruby></w:r></w:p>", "音"),
        (f"<w:p>{run('数')}<m:oMath><m:r><m:t>≥3</m:t></m:r></m:oMath></w:p>", "数≥3"),
        (f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}"
         "</w:sdtContent></w:sdt></w:p>", ""),
        (f"<w:p><w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('标')}</w:smartTag>"
         f"<w:fldSimple>{run('域')}</w:fldSimple></w:p>", "链标域"),
    ],
)  # fmt: skip
def test_what_a_cell_says(tmp_path: Path, xml: str, text: str) -> None:
    assert cell_text(tmp_path, xml) == text


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([tr(tc("甲", span(2)), tc("乙"))], [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "乙")]),
        ([tr(tc("甲", RESTART), tc("1")), tr(tc("残", CONTINUE), tc("2")), tr(tc("乙"), tc("3"))],
         [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2"), (2, 0, 1, 1, "乙"),
          (2, 1, 1, 1, "3")]),
        ([tr(tc("甲", RESTART)), tr(tc("乙", RESTART)), tr(tc("", CONTINUE))],
         [(0, 0, 1, 1, "甲"), (1, 0, 2, 1, "乙")]),
        ([tr(tc("甲", RESTART)), tr(tc("断")), tr(tc("孤", CONTINUE))],
         [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "断"), (2, 0, 1, 1, "孤")]),
        ([tr(tc("甲")), tr(tc("乙"), properties='<w:trPr><w:gridBefore w:val="2"/></w:trPr>')],
         [(0, 0, 1, 1, "甲"), (1, 2, 1, 1, "乙")]),
        ([tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("乙"))],
         [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "乙")]),
        ([tr(tc("甲")), tr(tc("删"), properties="<w:trPr><w:del/></w:trPr>"), tr(tc("乙"))],
         [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "乙")]),
        ([f"<w:sdt><w:sdtContent>{tr(tc('甲'))}</w:sdtContent></w:sdt>",
          f"<w:tr><w:sdt><w:sdtContent>{tc('乙')}</w:sdtContent></w:sdt>{tc('丙')}</w:tr>"],
         [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")]),
        ([tr(tc("甲", "<w:tcPrChange><w:tcPr>" + span(3) + "</w:tcPr></w:tcPrChange>"), tc("乙"))],
         [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
        ([tr(tc("甲"), tc("删", "<w:cellDel/>"), tc("乙"))], [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
        ([tr(tc("甲", '<w:cellMerge w:vMerge="rest"/>'), tc("1")),
          tr(tc("", '<w:cellMerge w:vMerge="cont"/>'), tc("2"))],
         [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2")]),
        ([tr(tc("甲", RESTART + span(2)), tc("1")), tr(tc("乙", CONTINUE), tc("2"), tc("3"))],
         [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "1"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "2"),
          (1, 2, 1, 1, "3")]),
        ([tr(tc("甲", span(1_000_000)), tc("挤出"))], [(0, 0, 1, 256, "甲")]),
        ([tr(tc("甲", '<w:gridSpan w:val="-3"/>'), tc("乙"))],
         [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
        ([tr(tc("甲", '<w:hMerge w:val="restart"/>' + RESTART), tc("", "<w:hMerge/>" + RESTART), tc("1")),
          tr(tc("", '<w:hMerge w:val="restart"/>' + CONTINUE), tc("", "<w:hMerge/>" + CONTINUE),
             tc("2"))],
         [(0, 0, 2, 2, "甲"), (0, 2, 1, 1, "1"), (1, 2, 1, 1, "2")]),
    ],
)  # fmt: skip
def test_where_cells_stand(
    tmp_path: Path, rows: list[str], cells: list[tuple[int, int, int, int, str]]
) -> None:
    below, end = tr(tc("尾")), (len(rows) - ("<w:del/>" in "".join(rows)), 0, 1, 1, "尾")
    path = write(tmp_path / "a.docx", document(tbl(*rows, below)))
    assert grids(path) == [[*cells, end]]


def test_nested_tables_follow_their_outer_table(tmp_path: Path) -> None:
    deep = tbl(tr(tc("最里")))
    inner = tbl(tr(tc(p("里") + deep + p(""))))
    body = tbl(tr(tc(p("外") + inner + p("外尾")), tc("旁"))) + p("后") + tbl(tr(tc("第四")))
    path = write(tmp_path / "a.docx", document(body))
    texts = [[cell[4] for cell in grid] for grid in grids(path)]
    assert texts == [["外\n外尾", "旁"], ["里"], ["最里"], ["第四"]]
    places = [b.cells[0].place for b in readers.read(path).blocks if isinstance(b, Grid)]
    assert places == [WordPlace(n, 1, 1) for n in (1, 2, 3, 4)]


def test_table_in_a_deleted_row_is_deleted_with_it(tmp_path: Path) -> None:
    gone = tr(tc(p("删") + tbl(tr(tc("内"))) + p("")), properties="<w:trPr><w:del/></w:trPr>")
    path = write(tmp_path / "a.docx", document(tbl(tr(tc("甲")), gone)))
    assert grids(path) == [[(0, 0, 1, 1, "甲")]]


def test_of_a_table_in_two_versions_the_first_is_read(tmp_path: Path) -> None:
    new, old = tbl(tr(tc("新"))), tbl(tr(tc("旧")))
    versions = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    body = f"<mc:AlternateContent>{versions}</mc:AlternateContent><mc:AlternateContent/>"
    assert grids(write(tmp_path / "a.docx", document(body))) == [[(0, 0, 1, 1, "新")]]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("<w:altChunk/>", "misread", "另一份文档"),
        (f"<w:p><w:r><w:pict><w:txbxContent>{tbl(tr(tc('框')))}{p('')}</w:txbxContent></w:pict></w:r></w:p>",
         "misread", "文本框"),
        ("<w:p><w:r><w:pict><w:txbxContent>" + p("一级指标 二级指标 三级指标 指标值")
         + "</w:txbxContent></w:pict></w:r></w:p>", "misread", "文本框"),
        (tbl(tr(tc("甲")), tr(tc("乙"), properties=LOW)), "hidden", "“乙”"),
    ],
)  # fmt: skip
def test_what_is_not_read_or_not_seen_is_told(
    tmp_path: Path, body: str, kind: str, words: str
) -> None:
    (note,) = readers.read(write(tmp_path / "a.docx", document(body))).notes
    assert note.kind == kind
    assert words in note.text


def test_what_everybody_sees_needs_no_note(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('章')}</w:txbxContent></w:pict></w:r></w:p>"
    some = tr(tc("甲"), properties=LOW.replace("exact", "atLeast"))
    body = box + tbl(some, tr(tc(""), properties=LOW))
    assert readers.read(write(tmp_path / "a.docx", document(body))).notes == ()


TARGETS = tbl(tr(tc("三级指标"), tc("指标值")), tr(tc("修路里程"), tc("3公里")))
LINE = p("一级指标 二级指标 三级指标 指标值")


@pytest.mark.parametrize(
    ("kind", "content", "where"),
    [
        ("header", TARGETS, "页眉"),
        ("footer", TARGETS, "页脚"),
        ("footnotes", TARGETS, "脚注"),
        ("endnotes", p("说明") + TARGETS, "尾注"),
        ("comments", TARGETS, "批注"),
        ("header", LINE, "页眉"),
        ("header", "<w:p", "页眉"),
    ],
)
def test_tables_of_targets_beside_the_body_are_told(
    tmp_path: Path, kind: str, content: str, where: str
) -> None:
    path = beside(write(tmp_path / "a.docx", document(p("正文"))), kind, content)
    (note,) = readers.read(path).notes
    assert (note.kind, note.text[:2]) == ("misread", where)
    assert paragraphs(path)[0].text == "正文"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("header", tbl(tr(tc("青石镇"), tc("2024年绩效目标表")))),
        ("header", p("2024年绩效目标：三级指标、指标值")),
        ("comments", LINE),
        ("styles", TARGETS),
    ],
)
def test_layout_and_talk_beside_the_body_are_not(tmp_path: Path, kind: str, content: str) -> None:
    path = beside(write(tmp_path / "a.docx", document(p("正文"))), kind, content)
    assert readers.read(path).notes == ()


OLE = (
    '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
    'ProgID="{program}"/></w:object></w:r></w:p>'
)


@pytest.mark.parametrize(("program", "told"), [("Excel.Sheet.12", 1), ("Equation.3", 0)])
def test_embedded_file_that_may_hold_a_table_is_told(
    tmp_path: Path, program: str, told: int
) -> None:
    path = write(tmp_path / "a.docx", document(OLE.format(program=program)))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations(("oleObject", "a.bin")))
    assert len(readers.read(path).notes) == told


def drawn(wide: int, tall: int) -> str:
    """A paragraph with a picture of so many centimetres."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    size = f'<wp:extent xmlns:wp="{space}" cx="{wide * 360_000}" cy="{tall * 360_000}"/>'
    return f"<w:p><w:r><w:drawing>{size}</w:drawing></w:r></w:p>"


VML = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:415.3pt;height:600pt">'
    "<v:imagedata/></v:shape></w:pict></w:r></w:p>"
)
TITLE = p("3.道路清扫绩效目标表")
ONE = tbl(tr(tc("指标")))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (TITLE + drawn(15, 20), 1),
        (TITLE + p("单位：万元") + VML + p("说明"), 1),
        (TITLE + drawn(15, 20) + p("4.路灯绩效目标表") + ONE, 1),
        (TITLE + drawn(15, 20) + p("4.路灯绩效目标表（2024年）") + drawn(15, 20), 2),
        (TITLE + drawn(3, 3), 0),
        (TITLE + drawn(15, 8) + ONE, 0),
        (TITLE + ONE + drawn(15, 20), 0),
        (TITLE + p("一") + p("二") + p("三") + p("四") + drawn(15, 20), 0),
        (p("绩效目标管理办法") + drawn(15, 20), 0),
        (TITLE + drawn(15, 20).replace("cx", "cz"), 0),
    ],
)
def test_a_picture_where_a_table_should_be_is_told(tmp_path: Path, body: str, told: int) -> None:
    path = write(tmp_path / "a.docx", document(body))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations(("image", "a.png")))
    notes = readers.read(path).notes
    assert [note.kind for note in notes] == ["misread"] * told
    assert all("绩效目标表" in note.text and "是一张图片" in note.text for note in notes)


def test_package_whose_directory_points_before_the_file_is_broken(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", document(p("甲")))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\5\6") + 16  # where the directory begins
    data[at : at + 4] = (int.from_bytes(data[at : at + 4], "little") + 90_000).to_bytes(4, "little")
    path.write_bytes(data)
    assert "已损坏" in refusal(path)


def test_paragraphs_keep_their_number_and_level(tmp_path: Path) -> None:
    def styled(name: str, text: str) -> str:
        return p(text, f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>')

    styles = (
        '<w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="a2"><w:name w:val="镇标题"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:styleId="a3"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="a4"><w:name w:val="环"/><w:basedOn w:val="a4"/></w:style>'
    )
    body = (
        p("") + styled("a1", "甲") + styled("a2", "乙") + tbl(tr(tc("表")))
        + f"<w:sdt><w:sdtContent>{styled('a3', '丙')}</w:sdtContent></w:sdt>" + styled("a4", "丁")
        + p("戊", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>') + styled("没有", "己")
    )  # fmt: skip
    found = paragraphs(write(tmp_path / "a.docx", document(body), styles))
    assert [(q.text, q.place, q.level) for q in found] == [
        (text, ParagraphPlace(number), level)
        for text, number, level in [
            ("甲", 2, 2), ("乙", 3, 2), ("丙", 4, 1), ("丁", 5, 0), ("戊", 6, 4), ("己", 7, 0),
        ]
    ]  # fmt: skip


def test_strict_documents_read_alike(tmp_path: Path) -> None:
    body = p("标题") + tbl(tr(tc("甲", span(2)), tc("乙")))
    usual = readers.read(write(tmp_path / "a.docx", document(body)))
    strict = readers.read(write(tmp_path / "b.docx", document(body, STRICT)))
    assert strict.blocks == usual.blocks
    assert len(usual.blocks) == 2


def test_a_document_longer_than_one_piece_loses_nothing(tmp_path: Path) -> None:
    count = 4000
    body = "".join(p(f"第{n}段") + tbl(tr(tc(f"格{n}" + "文" * 100))) for n in range(count))
    assert len(body) > 1 << 20
    blocks = readers.read(write(tmp_path / "a.docx", document(body))).blocks
    assert [b.text for b in blocks[::2]] == [f"第{n}段" for n in range(count)]  # type: ignore[union-attr]
    assert [b.cells[0].text[:-100] for b in blocks[1::2]] == [f"格{n}" for n in range(count)]  # type: ignore[union-attr]


def tiling(seed: int, rows: int, cols: int) -> list[tuple[int, int, int, int, str]]:
    """A random way to cover rows × cols with merged cells, in reading order."""
    rng = random.Random(seed)
    free = {(r, c) for r in range(rows) for c in range(cols)}
    cells = []
    for r in range(rows):
        for c in range(cols):
            if (r, c) in free:
                wide = rng.randint(1, 3)
                while any((r, c + k) not in free for k in range(wide)):
                    wide -= 1
                high = rng.randint(1, min(3, rows - r))
                free -= {(r + i, c + k) for i in range(high) for k in range(wide)}
                cells.append((r, c, high, wide, f"格{r}-{c}"))
    return cells


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 6))
def test_any_merging_comes_back(
    tmp_path_factory: pytest.TempPathFactory, seed: int, rows: int, cols: int
) -> None:
    cells = tiling(seed, rows, cols)
    xml = []
    for row in range(rows):
        here = sorted((c, r, high, wide, t) for r, c, high, wide, t in cells if r <= row < r + high)
        xml.append(
            tr(*(tc(t if r == row else "", span(wide) + (RESTART if r == row else CONTINUE) * (high > 1))
                 for _, r, high, wide, t in here))
        )  # fmt: skip
    path = write(tmp_path_factory.mktemp("w") / "a.docx", document(tbl(*xml)))
    assert grids(path) == [cells]


def test_a_file_of_python_docx_reads_as_it_was_made(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("青石镇修路项目绩效目标表", level=2)
    table = made.add_table(rows=3, cols=3)
    for row in range(3):
        for col in range(3):
            table.cell(row, col).text = f"{row}{col}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "产出指标"
    made.save(str(tmp_path / "a.docx"))
    assert paragraphs(tmp_path / "a.docx")[0].level == 2
    assert grids(tmp_path / "a.docx")[0][:3] == [
        (0, 0, 2, 1, "产出指标"), (0, 1, 1, 1, "01"), (0, 2, 1, 1, "02"),
    ]  # fmt: skip


def test_odd_tables_of_the_corpus(shared: Path) -> None:
    office = shared / "corpus" / "office"
    truth = json.loads((office / "odd.truth.json").read_text(encoding="utf-8"))
    found = grids(office / "odd.docx")
    inner = 1 + next(n for n, table in enumerate(truth) if table["name"] == "nested")
    assert [cell[4] for cell in found.pop(inner)] == ["内1", "内2"]
    assert found == [[tuple(cell) for cell in table["cells"]] for table in truth]


@pytest.mark.parametrize("file", ["dev.docx", "dev-libreoffice.docx"])
def test_every_text_of_the_corpus_is_read(shared: Path, file: str) -> None:
    def leaves(node: object) -> list[str]:
        if isinstance(node, dict):
            node = list(node.values())
        if isinstance(node, list):
            return [leaf for part in node for leaf in leaves(part)]
        return [re.sub(r"\s", "", node)] if isinstance(node, str) else []

    office = shared / "corpus" / "office"
    source = readers.read(office / file)
    cells = [b.cells if isinstance(b, Grid) else (b,) for b in source.blocks]
    have = {re.sub(r"\s", "", cell.text) for group in cells for cell in group}
    wanted = leaves(json.loads((office / "dev.truth.json").read_text(encoding="utf-8")))
    assert len(wanted) > 600
    assert [text for text in wanted if text not in have] == []
