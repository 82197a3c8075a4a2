"""The rule reference is what the rules say, and a stale one is noticed."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from jixiaolint import checks
from scripts import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return load("docs/build.py")


def test_a_page_for_each_rule_and_an_index(build: ModuleType, tmp_path: Path) -> None:
    assert build.main(check=False, folder=tmp_path) == 0
    index = (tmp_path / "README.md").read_text(encoding="utf-8")
    codes = {path.stem for path in tmp_path.glob("*[0-9].md")}
    rules = {p.name.partition("-")[0] for p in (ROOT / "rules").glob("*/[A-Z]*.yaml")}
    assert codes == rules
    assert all(f"[{code}]({code}.md)" in index for code in codes)
    assert build.main(check=True, folder=tmp_path) == 0


def test_a_section_for_each_kind_of_check_with_the_rules_that_use_it(
    build: ModuleType, tmp_path: Path
) -> None:
    build.main(check=False, folder=tmp_path)
    page = (tmp_path / "kinds.md").read_text(encoding="utf-8")
    sections = {part.partition("\n")[0]: part for part in page.split("\n## ")[1:]}
    assert set(sections) == set(checks.kinds())
    assert all(re.search(r"- \[[A-Z]{3}\d{3}\]", section) for section in sections.values())
    assert "`words`?（词）" in sections["wording"]
    assert "情形 `blank`：`period`；情形 `empty`：没有" in sections["missing_periods"]


def test_what_is_stale_is_named(
    build: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main(check=False, folder=tmp_path)
    (tmp_path / "BUD003.md").write_text("旧的", encoding="utf-8")
    (tmp_path / "PLN001.md").unlink()
    (tmp_path / "OLD001.md").write_text("没有这条规则了", encoding="utf-8")
    capsys.readouterr()
    assert build.main(check=True, folder=tmp_path) == 1
    assert "BUD003.md、OLD001.md、PLN001.md" in capsys.readouterr().out
    build.main(check=False, folder=tmp_path)
    assert build.main(check=True, folder=tmp_path) == 0
    assert not (tmp_path / "OLD001.md").exists()
