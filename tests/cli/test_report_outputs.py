"""`check` writes every report format, to files and to standard output."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from commandline import run
from jixiaolint import reports

SAMPLES = Path(__file__).parents[2] / "samples"
TOWN = SAMPLES / "青禾镇2024年绩效文本.txt"
CLEAN = SAMPLES / "明川镇2024年绩效文本-合规.txt"


@pytest.mark.parametrize("name", reports.formats())
def test_exit_status_does_not_depend_on_the_format(tmp_path: Path, name: str) -> None:
    for path, status in ((TOWN, 1), (CLEAN, 0)):
        result = run("check", path, "-o", f"{name}:{tmp_path / 'x'}")
        assert result.exit_code == status, result.output
        assert (tmp_path / "x").stat().st_size


def test_all_formats_in_one_run_each_by_its_file_name(tmp_path: Path) -> None:
    names = ("r.sarif", "r.jsonl", "r.md", "r.xml", "r.csv", "r.xlsx", "r.json", "r.html", "r.txt")
    outputs = [word for name in names for word in ("-o", tmp_path / name)]
    assert run("check", TOWN, *outputs).exit_code == 1
    begins = {name: (tmp_path / name).read_bytes()[:30] for name in names}
    assert begins["r.sarif"].startswith(b'{\n  "$schema"')
    assert begins["r.jsonl"].startswith(b'{"kind"')
    assert begins["r.md"].startswith("# 绩效".encode())
    assert begins["r.xml"].startswith(b"<?xml")
    assert begins["r.csv"].startswith("\ufeff序号".encode())
    assert begins["r.xlsx"].startswith(b"PK")


def test_a_workbook_goes_into_a_pipe() -> None:
    result = run("check", TOWN, "--format", "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(result.stdout_bytes)).sheetnames == [
        "问题",
        "检查范围",
    ]


def test_a_workbook_is_not_shown_on_a_terminal() -> None:
    main_end, terminal = pty.openpty()
    call = [sys.executable, "-m", "jixiaolint", "check", str(TOWN), "--format", "xlsx"]
    result = subprocess.run(call, stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    os.close(main_end)
    assert result.returncode == 2
    assert result.stderr.decode() == "错误：这种格式不能显示在屏幕上，请用 -o 写到文件\n"


def test_a_missing_library_is_an_error_of_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiaolint.reports.find_spec", lambda name: None)
    result = run("check", TOWN, "-o", tmp_path / "r.html", "-o", tmp_path / "r.xlsx")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "pip install 'jixiaolint[excel]'" in result.stderr
    assert not list(tmp_path.iterdir())
