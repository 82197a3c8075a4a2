"""What `extract` wrote is read back: the same tables, the same findings, the places pointers."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jixiaolint import api

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "samples/青禾镇2024年绩效文本.txt"
PROSE = {"CPY006", "CPY007", "TXT001", "TXT002", "TXT003", "TXT004", "TXT005", "TXT007", "DOC004"}
"""Rules that also judge paragraphs, which the JSON does not hold."""


def written(tmp_path: Path, source: Path) -> Path:
    text = api.extracted([api.document(source)], explain=True)
    assert isinstance(text, str)
    path = tmp_path / "表.json"
    path.write_text(text, encoding="utf-8")
    return path


def bare(node: Any) -> Any:
    """Data without places."""
    if isinstance(node, dict):
        gone = ("location", "path", "format", "notes", "recognised")
        return {k: bare(v) for k, v in node.items() if not k.startswith(gone)}
    return [bare(n) for n in node] if isinstance(node, list) else node


def findings(path: Path) -> list[tuple[str, str, str]]:
    report = api.check([str(path)])
    return [(f.rule, f.pointer, f.fingerprint) for f in report.findings if f.rule not in PROSE]


def sources() -> list[Path]:
    return sorted((ROOT / "samples").glob("*.txt")) + sorted((ROOT / "samples").glob("*.html"))


@pytest.mark.parametrize("source", sources(), ids=lambda p: p.stem)
def test_reads_back_as_it_was_written(tmp_path: Path, source: Path) -> None:
    path = written(tmp_path, source)
    before, after = (
        json.loads(str(api.extracted([api.document(p)])))["documents"][0] for p in (source, path)
    )
    assert bare(after) == bare(before)
    assert findings(path) == findings(source)


def test_real_documents_read_back(tmp_path: Path, shared: Path) -> None:
    for source in sorted((shared / "corpus").glob("*.txt")):
        assert findings(written(tmp_path, source)) == findings(source), source.name


def test_places_are_pointers_into_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, TOWN)
    data = json.loads(path.read_text(encoding="utf-8"))
    for finding in api.check([str(path)]).findings:
        if finding.place is None or not finding.text or finding.pointer.endswith("/plan"):
            continue  # the plan's text is its heading
        node: Any = data
        for step in finding.place.as_json()["pointer"].split("/")[1:]:  # type: ignore[attr-defined]
            node = node[int(step) if isinstance(node, list) else step]
        assert node == finding.text


def test_a_report_draws_the_tables_with_their_findings(tmp_path: Path) -> None:
    from jixiaolint import reports

    report = api.check([str(written(tmp_path, TOWN))])
    page = reports.render("html", report, reports.Options())
    assert isinstance(page, str)
    table = report.documents[0].tables[0]
    assert str(table.purpose) in page
    marked = [f for f in report.findings if f.table is not None]
    assert page.count('href="#f') + page.count("href='#f") >= 1 or marked == []


def test_what_is_written_has_the_shape_of_the_schema(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path, TOWN).read_text(encoding="utf-8"))
    jsonschema.validate(data, api.schemas()["document"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"tables": [{"titel": "x"}]}, "titel，是不是 title"),
        ({"tables": [{"indicators": "x"}]}, "indicators 要写成列表"),
        ({"tables": [{"goals": [1]}]}, "要写成文字"),
        ({"tables": 1}, "tables 要写成列表"),
        ({}, "缺少 tables"),
    ],
)
def test_a_wrong_shape_is_told(tmp_path: Path, change: Any, told: str) -> None:
    path = tmp_path / "a.json"
    data = {"schema": "jixiaolint/document/1", "documents": [change]}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (note,) = api.document(path).notes
    assert note.kind == "unreadable"
    assert told in note.text


def test_broken_json_says_where(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"schema": "jixiaolint/document/1",\n "documents": [', encoding="utf-8")
    (note,) = api.document(path).notes
    assert "第2行" in note.text


def test_a_table_written_by_hand_needs_no_more_than_its_text(tmp_path: Path) -> None:
    row = {"level1": "产出指标", "level2": "成本指标", "level3": "工程款", "value": "5万元"}
    table = {"name": "修路", "budget": {"total": "6"}, "indicators": [row]}
    path = tmp_path / "a.json"
    data = {"schema": "jixiaolint/document/1", "documents": [{"tables": [table]}]}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    rules = [f.rule for f in api.check([str(path)]).findings]
    assert "BUD003" in rules
    assert "STR006" not in rules  # the columns that nobody wrote are not blank


def test_the_medium_term_half_reads_back(tmp_path: Path, shared: Path) -> None:
    source = shared / "corpus/forms/anhui-2024-two-halves.txt"
    path = written(tmp_path, source)
    before, after = (
        json.loads(str(api.extracted([api.document(p)])))["documents"][0]["tables"][0]["term"]
        for p in (source, path)
    )
    assert before["budget"]["total"] == "68.50"
    assert len(before["goals"]) == 1
    assert bare(after) == bare(before)
