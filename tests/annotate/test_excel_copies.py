"""Annotated copies of Excel files: comments on the right cells, everything else as it was."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from copies import by_libreoffice, carriers, copied, findings, parts, spots, tables
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

HEAD = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
ROWS = (
    ("产出指标", "数量指标", "用工人数", "参加清淤的人数", "60个", "走访"),
    ("产出指标", "质量指标", "水渠通畅率", "通畅水渠占比", "≥100%", "县水字[2023]7号"),
    ("产出指标", "时效指标", "完成时限", "全部清完的时间", "2024年5月底前", "清淤方案"),
)


def book(path: Path, comments: dict[str, str] | None = None) -> Path:
    """Two sheets, the second with a table, a picture and perhaps comments."""
    made = openpyxl.Workbook()
    made.active.title = "说明"
    made.active["A1"] = "填报说明"
    sheet = made.create_sheet("水渠 & 清淤")
    sheet.append(["1.水渠清淤绩效目标表"])
    for row in (HEAD, *ROWS):
        sheet.append(row)
    for cell, text in (comments or {}).items():
        sheet[cell].comment = Comment(text, "审核员")
    made.save(path)
    return path


def commented(path: Path) -> dict[tuple[str, str], str]:
    found = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in found
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


@pytest.fixture(params=["made", "real"])
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "made":
        return book(tmp_path / "水渠.xlsx")
    return Path(request.getfixturevalue("shared")) / "corpus/office/dev.xlsx"


def test_every_faulty_cell_has_one_comment(document: Path, tmp_path: Path) -> None:
    one = copied(document, tmp_path / "out")
    found = commented(one.copy)
    assert set(found) == carriers(document)
    assert one.written.comments == len(found)
    text = "\n".join(found.values())
    said = Counter(re.findall(r"（([A-Z]{3}[0-9]{3})）$", text, re.MULTILINE))
    assert said == Counter(f.rule for f in findings(document))


def test_a_copy_reads_back_with_the_same_tables(document: Path, tmp_path: Path) -> None:
    assert tables(copied(document, tmp_path / "out").copy) == tables(document)


def test_all_other_parts_stay_as_they_are(document: Path, tmp_path: Path) -> None:
    before, old = document.read_bytes(), parts(document)
    new = parts(copied(document, tmp_path / "out").copy)
    assert document.read_bytes() == before
    assert set(old) <= set(new)
    for name in old:
        expected = "worksheets/" in name or name == "[Content_Types].xml"
        assert expected or new[name] == old[name], name


def test_a_sheet_changes_only_by_its_legacy_drawing(tmp_path: Path) -> None:
    path = book(tmp_path / "水渠.xlsx")
    name = "xl/worksheets/sheet2.xml"
    root = etree.fromstring(parts(copied(path, tmp_path / "out").copy)[name])
    (drawing,) = root.iterchildren("{*}legacyDrawing")
    assert drawing.getprevious().tag.endswith("pageMargins")
    root.remove(drawing)
    assert etree.canonicalize(root) == etree.canonicalize(parts(path)[name].decode())


def test_the_texts_of_the_findings_mend_the_book(document: Path, tmp_path: Path) -> None:
    """Excel has no tracked changes: what the findings say is put in by hand."""
    found = findings(document)
    made = openpyxl.load_workbook(document)
    for replacement in (r for f in found for r in f.replacements):
        made[replacement.place.sheet][replacement.place.cell] = replacement.new
    made.save(mended := tmp_path / "改好.xlsx")
    after = findings(mended)
    assert spots(found) - spots(after) == spots(f for f in found if f.replacements) != Counter()
    assert not spots(after) - spots(found)


def test_comments_of_others_stay(tmp_path: Path) -> None:
    path = book(tmp_path / "水渠.xlsx", {"A2": "请先看这里", "E3": "再核对"})
    one = copied(path, tmp_path / "out")
    found = commented(one.copy)
    sheet = "水渠 & 清淤"
    assert found[sheet, "A2"] == "请先看这里"
    assert found[sheet, "E3"].startswith("再核对\n【")
    assert set(found) == carriers(path) | {(sheet, "A2")}
    (old,) = [name for name in parts(path) if name.endswith(".vml")]
    drawing = etree.fromstring(parts(one.copy)[old])
    rows, columns = (
        [int(e.text) + 1 for e in drawing.iter(f"{{*}}{n}")] for n in ("Row", "Column")
    )
    places = {f"{get_column_letter(c)}{r}" for r, c in zip(rows, columns, strict=True)}
    assert places == {cell for name, cell in found if name == sheet}
    numbers = {e.get("id") for e in drawing.iter("{urn:schemas-microsoft-com:vml}shape")}
    assert len(numbers) == len(rows) == len(places)


def test_a_cell_under_discussion_is_left_alone_and_named(tmp_path: Path) -> None:
    path = book(tmp_path / "水渠.xlsx", {"E3": "[线程批注]"})
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="E3" id="{1}"><text>再核对</text>'
        "</threadedComment></ThreadedComments>"
    )
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="/xl/threadedComments/t.xml"/>'
    content = parts(path)
    rels = "xl/worksheets/_rels/sheet2.xml.rels"
    content[rels] = content[rels].replace(
        b"</Relationships>", relation.encode() + b"</Relationships>"
    )
    content["xl/threadedComments/t.xml"] = threads.encode()
    with zipfile.ZipFile(path, "w") as out:
        for name, data in content.items():
            out.writestr(name, data)
    one = copied(path, tmp_path / "out")
    assert one.written.left == ("水渠 & 清淤!E3 已有讨论，批注写不进去，问题见审核报告",)
    assert commented(one.copy)["水渠 & 清淤", "E3"] == "[线程批注]"
    assert one.written.comments == len(carriers(path)) - 1


def test_libreoffice_sees_every_comment(document: Path, tmp_path: Path) -> None:
    one = copied(document, tmp_path / "out")
    xml = by_libreoffice(one.copy, "fods", tmp_path)
    assert xml.count("<office:annotation ") == one.written.comments


def test_the_same_file_gives_the_same_copy(tmp_path: Path) -> None:
    path = book(tmp_path / "水渠.xlsx")
    first = copied(path, tmp_path / "a").copy.read_bytes()
    assert copied(path, tmp_path / "b").copy.read_bytes() == first
