"""The reading of real documents: every cell as the expected tables have it, white space aside."""

import json
from pathlib import Path
from typing import Any

import pytest

from jixiaolint import api
from jixiaolint.forms import canonical

TEXTS = [
    "hebei-2021-tsv-disclosure",
    "hebei-2021-cells-quarters",
    "hebei-2023-tsv-full-form",
    "hebei-2023-cells-full-form",
]
WORDS = ["dev.docx", "dev-libreoffice.docx"]


def squeezed(node: Any) -> Any:
    """The same data with all white space out of its texts."""
    if isinstance(node, str):
        return "".join(node.split())
    if isinstance(node, list):
        return [squeezed(n) for n in node]
    if isinstance(node, dict):
        return {k: squeezed(v) for k, v in node.items()}
    return node


def only(keys: Any, have: Any) -> Any:
    """Of `have`, the keys that the expected data speak of."""
    if isinstance(keys, dict):
        return {k: only(v, have.get(k)) for k, v in keys.items()}
    if isinstance(keys, list) and isinstance(have, list) and len(keys) == len(have):
        return [only(k, h) for k, h in zip(keys, have, strict=True)]
    return have


def tables(path: Path) -> list[dict[str, Any]]:
    found = canonical.documents_json([api.document(path)])["documents"][0]["tables"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_reads_every_cell_of_the_texts(shared: Path, name: str) -> None:
    expected = json.loads((shared / f"corpus/{name}.tables.json").read_text(encoding="utf-8"))
    found = tables(shared / f"corpus/{name}.txt")
    assert len(found) == len(expected)
    for want, have in zip(expected, found, strict=True):
        assert squeezed(only(want, have)) == squeezed(want)
        assert have["leftovers"] == []


@pytest.mark.parametrize("name", WORDS)
def test_reads_every_cell_of_the_word_files(shared: Path, name: str) -> None:
    expected = json.loads((shared / "corpus/office/dev.truth.json").read_text(encoding="utf-8"))
    for table in expected:
        for row in table["indicators"]:
            row["level3"] = row.pop("name")
    found = tables(shared / "corpus/office" / name)
    assert len(found) == len(expected)
    for want, have in zip(expected, found, strict=True):
        assert squeezed(only(want, have)) == squeezed(want)
        assert have["leftovers"] == []
