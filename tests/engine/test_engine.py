"""How rules meet documents: places, cases, gathering, beating, order, fingerprints, coverage."""

import json
from pathlib import Path
from typing import Any

import pytest

from jixiaolint import engine, packs
from jixiaolint.forms import given
from jixiaolint.model.document import Document
from jixiaolint.model.finding import Finding, Report
from jixiaolint.rule import Rule

BASE = {
    "title": "试",
    "severity": "warning",
    "scope": "indicator",
    "message": "不对",
    "why": "因为",
    "fix": "改",
    "source": "本县要求",
    "examples": {"bad": [{}], "good": [{}]},
}


@pytest.fixture
def rules(tmp_path: Path) -> Any:
    def make(*specs: dict[str, Any]) -> tuple[Rule, ...]:
        path = tmp_path / "mine.yaml"
        whole = {"name": "mine", "title": "本县", "rules": [{**BASE, **s} for s in specs]}
        path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        return packs.load([path], use_cache=False).rules

    return make


def table(name: str, *values: str, **more: Any) -> dict[str, Any]:
    rows = [{"level2": "数量指标", "level3": f"名{i}", "value": v} for i, v in enumerate(values)]
    return {"title": f"{name}绩效目标表", "name": name, "indicators": rows, **more}


def document(*tables: dict[str, Any]) -> Document:
    return given.document({"tables": list(tables), "year": 2024}, "a.txt")


def run(rules: tuple[Rule, ...], *tables: dict[str, Any]) -> Report:
    return engine.check([document(*tables)], rules)


DIGIT = {"id": "AAA001", "require": 'matches(indicator.value, "[0-9]")', "at": "value"}


def test_a_finding_names_the_smallest_place(rules: Any) -> None:
    (finding,) = run(rules(DIGIT), table("甲", "3个"), table("乙", "4个", "若干")).findings
    assert finding.pointer == "/tables/1/indicators/1/value"
    assert (finding.table, finding.text, finding.path) == (1, "若干", "a.txt")


def test_a_row_is_pointed_at_as_a_whole(rules: Any) -> None:
    (finding,) = run(rules({**DIGIT, "at": ""}), table("甲", "若干")).findings
    assert finding.pointer == "/tables/0/indicators/0"
    assert finding.text == "名0"


def test_when_tells_what_is_judged(rules: Any) -> None:
    rule = rules({**DIGIT, "when": 'indicator.level3 == "名1"'})
    report = run(rule, table("甲", "若干", "若干"))
    assert report.coverage.judged == {"AAA001": 1}
    assert len(report.findings) == 1
    assert run(rule, table("甲", "若干")).coverage.never_applied == ("AAA001",)


def test_cases_change_words_and_severity(rules: Any) -> None:
    cases = [
        {
            "when": 'indicator.value == "无"',
            "severity": "info",
            "message": "空话：{{ indicator.value }}",
        }
    ]
    report = run(rules({**DIGIT, "cases": cases}), table("甲", "无", "若干"))
    assert [(f.severity, f.message) for f in report.findings] == [
        ("info", "空话：无"),
        ("warning", "不对"),
    ]


def test_each_points_at_each_requirement(rules: Any) -> None:
    each = [
        {"name": "名称", "at": "level3", "require": "not blank(indicator.level3)"},
        {"name": "指标值", "at": "value", "require": "not blank(indicator.value)"},
    ]
    spec = {"id": "AAA001", "each": each, "message": "缺{{ item }}"}
    report = run(rules(spec), {"indicators": [{"level3": "", "value": ""}]})
    assert [(f.message, f.pointer) for f in report.findings] == [
        ("缺名称", "/tables/0/indicators/0/level3"),
        ("缺指标值", "/tables/0/indicators/0/value"),
    ]


GATHERED = {
    "id": "AAA001",
    "scope": "table",
    "require": "not blank(table.code)",
    "at": "code",
    "gather": "every",
    "message_all": "{{ tables | length }} 张表都缺编码",
}


def test_a_fault_of_every_table_is_said_once(rules: Any) -> None:
    three = [table(n, "1个", code="") for n in "甲乙丙"]
    (finding,) = run(rules(GATHERED), *three).findings
    assert (finding.table, finding.pointer, finding.message) == (None, "", "3 张表都缺编码")
    assert finding.related == ("/tables/0/code", "/tables/1/code", "/tables/2/code")


def test_a_fault_of_every_table_keeps_its_fingerprint_when_tables_move(rules: Any) -> None:
    rule = rules({**DIGIT, "gather": "every", "message_all": "{{ tables | length }} 张表"})
    three = [table(n, "若干") for n in "甲乙丙"]
    (before,), (moved,) = run(rule, *three).findings, run(rule, *three[::-1]).findings
    assert before.fingerprint == moved.fingerprint


def test_a_fault_of_most_tables_is_said_for_each(rules: Any) -> None:
    two = [table(n, "1个", code="") for n in "甲乙"]
    assert len(run(rules(GATHERED), *two).findings) == 2
    assert len(run(rules(GATHERED), *two, table("丙", "1个", code="X")).findings) == 2


def test_once_is_one_finding_a_table(rules: Any) -> None:
    (finding,) = run(rules({**DIGIT, "once": True}), table("甲", "若干", "许多")).findings
    assert finding.pointer == "/tables/0/indicators/0/value"
    assert finding.related == ("/tables/0/indicators/1/value",)


def test_the_more_specific_rule_wins_in_its_row_only(rules: Any) -> None:
    general = {**DIGIT, "id": "AAA002", "at": ""}
    special = {**DIGIT, "when": 'indicator.level3 == "名0"', "beats": ["AAA002"]}
    report = run(rules(special, general), table("甲", "若干", "若干"))
    assert [(f.rule, f.pointer[-1]) for f in report.findings] == [("AAA001", "e"), ("AAA002", "1")]


def test_a_complaint_on_one_cell_leaves_another_of_the_row(rules: Any) -> None:
    special = {**DIGIT, "at": "value", "beats": ["AAA002"]}
    other = {**DIGIT, "id": "AAA002", "at": "level3"}
    report = run(rules(special, other), table("甲", "若干"))
    assert [f.rule for f in report.findings] == ["AAA002", "AAA001"]


def test_a_message_cannot_reach_out(rules: Any) -> None:
    from jinja2.exceptions import SecurityError

    escape = "{{ cycler.__init__.__globals__.os.getcwd() }}"
    with pytest.raises(SecurityError):
        run(rules({**DIGIT, "message": escape}), table("甲", "若干"))


def test_order_is_document_place_code(rules: Any) -> None:
    specs = (
        {**DIGIT, "id": "AAA009", "scope": "table", "require": "blank(table.name)", "at": "name"},
        DIGIT,
        {"id": "AAA000", "scope": "document", "require": "len(document.tables) > 9"},
    )
    report = run(rules(*specs), table("甲", *["若干"] * 11))
    assert [f.rule for f in report.findings[:3]] == ["AAA000", "AAA009", "AAA001"]
    rows = [int(f.pointer.split("/")[4]) for f in report.findings if f.rule == "AAA001"]
    assert rows == list(range(11))


def prints(report: Report) -> set[str]:
    return {f.fingerprint for f in report.findings}


def test_fingerprints_survive_moving_and_edits_elsewhere(rules: Any) -> None:
    rule = rules(DIGIT)
    before = run(rule, table("甲", "若干"), table("乙", "许多"))
    moved = run(rule, table("乙", "许多", purpose="另写"), table("甲", "若干"))
    assert prints(before) == prints(moved)
    changed = run(rule, table("甲", "若干"), table("乙", "很多"))
    assert len(prints(before) & prints(changed)) == 1


def test_fingerprints_are_unique(rules: Any) -> None:
    same = table("甲", "若干")
    report = run(rules(DIGIT), same, same)
    assert len(prints(report)) == len(report.findings) == 2


def test_the_same_input_gives_the_same_report(rules: Any) -> None:
    rule = rules(DIGIT)
    tables = [table(n, "若干", "2个", "许多") for n in "甲乙丙"]
    assert run(rule, *tables).findings == run(rule, *tables).findings


def test_a_message_that_names_what_is_not_there_fails(rules: Any) -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        run(rules({**DIGIT, "message": "{{ indicator['nothing'] }}"}), table("甲", "若干"))


def test_codes_across_documents() -> None:
    code = "99900124P000000000001"
    shared = packs.load(packs.locate(["structure"]), use_cache=False).rules
    one = given.document(table("甲", "1个", code=code), "a.txt")
    two = given.document(table("乙", "1个", code=code), "b.txt")
    report = engine.check([one, two], [r for r in shared if r.id == "STR009"])
    found: list[Finding] = [f for f in report.findings if "a.txt" in f.message]
    assert [(f.path, f.pointer) for f in found] == [("b.txt", "/tables/0/code")]


def test_a_rule_names_the_other_place_that_it_speaks_of(rules: Any) -> None:
    rule = rules({**DIGIT, "related": ["budget.total", "purpose"]})
    (finding,) = run(rule, table("甲", "若干", budget={"total": "3"}, purpose="修路")).findings
    assert finding.related == ("/tables/0/budget/total",)
    (finding,) = run(rule, table("甲", "若干", purpose="修路")).findings
    assert finding.related == ("/tables/0/purpose",)
    (finding,) = run(rule, table("甲", "若干")).findings
    assert finding.related == ()
