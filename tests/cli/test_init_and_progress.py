"""`init`, the progress line and Ctrl-C."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from commandline import run
from jixiaolint import api
from jixiaolint.api import checking
from jixiaolint.cli import _progress
from jixiaolint.model.document import Document
from jixiaolint.settings import files

SAMPLES = Path(__file__).parents[2] / "samples"


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


def test_init_below_the_top_of_a_repository_writes_the_hook_at_the_top(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "文档").mkdir()
    assert run("init", tmp_path / "文档").exit_code == 0
    assert (tmp_path / "文档/jixiaolint.yaml").exists()
    assert (tmp_path / ".pre-commit-config.yaml").exists()
    assert not (tmp_path / "文档/.pre-commit-config.yaml").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that nobody can write to")
def test_init_says_what_it_cannot_write() -> None:
    result = run("init", "/proc")
    assert result.exit_code == 2
    assert "写不了 /proc/jixiaolint.yaml" in result.stderr


def test_a_run_without_a_standard_error_still_reports() -> None:
    call = [sys.executable, "-m", "jixiaolint", "check", SAMPLES / "青禾镇2024年绩效文本.txt"]
    closed = subprocess.run(
        call, stdout=subprocess.PIPE, preexec_fn=lambda: os.close(2), check=False
    )
    assert closed.returncode == 1
    assert "BUD003" in closed.stdout.decode()


def test_progress_is_silent_in_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with _progress.shown(quiet=False) as callback:
        assert callback is None


def test_progress_tells_every_file() -> None:
    told: list[tuple[str, int, int]] = []
    api.check([str(SAMPLES)], progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert {total for _, _, total in told} == {len(told) - 1}
    paths = [path for path, _, _ in told]
    assert "" not in paths[:-1]
    assert paths[-1] == ""


class Terminal:
    """A run of the program whose screen and keyboard are ours."""

    def __init__(self, *words: object) -> None:
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.environ.pop("CI", None)
            call = [sys.executable, "-m", "jixiaolint", *map(str, words)]
            os.execv(sys.executable, call)
        self.shown = ""

    def until(self, text: str) -> None:
        """Read the screen until the text appears or the run ends."""
        while text not in self.shown:
            try:
                read = os.read(self.screen, 65536)
            except OSError:  # Linux's way to say that the other end is closed
                return
            if not read:
                return
            self.shown += read.decode("utf-8", "replace")

    def ends(self) -> int:
        self.until("\0")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Documents enough that the second half has not been read when the first has."""
    source = (SAMPLES / "青禾镇2024年绩效文本.docx").read_bytes()
    for number in range(100):
        (tmp_path / f"乡镇{number:03}.docx").write_bytes(source)
    return tmp_path


def test_a_terminal_shows_every_document_by_name_and_is_clean_afterwards(many: Path) -> None:
    run_ = Terminal("check", many, "--select", "BUD001")
    assert run_.ends() == 1
    line, _, rest = run_.shown.rpartition("\r\x1b[K")
    for number in (0, 1, 50, 99):
        assert f"{number}/100 乡镇{number:03}.docx" in line
    assert "100/100 正在检查" in line
    assert "BUD001" in rest
    assert "█" not in rest


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_on_a_terminal_gives_what_was_found_so_far(many: Path, jobs: int) -> None:
    run_ = Terminal("check", many, "--select", "BUD001", "--jobs", jobs)
    run_.until(" 9/100 ")
    os.write(run_.screen, b"\x03")
    assert run_.ends() == 130
    assert "BUD001" in run_.shown
    assert "检查被中断" in run_.shown
    assert "Traceback" not in run_.shown


@pytest.mark.parametrize("words", [["baseline", "-o", "b.json"], ["annotate", "-o", "copies"]])
def test_ctrl_c_leaves_no_half_baseline_and_no_half_annotated_folder(
    many: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(many)
    run_ = Terminal(*words, ".")
    run_.until(" 9/100 ")
    os.write(run_.screen, b"\x03")
    assert run_.ends() == 130
    assert "已中断。" in run_.shown
    assert not (many / "b.json").exists()
    assert not (many / "copies").exists()


def test_extract_shows_its_progress_too(many: Path) -> None:
    run_ = Terminal("extract", many, "-o", many / "all.json")
    assert run_.ends() == 0
    assert "50/100 乡镇050.docx" in run_.shown


def test_ctrl_c_while_the_rules_run_ends_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(pairs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking.engine, "check_each", stopped)
    result = run("check", SAMPLES)
    assert result.exit_code == 130
    assert result.stderr == "\n已中断。\n"


def test_ctrl_c_reports_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(paths: Sequence[Path], *rest: object) -> Iterator[Document]:
        yield api.document(paths[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "documents", stopped)
    result = run("check", SAMPLES / "青禾镇2024年绩效文本.txt", SAMPLES / "会议通知.txt")
    assert result.exit_code == 130
    assert "BUD003" in result.stdout
    assert "检查被中断，只读了 2 份文件中的前 1 份" in result.stdout
