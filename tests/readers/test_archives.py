"""Archives of documents, and canonical JSON with several, each document by a path of its own."""

import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest

from jixiaolint import api, readers
from jixiaolint.readers import archive

SAMPLES = Path(__file__).parents[2] / "samples"
TOWN = SAMPLES / "青禾镇2024年绩效文本.txt"
WORD = SAMPLES / "青禾镇2024年绩效文本.docx"


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def inner(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive_:
        for name, data in members.items():
            archive_.writestr(name, data)
    return made.getvalue()


def test_each_member_is_a_document_with_the_findings_of_the_plain_file(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "材料.zip",
        {
            "乡镇/青禾镇.txt": TOWN.read_bytes(),
            "乡镇/青禾镇.docx": WORD.read_bytes(),
            "照片.png": b"\x89PNG",
            "乡镇/~$青禾镇.docx": b"lock",
            "__MACOSX/乡镇/._青禾镇.docx": b"resource fork",
        },
    )
    report = api.check([str(path)])
    names = [d.path for d in report.documents]
    assert names == [str(path / "乡镇/青禾镇.docx"), str(path / "乡镇/青禾镇.txt")]
    alone = api.check([str(TOWN)])
    there = [f for f in report.findings if f.path.endswith(".txt")]
    shared = {"STR009"}  # the two files of the run hold the same codes
    assert [f.fingerprint for f in there if f.rule not in shared] == [
        f.fingerprint for f in alone.findings if f.rule not in shared
    ]


def test_a_document_in_an_archive_can_be_asked_for_alone(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"1.txt": TOWN.read_bytes(), "2.txt": b"x"})
    assert [d.path for d in api.check([str(path / "1.txt")]).documents] == [str(path / "1.txt")]
    with pytest.raises(api.PathError, match=r"3\.txt"):
        api.find([str(path / "3.txt")])


def test_archives_within_archives(tmp_path: Path) -> None:
    level = {"镇.txt": TOWN.read_bytes()}
    for _ in range(archive.DEEPEST):
        level = {"里.zip": inner(level)}
    path = packed(tmp_path / "外.zip", level)
    (found,) = api.find([str(path)])
    assert found == path / "里.zip/里.zip/里.zip/镇.txt"
    assert api.document(found).tables

    deeper = packed(tmp_path / "深.zip", {"里.zip": inner(level)})
    (stopped,) = api.find([str(deeper)])
    (note,) = api.document(stopped).notes
    assert note.kind == "unreadable"


def test_archives_that_lie_too_deep_say_so(tmp_path: Path) -> None:
    data = inner({"丙镇.txt": TOWN.read_bytes()})
    for name in ("戊.zip", "丁.zip", "丙.zip", "乙.zip"):
        data = inner({name: data})
    (tmp_path / "甲.zip").write_bytes(data)
    (document,) = api.read([str(tmp_path / "甲.zip")])
    assert document.path.endswith("甲.zip/乙.zip/丙.zip/丁.zip/戊.zip")
    assert "超过 3 层，请先解压" in document.notes[0].text


def test_members_of_the_same_name_are_all_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("镇/文本.txt", TOWN.read_bytes())
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("镇/文本.txt", "会议通知".encode())
        made.writestr("../镇/文本.txt", "另一份".encode())
    documents = api.read([str(tmp_path / "a.zip")])
    names = ["镇/文本.txt", "镇/文本（第2个）.txt", "镇/文本（第3个）.txt"]
    assert [d.path for d in documents] == sorted(str(tmp_path / "a.zip" / name) for name in names)
    assert sorted(d.paragraphs[0].text for d in documents)[1:] == ["会议通知", "另一份"]


def old_style(name: bytes, data: bytes) -> bytes:
    """An archive with one stored member whose name carries no mark of its encoding."""
    crc = zipfile.crc32(data)  # type: ignore[attr-defined]
    head = b"PK\x03\x04" + (20).to_bytes(2, "little") + bytes(8)
    sizes = crc.to_bytes(4, "little") + len(data).to_bytes(4, "little") * 2
    local = head + sizes + len(name).to_bytes(2, "little") + bytes(2) + name + data
    central = (
        b"PK\x01\x02" + (20).to_bytes(2, "little") * 2 + bytes(8) + sizes
        + len(name).to_bytes(2, "little") + bytes(16) + name
    )  # fmt: skip
    end = (
        b"PK\x05\x06" + bytes(4) + (1).to_bytes(2, "little") * 2
        + len(central).to_bytes(4, "little") + len(local).to_bytes(4, "little") + bytes(2)
    )  # fmt: skip
    return local + central + end


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_a_mark_of_their_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "w.zip"
    path.write_bytes(old_style("青禾镇.txt".encode(encoding), TOWN.read_bytes()))
    (found,) = api.find([str(path)])
    assert found.name == "青禾镇.txt"
    assert api.document(found).tables


def test_a_name_that_leads_out_of_the_archive_stays_in_it(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"../../外.txt": TOWN.read_bytes()})
    (found,) = api.find([str(path)])
    assert found == path / "外.txt"
    assert api.document(found).tables
    assert not list(tmp_path.parent.glob("外.txt"))


def test_a_bad_member_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.zip", {"好.txt": TOWN.read_bytes(), "坏.docx": b"PK\x03\x04 cut off"}
    )
    bad, good = (api.document(p) for p in api.find([str(path)]))
    assert good.tables or bad.tables
    assert sorted(len(d.notes) for d in (bad, good)) == [0, 1]


def test_what_cannot_be_opened_is_one_document_that_says_why(tmp_path: Path) -> None:
    cases = {
        "空.zip": (inner({}), "空的"),
        "无.zip": (inner({"照片.png": b"\x89PNG", "表.dwg": b"x"}), "照片.png"),
        "断.zip": (inner({"a.txt": b"x" * 1000})[:300], "损坏"),
    }
    for name, (data, told) in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert api.find([str(path)]) == [path]
        (note,) = api.document(path).notes
        assert note.kind == "unreadable"
        assert told in note.text


def test_a_locked_member_says_so(tmp_path: Path) -> None:
    data = bytearray(inner({"a.txt": TOWN.read_bytes()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    path = tmp_path / "锁.zip"
    path.write_bytes(bytes(data))
    (found,) = api.find([str(path)])
    (note,) = api.document(found).notes
    assert "有密码" in note.text


def test_a_huge_member_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    path = packed(tmp_path / "a.zip", {"a.txt": b"x" * 2000})
    with pytest.raises(readers.Unreadable, match="太大"):
        readers.read(path / "a.txt")


def test_no_room_to_unpack_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "材料.zip", {"甲.txt": TOWN.read_bytes()})
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有这里"))
    with pytest.raises(readers.Unreadable, match="临时文件夹建不了：没有这个文件夹"):
        readers.read(path / "甲.txt")


def test_json_of_several_documents(tmp_path: Path) -> None:
    path = tmp_path / "抽取.json"
    found = [api.document(p) for p in (TOWN, WORD)]
    text = api.extracted(found)
    assert isinstance(text, str)
    path.write_text(text, encoding="utf-8")
    names = [p.name for p in api.find([str(path)])]
    assert names == [f"1-{TOWN.name}", f"2-{WORD.name}"]
    assert [len(api.document(p).tables) for p in api.find([str(path)])] == [
        len(d.tables) for d in found
    ]
    zipped = packed(tmp_path / "a.zip", {"抽取.json": path.read_bytes(), "别的.json": b"{}"})
    assert [p.relative_to(zipped).as_posix() for p in api.find([str(zipped)])] == [
        f"抽取.json/{name}" for name in names
    ]
    assert all(api.document(p).tables for p in api.find([str(zipped)]))


def test_json_that_is_not_ours_is_passed_over_in_folders_and_told_when_asked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"name": "x"}), encoding="utf-8")
    assert api.find([str(tmp_path)]) == []
    (note,) = api.document(tmp_path / "package.json").notes
    assert "jixiaolint extract" in note.text


def test_json_in_the_encoding_of_powershell_is_found_in_a_folder(tmp_path: Path) -> None:
    data = api.extracted(api.read([str(TOWN)]))
    assert isinstance(data, str)
    (tmp_path / "数据.json").write_text(data, encoding="utf-16")
    (document,) = api.read([str(tmp_path)])
    assert len(document.tables) == 5


def test_a_member_gets_no_annotated_copy_and_says_why(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"镇.docx": WORD.read_bytes()})
    (copy,) = api.annotate([str(path / "镇.docx")])
    assert copy.copy is None
    assert "解压" in copy.trouble
    assert list(tmp_path.iterdir()) == [path]
