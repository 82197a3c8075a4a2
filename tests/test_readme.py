"""Every jixiaolint command that the README shows runs as it says, on the samples."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from jixiaolint.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "samples" / "青禾镇2024年绩效文本.docx"


def commands() -> list[str]:
    """Command lines in code blocks and in back quotes, comments cut off."""
    blocks = re.findall(r"```(?:bash|console)\n(.*?)```", README, re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    lines += re.findall(r"`(jixiaolint [^`]+)`", prose)
    return list(dict.fromkeys(line for line in lines if line.startswith("jixiaolint ")))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the README's reader has it: a document, a folder of many, a pack of rules."""
    (tmp_path / "某镇2024年绩效文本.docx").write_bytes(SAMPLE.read_bytes())
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


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_readme_runs(folder: Path, line: str) -> None:
    result = CliRunner().invoke(main, shlex.split(line)[1:])
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output


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
