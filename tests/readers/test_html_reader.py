from __future__ import annotations

import quopri
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiaolint import readers
from jixiaolint.model.grid import Grid, Paragraph, Source
from jixiaolint.model.place import TextPlace
from jixiaolint.readers import Unreadable

Cells = list[tuple[int, int, int, int, str]]
ROW = "<table><tr><td>甲</td><td>乙</td></tr></table>"


def source(folder: Path, page: str | bytes, name: str = "a.html") -> Source:
    data = page if isinstance(page, bytes) else page.encode()
    (folder / name).write_bytes(data)
    return readers.read(folder / name)


def grids(found: Source) -> list[Cells]:
    return [[tuple(c[:5]) for c in b.cells] for b in found.blocks if isinstance(b, Grid)]


def texts(found: Source) -> list[list[str]]:
    return [[c.text for c in b.cells] for b in found.blocks if isinstance(b, Grid)]


def paragraphs(found: Source) -> list[tuple[str, int]]:
    return [(b.text, b.level) for b in found.blocks if isinstance(b, Paragraph)]


def test_spans_and_tags_left_open(tmp_path: Path) -> None:
    page = """<html><table>
      <tr><td rowspan=2>甲<td colspan="2">乙
      <tr><th rowspan=9>丙<td>丁
      <tr><td>戊<td rowspan=0>己
      <tr><td>庚<td>辛</table>"""
    assert grids(source(tmp_path, page)) == [
        [
            (0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 3, 1, "丙"), (1, 2, 1, 1, "丁"),
            (2, 0, 1, 1, "戊"), (2, 2, 2, 1, "己"), (3, 0, 1, 1, "庚"), (3, 3, 1, 1, "辛"),
        ]
    ]  # fmt: skip


def test_rows_of_space_that_merged_cells_do_not_count_are_none(tmp_path: Path) -> None:
    """As LibreOffice writes tables with thick borders; a row that the spans do count stays."""
    page = """<table><tr><td rowspan=2>甲<td>乙</tr><tr></tr><tr></tr>
      <tr><td>丙</tr><tr></tr><tr><td>丁<td>戊</tr></table>"""
    wanted = [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "丙")]
    assert grids(source(tmp_path, page)) == [[*wanted, (2, 0, 1, 1, "丁"), (2, 1, 1, 1, "戊")]]
    counted = (
        "<table><tr><td rowspan=2>甲<td rowspan=2>乙</tr><tr></tr><tr><td>丙<td>丁</tr></table>"
    )
    assert [c[0] for c in grids(source(tmp_path, counted))[0]] == [0, 0, 2, 2]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("村道\n      养护", "村道 养护"),
        ("甲<br>乙<BR/>丙", "甲\n乙\n丙"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<p>甲</p>\n<p><br></p>\n<p>乙<br></p>", "甲\n\n乙"),
        ("甲<p>乙</p>丙", "甲\n乙\n丙"),
        ("<div><font>甲</font><b>乙</b></div>", "甲乙"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("&nbsp;≥&nbsp;95%&ensp;", "≥ 95%"),
        ("&lt;100&amp;&#8805;", "<100&≥"),
        ("　甲　乙", "甲　乙"),
        ("甲<script>x()</script><!-- 乙 --><style>b{}</style>", "甲"),
        ("甲<span style='DISPLAY: none'>乙</span>丙", "甲丙"),
        ("<input value=12.50><input type=hidden value=9>", "12.50"),
        ("<select><option>甲<option selected>乙</select>", "乙"),
    ],
)
def test_text_of_a_cell(tmp_path: Path, inside: str, text: str) -> None:
    found = source(tmp_path, f"<html><table><tr><td>{inside}</td><td>值</td></tr></table>")
    assert texts(found) == [[text, "值"]]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"), ("utf-8", "gb2312"), ("utf-8-sig", "gbk"), ("gbk", "gb2312"),
        ("gb18030", "GB2312"), ("gbk", "iso-8859-1"), ("utf-16", "utf-16"), ("utf-8", "nonsense"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={declared}">{ROW}'
    assert texts(source(tmp_path, page.replace("甲", "①镕").encode(encoding))) == [["①镕", "乙"]]


def test_traditional_characters_in_big5(tmp_path: Path) -> None:
    page = f"<html><meta charset=big5>{ROW}".replace("甲", "預算")
    assert texts(source(tmp_path, page.encode("big5"))) == [["預算", "乙"]]


def test_paragraphs_headings_and_lone_rows(tmp_path: Path) -> None:
    page = (
        "<html><body><h2>第二部分 <b>目标</b></h2>2023年<br>清河镇<table><caption>表题</caption>"
        f"<tr><td colspan=2>单位：万元</td></tr>{ROW[7:]}<p>尾</p>"
    )
    assert paragraphs(source(tmp_path, page)) == [
        ("第二部分 目标", 2), ("2023年", 0), ("清河镇", 0), ("表题", 0), ("单位：万元", 0), ("尾", 0),
    ]  # fmt: skip


def test_places_are_lines_and_columns(tmp_path: Path) -> None:
    page = "<html>\n<h1>题</h1>\n<table>\n  <tr><td>甲</td><td>乙</td></tr>\n</table>"
    title, grid = source(tmp_path, page).blocks
    assert title.place == TextPlace(2, 1)
    assert [c.place for c in grid.cells] == [TextPlace(4, 7), TextPlace(4, 17)]
    commented = page.replace("<table>", "<!-- <td> --><table>")
    _, grid = source(tmp_path, commented).blocks
    assert [c.place for c in grid.cells] == [TextPlace(4, 7), TextPlace(4, 17)]


def test_places_beyond_the_lines_that_libxml2_counts(tmp_path: Path) -> None:
    (grid,) = source(tmp_path, "<html>" + "\n" * 70_000 + ROW).blocks
    assert grid.cells[1].place == TextPlace(70_001, 22)


def test_a_table_that_only_arranges_the_page(tmp_path: Path) -> None:
    page = f"<html><table><tr><td>菜单</td><td><p>1. 甲绩效目标表</p><p>单位：万元</p>{ROW}</td></tr></table>"
    found = source(tmp_path, page)
    assert [p for p, _ in paragraphs(found)] == ["菜单", "1. 甲绩效目标表", "单位：万元"]
    assert texts(found) == [["甲", "乙"]]


def test_a_table_inside_a_form(tmp_path: Path) -> None:
    page = f"<html><table><tr><td>一</td><td>二{ROW}三</td><td>四</td></tr></table>"
    assert texts(source(tmp_path, page)) == [["一", "二\n三", "四"], ["甲", "乙"]]


def test_tracked_deletions_are_not_read_and_insertions_are(tmp_path: Path) -> None:
    """As Word saves tracked changes; <s> and <strike> are a way of writing."""
    page = (
        "<html><p>青石镇<del cite='mailto:x'>绩效</del><ins>文本</ins></p><del><p>去掉</p></del><table>"
        "<tr><td><DEL>5</DEL><ins>8</ins>公里<td><s>乙</s><tr><td><del><p>删</p></del><td>丁</table>"
    )
    found = source(tmp_path, page)
    assert paragraphs(found) == [("青石镇文本", 0)]
    assert texts(found) == [["8公里", "乙", "", "丁"]]
    assert found.notes == ()


def test_hidden_rows_are_read_and_said(tmp_path: Path) -> None:
    hidden = ROW.replace("<tr>", "<tr style='display:none'>")
    found = source(
        tmp_path, f"<html>\n{hidden}<div hidden>{ROW}</div><tr style='display:none'><td></td></tr>"
    )
    assert texts(found) == [["甲", "乙"], ["甲", "乙"]]
    assert [n.kind for n in found.notes] == ["hidden", "hidden"]
    assert found.notes[0].place == TextPlace(2, 33)


def archive(*pages: bytes) -> bytes:
    parts = b"".join(
        b'\r\n--b\r\nContent-Type: text/html; charset="gb2312"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quopri.encodestring(page)
        for page in pages
    )
    head = (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n'
    )
    return head + parts + b"\r\n--b--\r\n"


def test_archives(tmp_path: Path) -> None:
    frame = b"<html><link id=shLink href=a><frameset></frameset></html>"
    page = f"<html>{ROW}</html>".encode("gbk")
    for name in ("a.mht", "改了后缀.xls"):
        assert texts(source(tmp_path, archive(frame, page, page), name)) == [["甲", "乙"]] * 2


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("<html><link id=shLink href='a.files/sheet001.htm'><frameset></frameset>", "框架"),
        ("<html>" + "<div>" * 5000 + ROW, "嵌套得太深"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "没有网页"),
    ],
)
def test_refusals(tmp_path: Path, page: str | bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        source(tmp_path, page, "a.mht" if isinstance(page, bytes) else "a.html")


def test_a_page_cut_off_in_its_doctype_is_empty(tmp_path: Path) -> None:
    assert source(tmp_path, "<!DOCTYPE h", "a.html").blocks == ()


def test_pages_beyond_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiaolint.readers.html.MAX_BYTES", 10)
    with pytest.raises(Unreadable, match="文件太大"):
        source(tmp_path, f"<html>{ROW}")


@pytest.mark.parametrize(
    "start", ["<table>", "<?xml version='1.0'?>\n<html>", "<!-- a -->\n<HTML>"]
)
def test_pages_under_other_suffixes(tmp_path: Path, start: str) -> None:
    assert texts(source(tmp_path, start + ROW, "导出.xls"))[-1] == ["甲", "乙"]


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "<td rowspan=3>", "<td colspan=900>", "</td>", "<p>", "</p>",
     "<br>", "<caption>", "甲", "乙\n", "<!--", "-->", "<div hidden>", "<tr style=display:none>", "&#0;"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(TAGS, max_size=40))
def test_any_soup_of_tags_gives_grids_within_their_bounds(
    tmp_path_factory: pytest.TempPathFactory, tags: list[str]
) -> None:
    found = source(tmp_path_factory.getbasetemp(), "<html>" + "".join(tags))
    for cells in grids(found):
        rows = 1 + sum(tag.startswith("<tr") for tag in tags)
        assert all(row + down <= rows for row, _, down, _, _ in cells)
        assert len({(row, col) for row, col, *_ in cells}) == len(cells)


TITLE = "<p>3.道路清扫绩效目标表</p>"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f"{TITLE}<p><img src='scan.jpg'></p>", 1),
        (f"{TITLE}<p>单位：万元<br><img src='a.png' width=640 height=900></p>{TITLE}{ROW}", 1),
        (f"<h2>清扫绩效目标表</h2><p><img style='width:640px' src=a.gif></p>{TITLE}<img src=b.jpg>", 2),
        (f"{TITLE}{ROW}<p><img src='scan.jpg'></p>", 0),
        (f"{TITLE}<p><img src='seal.png' width='120' height='120'></p>", 0),
        (f"{TITLE}<p><img src='a.gif' style='WIDTH: 415.3pt; height:600pt'></p>", 1),
        (f"{TITLE}<p><img src='seal.png' style='width:85.5pt;height:80pt'></p>", 0),
        (f"{TITLE}<img src='/images/icon_doc.png'><img src='line.gif'>", 0),
        ("<p>关于公开绩效目标的通知</p><img src='scan.jpg'>", 0),
    ],
)  # fmt: skip
def test_a_picture_where_a_table_should_be_is_told(tmp_path: Path, page: str, told: int) -> None:
    notes = source(tmp_path, f"<html>{page}</html>").notes
    assert [(note.kind, "“" in note.text and "是一张图片" in note.text) for note in notes] == [
        ("misread", True)
    ] * told


def test_a_page_cut_off_within_a_table_says_so(tmp_path: Path) -> None:
    whole = f"<html><body>{ROW}{ROW}</body></html>"
    assert source(tmp_path, whole).notes == ()
    assert source(tmp_path, whole.replace("</table></body>", "</body>")).notes == ()
    cut = source(tmp_path, whole[: whole.rindex("乙")]).notes
    assert [(note.kind, "断了" in note.text) for note in cut] == [("lost", True)]
