"""For the authors of rules: a new rule, rules on their own examples, and the pages that show them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiaolint import engine
from jixiaolint.api.checking import rules
from jixiaolint.forms import given
from jixiaolint.model.finding import Replacement, Report
from jixiaolint.packs import authoring
from jixiaolint.rule import Rule
from jixiaolint.settings import Layer, Request, in_force


def new_rule(code: str, folder: Path) -> list[Path]:
    """Begin a rule in a pack's folder: the files written. Raises AuthoringError."""
    return authoring.begin(code, folder, {rule.id for rule in rules().rules})


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not behave: which one, where (FILE:LINE), and what was expected."""

    rule: str
    file: str
    example: str
    message: str


def test_rule(rule: Rule) -> list[ExampleFailure]:
    """Run a rule's own examples: each bad one must give a finding, each good one none."""
    failures = []
    for expected, key in ((True, "bad"), (False, "good")):
        for number, fragment in enumerate(rule.examples[key], 1):
            trouble = _misbehaves(rule, fragment, expected)
            if trouble:
                where = f"{rule.file}:{rule.example_lines[key][number - 1]}"
                failures.append(ExampleFailure(rule.id, where, f"{key}[{number}]", trouble))
    return failures


def _misbehaves(rule: Rule, fragment: Any, expected: bool) -> str:
    findings = example(rule, fragment).findings
    if expected and not findings:
        return "应当报出问题，却没有报"
    if not expected and findings:
        return f"不应当报，却报了：{findings[0].message}"
    for finding in findings:
        mended = _mended(fragment, finding.replacements)
        left = example(rule, mended).findings if mended else ()
        if any(one.pointer == finding.pointer for one in left):
            news = "、".join(f"“{one.new}”" for one in finding.replacements)
            return f"按 replace 改为{news}以后，还报：{finding.message}"
    return ""


def _mended(fragment: Any, replacements: Sequence[Replacement]) -> Any:
    """The fragment with the new texts in it; None without any, and for one outside the tables."""
    steps = [one.pointer.split("/")[1:] for one in replacements]
    if not all(steps):
        return None
    mended = copy.deepcopy(fragment)
    for one, (*path, last) in zip(replacements, steps, strict=True):
        node = mended
        for step in path if "tables" in mended else path[2:]:
            node = node[int(step) if isinstance(node, list) else step]
        node[int(last) if isinstance(node, list) else last] = one.new
    return mended if replacements else None


def example(rule: Rule, fragment: Any) -> Report:
    """One rule on one fragment, which has been validated as an example (`packs.example_schema`)."""
    return engine.check([given.document(fragment, "example")], [rule])


def pages(
    codes: Sequence[str], request: Request | None = None, use_cache: bool = True
) -> list[str]:
    """The pages of the rules asked for, as Markdown. Raises packs.PackError, SettingsError."""
    from jixiaolint.pages import page

    loaded = rules(request, use_cache)
    chosen = in_force([Layer("命令行", select=tuple(codes))], loaded.rules)
    return [
        page(
            rule,
            loaded.titles[rule.facts.pack],
            [example(rule, fragment).findings for fragment in rule.examples["bad"]],
        )
        for rule in chosen
    ]
