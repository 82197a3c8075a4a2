from __future__ import annotations

from pathlib import Path

import pytest

from commandline import run
from jixiaolint import packs


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_rule_loads_and_its_examples_behave(here: Path) -> None:
    result = run("new-rule", "XIAN001", "--pack", "我县规则")
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in (here / "我县规则").iterdir()) == [
        "XIAN001-rule.yaml",
        "pack.yaml",
    ]
    loaded = packs.load(packs.locate(["我县规则"]), use_cache=False)
    assert "XIAN001" in [rule.id for rule in loaded.rules]
    tested = run("test-rules", "我县规则")
    assert tested.exit_code == 0, tested.output


def test_every_key_of_the_template_is_commented(here: Path) -> None:
    run("new-rule", "XIAN001", "--pack", "规则")
    text = (here / "规则" / "XIAN001-rule.yaml").read_text(encoding="utf-8")
    for key in (
        "title",
        "severity",
        "scope",
        "when",
        "require",
        "at",
        "message",
        "suggestion",
        "examples",
    ):
        before = text[: text.index(f"\n{key}:")].splitlines()
        assert before[-1].startswith("#"), key
    assert "jixiaolint test-rules 规则" in text


def test_a_second_rule_joins_the_pack_and_touches_nothing(here: Path) -> None:
    run("new-rule", "XIAN001", "--pack", "规则")
    head = here / "规则" / "pack.yaml"
    head.write_text("name: mine\ntitle: 我的\n", encoding="utf-8")
    result = run("new-rule", "XIAN002", "--pack", "规则")
    assert result.exit_code == 0
    assert result.output.count("已写入") == 1
    assert head.read_text(encoding="utf-8") == "name: mine\ntitle: 我的\n"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("BUD003", "编码 BUD003 已经有了"),
        ("xian001", "两到六个大写字母加三位数字"),
        ("XIAN1", "两到六个大写字母加三位数字"),
        ("bud", "是不是 BUD？"),
    ],
)
def test_a_code_that_will_not_do_writes_nothing(here: Path, code: str, message: str) -> None:
    result = run("new-rule", code, "--pack", "规则")
    assert result.exit_code == 2
    assert message in result.output
    assert not (here / "规则").exists()


def test_a_rule_is_never_written_over(here: Path) -> None:
    run("new-rule", "XIAN001", "--pack", "规则")
    file = here / "规则" / "XIAN001-rule.yaml"
    own = file.with_name("XIAN001-mine.yaml")
    file.rename(own)
    result = run("new-rule", "XIAN001", "--pack", "规则")
    assert result.exit_code == 2
    assert "XIAN001-mine.yaml" in result.output
    assert not file.exists()


def test_a_folder_that_cannot_be_written_to(here: Path) -> None:
    (here / "占用").write_text("", encoding="utf-8")
    result = run("new-rule", "XIAN001", "--pack", "占用/规则")
    assert result.exit_code == 2
    assert "写不了 占用/规则" in result.output
