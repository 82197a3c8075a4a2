"""Documents of every format made from real tables: every cell as expected, white space aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jixiaolint import api
from jixiaolint.forms import canonical
from jixiaolint.model.document import plain

FILES = [
    "dev.xlsx", "dev.xls", "dev.html", "dev-libreoffice.html", "dev.doc", "dev.pdf", "dev-sheet.pdf",
]  # fmt: skip
FIELDS = ("title", "code", "name", "purpose")
ROW = ("level1", "level2", "level3", "description", "value", "basis")


def texts(table: dict[str, Any], level3: str) -> list[tuple[str, str]]:
    """The texts of a table in order, each with the name of its place."""
    found = [(name, table[name]) for name in FIELDS]
    found += [(f"budget {k}", table["budget"][k]) for k in ("total", "fiscal", "other")]
    found += [("plan", part) for p in table["plan"] for part in (p["period"], p["value"])]
    found += [("goal", goal) for goal in table["goals"]]
    for row in table["indicators"]:
        found += [(name, row[level3 if name == "level3" else name]) for name in ROW]
    return [(name, plain(text or "")) for name, text in found]


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_read(shared: Path, name: str) -> None:
    folder = shared / "corpus/office"
    expected = json.loads((folder / "dev.truth.json").read_text(encoding="utf-8"))
    document = api.document(folder / name)
    found = canonical.documents_json([document])["documents"][0]["tables"]
    assert len(found) == len(expected)
    for want, have in zip(expected, found, strict=True):
        assert texts(have, "level3") == texts(want, "name")
        assert have["leftovers"] == []
    assert document.notes == ()


@pytest.mark.parametrize("name", FILES)
def test_every_indicator_has_its_place(shared: Path, name: str) -> None:
    document = api.document(shared / "corpus/office" / name)
    places = [row.level3.place for table in document.tables for row in table.indicators]
    assert None not in places
    assert len(set(places)) == len(places)
