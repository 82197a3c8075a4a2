"""`jixiaolint annotate`: which copies it writes, and what it says of the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from jixiaolint.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"
TOWN = SAMPLES / "青禾镇2024年绩效文本.docx"
CLEAN = SAMPLES / "明川镇2024年绩效文本-合规.docx"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["annotate", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (TOWN, CLEAN, TOWN.with_suffix(".txt")):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_the_copy_lies_beside_the_file(folder: Path) -> None:
    result = run(folder / TOWN.name)
    copy = folder / "青禾镇2024年绩效文本.annotated.docx"
    comments = list(docx.Document(str(copy)).comments)
    assert result.exit_code == 0
    assert result.stderr == f"已写入 {copy}：{len(comments)} 条批注\n"
    assert not list(folder.glob("*.tmp"))


def test_a_folder_is_searched_for_files_that_can_have_comments(folder: Path) -> None:
    first = run(folder, "-o", folder / "批注", "--suggest")
    assert first.exit_code == 0
    assert "格修订" in first.stderr
    assert f"{folder / CLEAN.name}：没有发现问题，不用写批注" in first.stderr
    assert [p.name for p in (folder / "批注").iterdir()] == ["青禾镇2024年绩效文本.annotated.docx"]
    text = folder / "青禾镇2024年绩效文本.txt"
    assert f"没有写批注：{text}（不是 .docx、.xlsx，请用 check 检查）" in first.stderr
    again = run(folder, "-o", folder / "批注", "--suggest")
    assert again.stderr == first.stderr  # the copies themselves are passed over


def test_what_cannot_be_annotated_is_told_and_the_rest_is_written(folder: Path) -> None:
    broken = folder / "坏.docx"
    broken.write_bytes(TOWN.read_bytes()[:5000])
    result = run(folder / "青禾镇2024年绩效文本.txt", broken, folder / TOWN.name)
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert "只能在 .docx 和 .xlsx 里写批注" in told[0]
    assert "坏.docx：文件不完整或已损坏" in told[1]
    assert told[2].startswith("已写入")


def test_no_file_is_ever_written_over(folder: Path) -> None:
    copy = folder / "青禾镇2024年绩效文本.annotated.docx"
    shutil.copy(TOWN, copy)
    result = run(folder / TOWN.name, copy)
    assert result.exit_code == 2
    assert copy.read_bytes() == TOWN.read_bytes()
    (folder / "乙").mkdir()
    shutil.copy(TOWN, folder / "乙")
    result = run(folder / TOWN.name, folder / "乙" / TOWN.name, "-o", folder / "批注")
    assert result.exit_code == 2
    assert "副本同名" in result.stderr
    assert not (folder / "批注").exists()


def test_only_the_rules_asked_for(folder: Path) -> None:
    assert run(folder / TOWN.name, "--select", "PLN001").exit_code == 0
    copy = folder / "青禾镇2024年绩效文本.annotated.docx"
    (comment,) = docx.Document(str(copy)).comments
    assert "（PLN001）" in comment.text
    assert "建议：改为3月底25%、6月底50%、10月底75%、12月底100%" in comment.text
