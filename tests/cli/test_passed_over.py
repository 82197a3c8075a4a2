"""Files in folders and archives that no reader reads are not left out without a word."""

import os
import zipfile
from pathlib import Path

import pytest

from commandline import run
from jixiaolint import api

TOWN = Path(__file__).parents[2] / "samples/青禾镇2024年绩效文本.txt"


def test_pictures_and_the_like_are_told_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "镇.txt").write_bytes(TOWN.read_bytes())
    for name in ("扫描1.jpg", "扫描2.jpg", "公文.ofd", ".隐藏.png", "代码.py"):
        (tmp_path / name).write_bytes(b"x")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("内/照片.PNG", b"x")
        archive.writestr("内/镇.txt", TOWN.read_bytes())
    (told,) = api.check([str(tmp_path)]).remarks
    assert "有 4 个文件的类型读不了" in told
    assert str(tmp_path / "a.zip/内/照片.PNG") in told
    assert "代码" not in told
    assert "隐藏" not in told


def test_extract_tells_them_too(tmp_path: Path) -> None:
    (tmp_path / "镇.txt").write_bytes(TOWN.read_bytes())
    (tmp_path / "扫描.jpg").write_bytes(b"x")
    result = run("extract", tmp_path)
    assert result.exit_code == 0
    assert f"注意：有 1 个文件的类型读不了，没有读：{tmp_path / '扫描.jpg'}；" in result.stderr
    assert run("extract", tmp_path / "镇.txt").stderr == ""


def test_nothing_is_told_where_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "镇.txt").write_bytes(TOWN.read_bytes())
    assert api.check([str(tmp_path)]).remarks == ()


def test_links_in_a_folder_are_not_left_out_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "镇.txt").write_bytes(TOWN.read_bytes())
    (tmp_path / "绕圈").symlink_to(tmp_path)
    (tmp_path / "断.docx").symlink_to(tmp_path / "没有.docx")
    report = api.check([str(tmp_path)])
    (unreadable,) = (f for f in report.findings if f.rule == "DOC001")
    assert unreadable.path == str(tmp_path / "断.docx")
    assert "链接" in unreadable.message
    (told,) = report.remarks
    assert f"是链接或没有权限打开，里面的文件没有读：{tmp_path / '绕圈'}" in told


def test_a_document_without_a_suffix_is_read_and_other_kinds_are_told(tmp_path: Path) -> None:
    (tmp_path / "附件").write_bytes((TOWN.with_suffix(".docx")).read_bytes())
    for name in ("说明", "台账.csv", "汇总.xlsb"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    report = api.check([str(tmp_path)])
    assert [d.path for d in report.documents] == [str(tmp_path / "附件")]
    (told,) = report.remarks
    assert "有 2 个文件的类型读不了" in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    (found,) = api.check([str(tmp_path / "a.docx")]).findings
    assert (found.rule, "管道" in found.message) == ("DOC001", True)
