"""Each rule's good example, changed into its bad one, must flip the result, and where it should.

Bad examples are paired with good ones that the rule judges, not merely passes over, those that
differ least first. Both are seen as values at key paths. Starting from the bad one, each value that
differs is put back to the good one's as long as the finding stays. What is left is a smallest
change: put into the good example it brings the finding, and without any one of its values there is
none. For one of the pairs the finding names a place of that change. So a good example that is
silent for some other reason than the rule's own, or a finding that points elsewhere, is noticed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from jixiaolint import api
from jixiaolint.model.finding import Finding
from jixiaolint.rule import Rule

RULES = {rule.id: rule for rule in api.rules().rules}
WHOLE = {"notes", "leftovers"}
"""Items that a fragment can hold only as a whole."""
OUTSIDE = {"paragraphs", "notes", "unit", "year", "format"}
"""Keys of the document, not of its only table."""

Path = tuple[str | int, ...]
Values = Mapping[Path, Any]


def values(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each value of a fragment with its key path; an empty list or mapping is a value."""
    pairs: Any = node.items() if isinstance(node, Mapping) else enumerate(node)
    for key, value in pairs:
        below = (*path, key)
        if (
            isinstance(value, Mapping | list)
            and value
            and not (len(below) == 2 and below[0] in WHOLE)
        ):
            yield from values(value, below)
        else:
            yield below, value


def fragment(found: Values) -> Any:
    """The fragment that has these values; rows that have none left close up."""
    heads = list(dict.fromkeys(path[0] for path in found))
    below = {head: {p[1:]: v for p, v in found.items() if p[0] == head} for head in heads}
    made = {h: b[()] if () in b else fragment(b) for h, b in below.items()}
    if heads and all(isinstance(head, int) for head in heads):
        return [made[head] for head in sorted(made)]
    return made


def findings(rule: Rule, found: Values) -> tuple[Finding, ...]:
    return api.example(rule, fragment(found)).findings


def pairs(rule: Rule) -> list[tuple[Values, Values]]:
    """The bad and the judged good examples, those that differ least first."""
    judged = [
        good
        for good in rule.examples["good"]
        if api.example(rule, good).coverage.judged[rule.id] > 0
    ]
    assert judged, f"{rule.id}：没有一个 good 例子是规则真正判断过的"
    found = [
        (dict(values(bad)), dict(values(good)))
        for bad, good in product(rule.examples["bad"], judged)
    ]
    return sorted(found, key=lambda pair: len(differing(*pair)))


def differing(one: Values, two: Values) -> list[Path]:
    nowhere = object()
    paths = dict.fromkeys([*one, *two])
    return [p for p in paths if one.get(p, nowhere) != two.get(p, nowhere)]


def with_value(of: Values, source: Values, path: Path) -> dict[Path, Any]:
    """The values with the one at `path` as `source` has it, or without it when it has none."""
    rest = {p: v for p, v in of.items() if p != path}
    return {**rest, path: source[path]} if path in source else rest


def smallest_change(rule: Rule, bad: Values, good: Values) -> tuple[Values, list[Path]]:
    """A fragment that has a finding, and the paths in which alone it differs from the good one."""
    current, before = bad, None
    while current is not before:
        before = current
        for path in differing(current, good):
            back = with_value(current, good, path)
            if findings(rule, back):
                current = back
    return current, differing(current, good)


def place(path: Path) -> str:
    """The pointer of a key path: `indicators` of a fragment are those of its first table."""
    if path[0] in OUTSIDE:
        return ""
    steps = path if path[0] == "tables" else ("tables", 0, *path)
    return "/" + "/".join(map(str, steps))


def meets(one: str, two: str) -> bool:
    """Whether one place is within the other, or both are in one row or section of a table."""
    if not one or not two:
        return True
    row = 5 if "/indicators/" in one else 4
    return one.split("/")[:row] == two.split("/")[:row] or f"{one}/".startswith(f"{two}/")


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_changed_into_the_bad_one_flips_the_result(code: str) -> None:
    rule = RULES[code]
    bad, good = pairs(rule)[0]
    assert findings(rule, bad)
    assert not findings(rule, good)
    mutant, paths = smallest_change(rule, bad, good)
    assert paths
    assert findings(rule, mutant)
    for path in paths:
        assert not findings(rule, with_value(mutant, good, path)), path


@pytest.mark.parametrize("code", RULES)
def test_the_finding_names_the_place_that_was_changed(code: str) -> None:
    rule = RULES[code]
    told = []
    for bad, good in pairs(rule):
        mutant, paths = smallest_change(rule, bad, good)
        named = [p for f in findings(rule, mutant) for p in (f.pointer, *f.related)]
        if any(meets(place(path), one) for path in paths for one in named):
            return
        told.append((paths, named))
    pytest.fail(f"{code} 没有一处指向改动的地方：{told}")


@pytest.mark.parametrize("code", RULES)
def test_a_fragment_survives_being_taken_apart(code: str) -> None:
    for example in (*RULES[code].examples["bad"], *RULES[code].examples["good"]):
        assert fragment(dict(values(example))) == example


def test_a_good_example_that_the_rule_passes_over_is_noticed() -> None:
    rule = RULES["VAL001"]
    passed_over = {"indicators": [{"level2": "质量指标", "level3": "质量", "value": "达到要求"}]}
    weak = dataclasses.replace(rule, examples={**rule.examples, "good": [passed_over]})
    assert api.test_rule(weak) == []
    with pytest.raises(AssertionError, match="真正判断过"):
        pairs(weak)
