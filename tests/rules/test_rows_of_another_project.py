"""CPY003 on the real documents: the copied rows and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiaolint import engine, forms, packs, readers

COPIED = {"hebei-2023-cells-full-form": [1, 2, 3, 4, 9]}
"""Tables (from 0) in which office machines were copied into wages, environment, youth, militia and
congress projects; the road and the compensation projects of the same document are clean."""


@pytest.mark.parametrize(
    "name",
    [
        "hebei-2021-cells-quarters",
        "hebei-2021-tsv-disclosure",
        "hebei-2023-cells-full-form",
        "hebei-2023-tsv-full-form",
    ],
)
def test_rows_out_of_place(shared: Path, name: str) -> None:
    source = readers.read(shared / "corpus" / f"{name}.txt")
    document = forms.recognise(source, forms.load(packs.shipped() / "forms"), None)
    rules = [r for r in packs.load(packs.locate([])).rules if r.id == "CPY003"]
    report = engine.check([document], rules)
    assert [(f.table, f.pointer.split("/")[-2:]) for f in report.findings] == [
        (table, ["indicators", "0"]) for table in COPIED.get(name, [])
    ]
    assert all("办公设备" in f.message and f.severity == "error" for f in report.findings)
