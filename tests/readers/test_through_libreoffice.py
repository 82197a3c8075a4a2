"""OpenDocument, and the XML of Excel 2003: both by LibreOffice. Those tests skip where it is not."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from reading import grids, refusal

from jixiaolint import readers
from jixiaolint.readers import libreoffice

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
BOOK_2003 = f"""<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles>
<Worksheet ss:Name="表"><Table>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">产出指标</Data></Cell>
<Cell><Data ss:Type="String">数量指标</Data></Cell></Row>
<Row><Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.25</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
READ = [(0, 0, 2, 1, "产出指标"), (0, 1, 1, 1, "数量指标"), (1, 1, 1, 1, "25%")]


@pytest.fixture(scope="module")
def soffice() -> str:
    found = libreoffice.program()
    if found is None:
        pytest.skip("没有安装 LibreOffice")
    return found


def open_document(path: Path, kind: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<x/>")
    return path


@pytest.mark.parametrize("suffix", ["ods", "ots"])
def test_sheets_of_opendocument(soffice: str, tmp_path: Path, suffix: str) -> None:
    book = openpyxl.Workbook()
    shown, hidden = book["Sheet"], book.create_sheet("底稿")
    for row in (["产出指标", "数量指标"], [None, 0.25]):
        shown.append(row)
    shown.merge_cells("A1:A2")
    shown["B2"].number_format = "0%"
    hidden.append(["甲", date(2024, 3, 15), "丙"])
    hidden["B1"].number_format = 'yyyy"年"m"月"d"日"'
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=99
    )
    path = tmp_path / f"a.{suffix}"
    source = readers.read(path)
    assert grids(path)[0] == READ
    assert [text for *_, text in grids(path)[1]] == ["甲", "2024年3月15日", "丙"]
    assert (source.format, [note.kind for note in source.notes]) == ("ods", ["hidden"])
    assert str(source.blocks[0].cells[2].place).endswith("!B2")  # type: ignore[union-attr]


def test_the_xml_of_excel_2003_under_the_name_xls(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "系统导出.xls"
    path.write_text(BOOK_2003, encoding="utf-8")
    assert readers.read(path).format == "xml2003"
    assert grids(path) == [READ]


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("text", "OpenDocument 文本要借助 LibreOffice 才能读，"),
        ("text-template", "OpenDocument 文本要借助"),
        ("spreadsheet", "OpenDocument 表格要借助 LibreOffice 才能读，"),
        ("presentation", "像是 OpenDocument 文档"),
    ],
)
def test_opendocument_is_told_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, says: str
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    assert says in refusal(open_document(tmp_path / "a.zip", kind))


def test_what_another_file_is_saved_as_fits_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    assert "另存为 .docx" in refusal(open_document(tmp_path / "a.odt", "text"))
    assert "另存为 .xlsx" in refusal(open_document(tmp_path / "a.ods", "spreadsheet"))
    path = tmp_path / "a.xls"
    path.write_text(BOOK_2003, encoding="utf-8")
    assert refusal(path).startswith("Excel 2003 XML 表格要借助 LibreOffice")


def test_a_file_that_libreoffice_cannot_open_says_so(soffice: str, tmp_path: Path) -> None:
    refused = refusal(open_document(tmp_path / "a.odt", "text"))
    assert refused.startswith("LibreOffice 打不开这个 OpenDocument 文本：可能有密码")


def test_the_xml_of_word_is_named_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    path.write_text(f'<?xml version="1.0"?>\n<w:wordDocument xmlns:w="{space}"/>', encoding="utf-8")
    assert "像是 Word XML 文档。请用原来的软件打开后另存为 .doc" in refusal(path)
