"""The same document in every format: the same reading and the same findings, places aside."""

import json
from pathlib import Path
from typing import Any

import pytest

from bare import reading
from jixiaolint import api

FILES = [
    "dev-libreoffice.docx",
    "dev.xlsx",
    "dev.xls",
    "dev.html",
    "dev-libreoffice.html",
    "dev.pdf",
    "dev-sheet.pdf",
    "dev.doc",
]


def findings(path: Path) -> list[tuple[str, int | None, str]]:
    report = api.check([str(path)])
    return sorted((f.rule, -1 if f.table is None else f.table, f.pointer) for f in report.findings)


@pytest.fixture(scope="module")
def word(shared: Path) -> tuple[Any, Any]:
    path = shared / "corpus/office/dev.docx"
    return reading(path), findings(path)


@pytest.mark.parametrize("name", FILES)
def test_reads_and_finds_as_the_word_file(shared: Path, word: tuple[Any, Any], name: str) -> None:
    path = shared / "corpus/office" / name
    assert json.dumps(reading(path), ensure_ascii=False) == json.dumps(word[0], ensure_ascii=False)
    assert findings(path) == word[1]
