"""What a run is asked to do, checked: codes, severities, levels, each with the nearest known name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from jixiaolint.expression import nearest
from jixiaolint.model.finding import SEVERITIES, Finding, Severity
from jixiaolint.rule import Rule

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = (*SEVERITIES, "never")


class SettingsError(ValueError):
    """A setting that cannot be followed; the message is Chinese and names the nearest known name."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run, and how serious they are.

    `select` and `ignore` hold codes or their beginnings (BUD, BUD003); an empty `select` means all.
    `severity` maps a code to the severity that replaces the rule's own.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()

    def apply(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """The rules in force. Raises SettingsError for a code that no rule has."""
        codes = [rule.id for rule in rules]
        for wanted in (*self.select, *self.ignore):
            _matching(wanted, codes)
        overrides = {code: _level(code, level, codes) for code, level in self.severity}
        chosen = [
            rule
            for rule in rules
            if (not self.select or rule.id.startswith(self.select))
            and not (self.ignore and rule.id.startswith(self.ignore))
        ]
        return tuple(_with_severity(rule, overrides) for rule in chosen)


def _matching(wanted: str, codes: Iterable[str]) -> None:
    codes = list(codes)
    if not any(code.startswith(wanted) for code in codes):
        families = sorted({code[:3] for code in codes})
        near = nearest(wanted.upper(), [*codes, *families])
        raise SettingsError(f"没有规则 {wanted}{near or '（jixiaolint rules 可看全部规则）'}")


def _level(code: str, level: str, codes: Sequence[str]) -> Severity:
    if code not in codes:
        raise SettingsError(f"没有规则 {code}{nearest(code.upper(), codes)}")
    for severity in SEVERITIES:
        if severity == level:
            return severity
    near = nearest(level, SEVERITIES)
    raise SettingsError(f"{code} 的级别不能是 {level}，只能是 {'、'.join(SEVERITIES)}{near}")


def _with_severity(rule: Rule, overrides: dict[str, Severity]) -> Rule:
    if rule.id not in overrides:
        return rule
    facts = dataclasses.replace(rule.facts, severity=overrides[rule.id])
    cases = tuple(dataclasses.replace(case, severity=None) for case in rule.cases)
    return dataclasses.replace(rule, facts=facts, cases=cases)


def fails(findings: Iterable[Finding], level: FailOn) -> bool:
    """Whether a finding is at or above the level."""
    if level == "never":
        return False
    serious = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(finding.severity in serious for finding in findings)
