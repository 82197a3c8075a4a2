"""Every jixiaolint command that the README and its pages show runs as it says, on the samples."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from jixiaolint import readers, reports
from jixiaolint.cli import main
from scripts import load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = (README, *((ROOT / f"docs/{n}.md").read_text("utf-8") for n in ("ci", "review-letter")))
SAMPLE = ROOT / "samples" / "青禾镇2024年绩效文本.docx"
FILE = "某镇2024年绩效文本.docx"


def commands() -> list[str]:
    """Command lines in code blocks and in back quotes, comments cut off."""
    lines: list[str] = []
    for page in PAGES:
        blocks = re.findall(r"```(?:bash|console|yaml)\n(.*?)```", page, re.DOTALL)
        lines += [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
        prose = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
        lines += re.findall(r"`(jixiaolint [^`]+)`", prose)
    bare = [line.removeprefix("- ").removeprefix("run: ") for line in lines]
    known = [line.replace("${{ github.base_ref }}", "main") for line in bare]
    return list(dict.fromkeys(line for line in known if line.startswith("jixiaolint ")))


def options() -> list[str]:
    """The options of the README's table, with the values that it gives."""
    [table] = re.findall(r"\| 选项 \| 作用 \|\n(.*?)\n\n", README, re.DOTALL)
    rows = [row.split("|")[1] for row in table.splitlines()[1:]]
    told = [one for row in rows for one in re.findall(r"`(-[^`]+)`", row)]
    return [f"{one} html" if one == "--format" else one for one in told]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the README's reader has it: a document, a folder of many, a pack of rules."""
    (tmp_path / FILE).write_bytes(SAMPLE.read_bytes())
    (tmp_path / "文档").mkdir()
    (tmp_path / "文档" / "a.docx").write_bytes(SAMPLE.read_bytes())
    many = tmp_path / "全县的文件夹"
    many.mkdir()
    (many / "a.docx").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "文件").write_text("青禾镇", encoding="utf-8")
    pack = tmp_path / "我县规则"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: xian\ntitle: 本县\n", encoding="utf-8")
    found = re.search(r"```yaml\n(id: XIAN001.*?)```", README, re.DOTALL)
    assert found is not None
    (pack / "XIAN001-month.yaml").write_text(found[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def published(folder: Path) -> None:
    """The folder as a git repository whose state is origin/main."""
    if not shutil.which("git"):
        pytest.skip("没有 git：--diff 试不了")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "x"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run([*git, *words], cwd=folder, check=True)


def runs(line: str) -> None:
    result = CliRunner().invoke(main, shlex.split(line)[1:])
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_readme_runs(folder: Path, line: str) -> None:
    if "--template" in line:
        runs("jixiaolint template 本局模板.docx")
    if "--diff" in line:
        published(folder)
    runs(line)


@pytest.mark.parametrize("option", options())
def test_an_option_of_the_readme_does_what_it_may(folder: Path, option: str) -> None:
    runs("jixiaolint baseline 文档/ -o 基线.json")
    if "--diff" in option:
        published(folder)
    runs(f"jixiaolint check {FILE} {option}")


def test_the_tables_and_pages_are_really_looked_through() -> None:
    told = " ".join(commands())
    assert {line.split()[1] for line in commands()} >= {
        "check", "extract", "rules", "explain", "test-rules", "init", "annotate", "baseline",
        "new-rule", "template",
    }  # fmt: skip
    assert "--template" in told
    assert "--diff origin/main" in told
    assert {one.split()[0] for one in options()} >= {"--select", "--ignore", "--severity", "--diff"}


def test_every_format_of_reports_and_every_command_is_named() -> None:
    [table] = re.findall(r"\| 格式 \| 给谁用 \|\n(.*?)\n\n", README, re.DOTALL)
    assert set(reports.formats()) - set(re.findall(r"[a-z]+", table)) == set()
    assert set(main.list_commands(Context(main))) - {one.split()[1] for one in commands()} == set()


def test_every_format_of_files_has_a_suffix_in_the_table() -> None:
    [table] = re.findall(r"\| 文件 \| 后缀 \| 要另装 \|\n(.*?)\n\n", README, re.DOTALL)
    told = set(re.findall(r"\.[a-z]+", table))
    named = [r for r in readers.readers().values() if r.SUFFIXES]
    assert [r.FORMAT for r in named if not told & set(r.SUFFIXES)] == []


def test_make_has_every_target_that_the_readme_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?m)(?:^|`)make ([a-z-]+)", README):
        assert re.search(rf"(?m)^{target}:", makefile), target


def test_the_readme_opens_with_the_two_commands() -> None:
    first = re.search(r"```bash\n(.*?)```", README, re.DOTALL)
    assert first is not None
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == [
        "make demo",
        "make test",
    ]


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_picture_shows_the_report_as_it_looks_today() -> None:
    """The picture is of today's templates and style; what the rules say may have moved on."""
    made = load("docs/picture.py")
    picture, look = made.PICTURE, made.LOOK
    [(told, path)] = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)
    assert len(told) > 20
    assert ROOT / path == picture
    content = picture.read_bytes()
    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    assert 20_000 < len(content) < 250_000
    assert look.read_text("ascii").strip() == made.look(), "重拍一张：make picture"
