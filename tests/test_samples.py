"""The samples show every shipped rule, and their reports are the ones that were read by eye."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from jixiaolint import api, reports

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def report() -> Any:
    before = Path.cwd()
    os.chdir(SAMPLES)
    try:
        yield api.check(["."])
    finally:
        os.chdir(before)


@pytest.mark.parametrize("name", ["text", "json"])
def test_golden(report: Any, name: str) -> None:
    golden = (SAMPLES / "expected" / f"{name}.golden").read_text(encoding="utf-8")
    assert reports.render(name, report, reports.Options()) == golden


def test_every_rule_is_shown(report: Any) -> None:
    unseen = {r.id for r in api.rules().rules} - {f.rule for f in report.findings}
    assert not unseen, "write rows on which they fire into a text of samples/, then make samples"


def test_the_clean_document_is_silent_above_info(report: Any) -> None:
    clean = [f for f in report.findings if "合规" in f.path]
    assert [f for f in clean if f.severity != "info"] == []


def test_the_same_text_in_word_gives_the_same_findings() -> None:
    found = []
    for suffix in ("txt", "docx"):
        path = SAMPLES / f"青禾镇2024年绩效文本.{suffix}"
        one = api.check([str(path)])
        found.append([(f.rule, f.pointer, f.message) for f in one.findings])
    only_in_text = [f for f in found[0] if f not in found[1]]
    only_in_word = [f for f in found[1] if f not in found[0]]
    # A plan that ends one period early may be the extraction's fault in a text, never in a Word file.
    assert [f[0] for f in only_in_text] == ["PLN004"]
    assert [f[0] for f in only_in_word] == ["PLN004"]


def test_golden_json_is_json() -> None:
    data = json.loads((SAMPLES / "expected" / "json.golden").read_text(encoding="utf-8"))
    assert data["summary"]["documents"] == len({d["path"] for d in data["coverage"]["documents"]})
