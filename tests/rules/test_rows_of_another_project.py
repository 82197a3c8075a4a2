"""CPY003 on the real documents: the copied rows and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiaolint import engine, forms, packs, readers

COPIED = {
    "hebei-2023-cells-full-form": [(table, 0, "办公设备") for table in (1, 2, 3, 4, 9)],
    "hebei-2023-tsv-full-form": [(0, 5, "综治工作")],
}
"""Table and row (from 0) and what the row speaks of. Office machines were copied into wages, environment,
youth, militia and congress projects; the road and the compensation projects of the same document are
clean. A militia project asks how content people are with public order."""


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
    rows = COPIED.get(name, [])
    assert [f.pointer for f in report.findings] == [
        f"/tables/{table}/indicators/{row}" for table, row, _ in rows
    ]
    for finding, (_, _, topic) in zip(report.findings, rows, strict=True):
        assert topic in finding.message
        assert finding.severity == "error"
