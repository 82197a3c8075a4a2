"""click's own words in Chinese, help that fits, codes in small letters, output that cannot be written."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import run
from jixiaolint import api
from jixiaolint.cli import main
from jixiaolint.reports.parts.columns import columns

SAMPLES = Path(__file__).parents[2] / "samples"
TOWN = SAMPLES / "青禾镇2024年绩效文本.txt"
COMMANDS = sorted(main.list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check"], "错误：没有写路径"),
        (["explain"], "错误：没有写编码"),
        (["chek"], "错误：没有命令 chek，是不是 check？"),
        (["check", "--formt", "x"], "错误：没有选项 --formt，是不是 --format？"),
        (["check", "--no", "x"], "错误：没有选项 --no，是不是 --ignore 或 --jobs？"),
        (["check", "-x"], "错误：没有选项 -x"),
        (
            ["check", "x", "--fail-on", "high"],
            "错误：--fail-on：high 不行，只能是 error、warning、info、never",
        ),
        (["check", "x", "--year", "abc"], "错误：--year：abc 不是整数"),
        (["check", "x", "--year", "12"], "错误：--year：12 不行，要 2000 到 2100"),
        (["check", "x", "--jobs", "0"], "错误：--jobs / -j：0 不行，要 1 以上"),
        (["check", "x", "--config", "没有.yaml"], "错误：--config：没有这个文件：没有.yaml"),
        (["check", "x", "--config", "/"], "错误：--config：/ 是文件夹，要写一份文件"),
        (["init", str(TOWN)], f"错误：文件夹：{TOWN} 是文件，要写一个文件夹"),
        (["check", "x", "-o"], "选项 -o 后面要写值"),
        (["check", "x", "--quiet=3"], "选项 --quiet 后面不写值"),
        (["template", "a", "b"], "错误：多写了：b"),
        (["init", "没有"], "错误：文件夹：没有这个文件夹：没有"),
        ([], "用法："),
    ],
)
def test_click_speaks_chinese(words: list[str], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert f"{says}\n" in result.output or not words
    for english in ("Usage", "Error", "Try ", "Options", "Show ", "Invalid", "Missing"):
        assert english not in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese_and_no_line_is_wider_than_the_terminal(command: str) -> None:
    page = run(command, "--help").stdout
    assert page.startswith("用法：")
    assert "显示这份说明。" in page
    for english in ("Usage", "Options", "Show this", "default", "INTEGER"):
        assert english not in page
    assert max(map(columns, page.splitlines())) <= 80


def test_the_list_of_commands_is_whole() -> None:
    page = run("--help").stdout
    assert "..." not in page
    assert [
        line.split()[0] for line in page.partition("命令：\n")[2].splitlines() if line[2] != " "
    ] == (COMMANDS)


def test_codes_and_levels_may_be_in_small_letters() -> None:
    assert run("explain", "bud003").stdout == run("explain", "BUD003").stdout
    assert run("rules", "bud", "Pln001").stdout == run("rules", "BUD", "PLN001").stdout
    small = run("check", TOWN, "--select", "bud", "--ignore", "bud004", "--severity", "bud003=Info")
    assert "提示 BUD003" in small.stdout
    assert "BUD001" in small.stdout
    assert "BUD004" not in small.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "words",
    [["check", str(TOWN)], ["extract", str(TOWN)], ["rules"], ["explain", "BUD003"], ["--help"]],
)
def test_a_full_disk_is_told_in_a_line(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        call = [sys.executable, "-m", "jixiaolint", *words]
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "错误：结果写不出来：磁盘已满\n"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    call = f"{sys.executable} -m jixiaolint check {SAMPLES} | head -1"
    done = subprocess.run(call, shell=True, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_closed_standard_output_is_told() -> None:
    call = f"{sys.executable} -m jixiaolint check {TOWN} >&-"
    done = subprocess.run(call, shell=True, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "错误：标准输出已经关闭，请用 -o 写到文件\n"


def test_reasons_are_chinese_and_rare_ones_the_systems_own() -> None:
    assert api.why(OSError(errno.EACCES, "Permission denied")) == "没有权限"
    assert api.why(OSError(errno.ELOOP, os.strerror(errno.ELOOP))) == os.strerror(errno.ELOOP)
    assert api.why(OSError("odd")) == "odd"


@pytest.mark.parametrize("command", ["check", "extract"])
def test_an_end_that_no_format_has_is_refused(tmp_path: Path, command: str) -> None:
    result = run(command, TOWN, "-o", tmp_path / "r.pdf")
    assert result.exit_code == 2
    assert "要写哪种格式" in result.output
    assert "csv" in result.output
    assert not (tmp_path / "r.pdf").exists()


def test_a_link_to_nothing_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "gone.docx")
    result = run("check", tmp_path / "a.docx")
    assert result.exit_code == 2
    assert "a.docx：它是一个链接，指向的文件不在了\n" in result.stderr
    assert "是不是" not in result.stderr


def test_an_empty_folder_is_told_with_what_was_looked_for(tmp_path: Path) -> None:
    shown = run("check", tmp_path).stdout.replace("\n  ", "")
    assert "一份文件也没有读。" in shown
    assert "没有找到能读的文件（文件夹里找这些后缀：" in shown
    assert "、docx、" in shown
    assert "全部用上" not in shown
    for command in ("extract", "baseline"):
        output = ["-o", tmp_path / "b.json"]
        assert "没有找到能读的文件" in run(command, tmp_path, *output).stderr
        (tmp_path / "b.json").unlink()
    assert "没有找到可以写批注的" in run("annotate", tmp_path).stderr
