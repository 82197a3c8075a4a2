"""The tutorial as its reader follows it: its files are written, its commands run, in their order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from jixiaolint.cli import main

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "samples" / "青禾镇2024年绩效文本.docx"
BLOCK = re.compile(r"^```(\S+) ?(\S*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def shown_as(printed: str, shown: str) -> bool:
    """Whether the output is what the page shows; … stands for anything that is left out."""
    pattern = re.escape(shown.strip()).replace("…", "(?:.|\n)*")
    return re.fullmatch(pattern, printed.strip()) is not None


def follow(kind: str, name: str, text: str) -> None:
    if kind == "yaml":
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
        return
    assert kind == "console", f"a block that no test runs: {kind}"
    for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
        result = CliRunner().invoke(main, shlex.split(command)[1:])
        assert shown_as(result.output, shown), f"{command}\n{result.output}"


def test_the_tutorial_from_beginning_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(TUTORIAL)
    assert len(blocks) * 2 == TUTORIAL.count("```")
    for kind, name, text in blocks:
        follow(kind, name, text)
    found = CliRunner().invoke(main, ["check", "-q", "--select", "XIAN", SAMPLE.name])
    assert "共发现 1 处问题" in found.output


def test_the_last_advice_of_the_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    for kind, name, text in BLOCK.findall(TUTORIAL):
        if kind == "yaml":
            follow(kind, name, text)
    rule = tmp_path / "我县规则" / "XIAN001-rule.yaml"
    advice = re.search(r"`(beats: .+?)`", TUTORIAL)
    assert advice
    rule.write_text(rule.read_text(encoding="utf-8") + advice[1] + "\n", encoding="utf-8")
    run = ["check", "-q", "--select", "XIAN,VAL007", SAMPLE.name]
    output = CliRunner().invoke(main, run).output
    assert "XIAN001 时效指标“补贴发放时间”" in output
    assert not re.search("VAL007.*补贴发放时间", output)


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)\)", TUTORIAL))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / "docs" / path).exists()
