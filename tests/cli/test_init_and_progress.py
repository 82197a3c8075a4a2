"""`init`, the progress line and Ctrl-C."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jixiaolint import api
from jixiaolint.api import checking
from jixiaolint.cli import _progress, main
from jixiaolint.model.document import Document
from jixiaolint.settings import files

SAMPLES = Path(__file__).parents[2] / "samples"


def run(*words: object) -> Any:
    return CliRunner().invoke(main, [str(w) for w in words])


def test_init_writes_a_configuration_that_loads(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("init", tmp_path).exit_code == 0
    config = tmp_path / "jixiaolint.yaml"
    uncommented = "".join(
        line.removeprefix("# ")
        if (line.startswith("# ") and ":" in line) or line.startswith("#  ")
        else "\n"
        for line in config.read_text(encoding="utf-8").splitlines(keepends=True)
        if "：" not in line and "；" not in line
    )
    config.write_text(uncommented, encoding="utf-8")
    assert files.config(config)["profile"] == ["hebei"]
    hook = (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert "id: jixiaolint" in hook


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    config, hooks = tmp_path / "jixiaolint.yaml", tmp_path / ".pre-commit-config.yaml"
    config.write_text("year: 2024\n", encoding="utf-8")
    hooks.write_text("repos: []\n", encoding="utf-8")
    result = run("init", tmp_path)
    assert result.exit_code == 2
    assert config.read_text(encoding="utf-8") == "year: 2024\n"
    assert hooks.read_text(encoding="utf-8") == "repos: []\n"
    assert "- id: jixiaolint" in result.output


def test_progress_is_silent_in_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with _progress.shown(quiet=False) as callback:
        assert callback is None


def test_progress_tells_every_file() -> None:
    told: list[tuple[str, int, int]] = []
    api.check([str(SAMPLES)], progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == list(range(1, len(told) + 1))
    assert {total for _, _, total in told} == {len(told)}


def test_ctrl_c_reports_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(paths: Sequence[Path], *rest: object) -> Iterator[Document]:
        yield api.document(paths[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "documents", stopped)
    result = run("check", SAMPLES / "青禾镇2024年绩效文本.txt", SAMPLES / "会议通知.txt")
    assert result.exit_code == 130
    assert "BUD003" in result.stdout
    assert "检查被中断，只读了 2 份文件中的前 1 份" in result.stdout
