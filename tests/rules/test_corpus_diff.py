"""`make corpus-diff` on an invented document and a repository of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from scripts import load

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "青禾镇2024年绩效文本.txt"


@pytest.fixture(scope="module")
def diff() -> ModuleType:
    return load("benchmarks/corpus_diff.py")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose one commit holds two packs."""
    for pack in ("common", "text"):
        shutil.copytree(ROOT / "rules" / pack, tmp_path / "rules" / pack)
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "rules")):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    return tmp_path


def test_what_a_change_adds_and_removes(
    diff: ModuleType, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.main("HEAD", [str(SAMPLE)], repository) == 0
    same = capsys.readouterr().out
    assert same.startswith("没有变化\n")
    assert "新增 0 处，去掉 0 处" in same
    rule = next((repository / "rules" / "text").glob("TXT006*"))
    rule.unlink()
    head = repository / "rules" / "text" / "TXT009-cut-off.yaml"
    head.write_text(
        head.read_text(encoding="utf-8").replace('pattern: "', 'pattern: "养护|'), encoding="utf-8"
    )
    assert diff.main("HEAD", [str(SAMPLE)], repository) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("- ") and "TXT006" in line for line in lines)
    assert any(line.startswith("+ ") and "TXT009" in line for line in lines)
    assert all(line[:2] in ("- ", "+ ") for line in lines[:-1])


def test_a_revision_that_is_not_there(
    diff: ModuleType, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.main("nowhere", [str(SAMPLE)], repository) == 2
    assert "取不到 nowhere 的规则" in capsys.readouterr().err


def test_no_corpus_is_said_and_skipped(
    diff: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.main("HEAD", [str(tmp_path / "corpus")]) == 0
    assert "跳过" in capsys.readouterr().out
