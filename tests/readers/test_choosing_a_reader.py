from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import refusal
from wordfile import document, p, relations, tbl, tc, tr, write

from jixiaolint import readers
from jixiaolint.model.grid import Source
from jixiaolint.readers import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> bytes:
    """An old Office container with one directory entry, enough to be told."""
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    return OLE.ljust(512, b"\0") + entry.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("file", "data", "says"),
    [
        ("a.docx", b"", "文件是空的"),
        ("a.txt", b"", "文件是空的"),
        ("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(50), "内容不是 Word 文档（.docx），像是 PNG 图片"),
        ("a.docx", b"\xff\xd8\xff\xe0" + bytes(50), "像是 JPEG 图片"),
        ("a.docx", "青石镇".encode(), "，像是纯文本或损坏的文件。"),
        ("a.docx", b"PK\x03\x04" + bytes(200), "文件不完整"),
        ("a.docx", ole("EncryptedPackage"), "打开密码"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "内容不是文本，像是 PNG 图片"),
        ("a.txt", b"abc\0\1\2" * 20, "像是二进制文件"),
        ("a.xyz", "青石镇".encode(), "不认识的文件类型“.xyz”"),
        ("a", "青石镇".encode(), "文件没有后缀，看不出是什么文件，能读的有："),
        ("a.mp4", b"Rar!\x1a\x07\0" + bytes(50), "像是 RAR 压缩包"),
    ],
)
def test_refusals_say_what_is_wrong(tmp_path: Path, file: str, data: bytes, says: str) -> None:
    (tmp_path / file).write_bytes(data)
    assert says in refusal(tmp_path / file)


def test_missing_folder_and_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "找不到" in refusal(tmp_path / "没有.docx")
    assert "文件夹" in refusal(tmp_path)
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")

    def forbidden(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "权限" in refusal(tmp_path / "a.txt")


def test_content_goes_before_suffix(tmp_path: Path) -> None:
    path = write(tmp_path / "其实是文档.txt", document(p("青石镇")))
    assert readers.read(path).format == "docx"
    assert readers.read(path, "压缩包.zip!甲.docx").path == "压缩包.zip!甲.docx"


def test_every_reader_is_found_and_owns_its_suffixes() -> None:
    found = readers.readers()
    assert {"docx", "text"} <= set(found)
    owned = [suffix for reader in found.values() for suffix in reader.SUFFIXES]
    assert len(owned) == len(set(owned))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in owned)
    assert readers.suffixes() == tuple(sorted(owned))


def test_truncated_document(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", document(p("青石镇" * 500)))
    path.write_bytes(path.read_bytes()[:-60])
    assert "文件不完整" in refusal(path)


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (document(p("甲"), before='<!DOCTYPE w [<!ENTITY x "y">]>'), "DOCTYPE"),
        (document(p("甲"))[:-30], "XML 有错"),
        ("<w/>", "没有正文"),
        (b"\0\1\2", "XML 有错"),
        ("", "XML 有错"),
        (document("<w:sdt>" * 400 + "</w:sdt>" * 400), "XML 有错"),
    ],
)
def test_bad_xml(tmp_path: Path, xml: str | bytes, says: str) -> None:
    assert says in refusal(write(tmp_path / "a.docx", xml))


def test_bombs_are_stopped_while_they_unpack(tmp_path: Path) -> None:
    dense = write(tmp_path / "dense.docx", document(p(" " * (20 << 20))))
    assert "压缩炸弹" in refusal(dense)
    broad = write(tmp_path / "broad.docx", document(""))
    with (
        zipfile.ZipFile(broad, "a", zipfile.ZIP_DEFLATED) as archive,
        pytest.warns(UserWarning, match="Duplicate"),
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(257):
            part.write(bytes(1 << 20))
    assert "太大" in refusal(broad)


def test_a_table_too_large_for_a_tree_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiaolint.readers.ooxml.xml.MAX_CHILD", 2 << 20)
    rows = "".join(tr(tc(f"格{n}")) for n in range(40_000))
    assert "表格太大" in refusal(write(tmp_path / "a.docx", document(tbl(rows))))


def test_a_document_without_its_body_part(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("_rels/.rels", relations(("officeDocument", "word/other.xml")))
        archive.writestr("word/styles.xml", "<x/>")
    assert "没有正文（word/other.xml）" in refusal(tmp_path / "a.docx")


@settings(max_examples=150)
@given(data=st.data())
def test_damage_gives_a_source_or_a_refusal_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    body = p("青石镇") + tbl(tr(tc("甲"), tc("乙")))
    content = bytearray(write(path, document(body), '<w:style w:styleId="a"/>').read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        assert isinstance(readers.read(path), Source)
    except Unreadable as error:
        assert str(error)
