"""docs/accuracy.md says what `make accuracy` finds on the real documents, and counts itself rightly."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scripts import load

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table whose first heading cell is this, row by row."""
    (table,) = re.findall(rf"^\| {heading} \|.*\n\|[-:| ]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]


JUDGED = rows("文本")


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    return load("benchmarks/accuracy.py")


@pytest.fixture(scope="module")
def labels(shared: Path) -> list[Path]:
    return sorted((shared / "corpus").glob("*.findings.json"))


@pytest.fixture(scope="module")
def found(accuracy: ModuleType, labels: list[Path]) -> dict[str, Any]:
    """What the rules find, by document."""
    return {accuracy.document_of(label): accuracy.found(label) for label in labels}


def test_every_finding_beyond_the_labels_is_judged_once(found: dict[str, Any]) -> None:
    documents = dict(rows("简称"))
    judged = Counter((documents[text], code, place) for text, code, place, *_ in JUDGED)
    assert judged == Counter(
        (name, f.rule, str(f.place or "整份")) for name, one in found.items() for f in one.beyond
    )


def test_the_numbers_of_the_labelled_codes(
    accuracy: ModuleType, labels: list[Path], found: dict[str, Any]
) -> None:
    wanted = Counter(place for label in labels for place in accuracy.expected(label).elements())
    given = Counter(place for one in found.values() for place in one.labelled.elements())
    counts = [Counter(code for _, code, _ in c.elements()) for c in (wanted, given, wanted & given)]
    lines = [[code, *(str(c[code]) for c in counts)] for code in accuracy.CODES]
    total = ["合计", *(str(c.total()) for c in counts)]
    assert [row[:4] for row in rows("编码")] == [row for row in lines if row[1:3] != ["0", "0"]] + [
        total
    ]


def test_the_sums_below_the_verdicts() -> None:
    verdicts = Counter(re.split("[：]", row[-1])[0] for row in JUDGED)
    assert set(verdicts) <= {"对", "可商榷", "错"}
    right, total = verdicts["对"], len(JUDGED)
    assert right >= 0.9 * total
    assert f"共 {total} 处" in PAGE
    assert (
        f"{total} 处里，对的 {right} 处，可商榷的 {verdicts['可商榷']} 处，错的 {verdicts['错']} 处；"
        f"对的占 {right / total:.0%}。"
    ) in PAGE
