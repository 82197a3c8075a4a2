"""Layers over the packs: which rules run, how serious they are, which words their lists hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jixiaolint.expression import nearest
from jixiaolint.model.finding import SEVERITIES, Severity
from jixiaolint.packs import WordChange
from jixiaolint.rule import Rule


class SettingsError(ValueError):
    """A setting that cannot be followed; the message is Chinese and names the nearest known name."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; `origin` tells a person where it comes from.

    `select` and `ignore` hold codes or their beginnings (BUD, bud003). An empty `select` leaves
    that of the layers below; ignored codes add up. `severity` maps a code to the severity that
    replaces the rule's own; `words` changes word lists.
    """

    origin: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, WordChange] = field(default_factory=dict)

    @classmethod
    def from_data(cls, origin: str, data: Mapping[str, Any]) -> Layer:
        """The layer in a profile's or a configuration's validated data."""
        changes = {
            n: WordChange(tuple(c["add"]), tuple(c["remove"])) for n, c in data["words"].items()
        }
        return cls(origin, tuple(data["select"]), tuple(data["ignore"]), data["severity"], changes)


def in_force(layers: Sequence[Layer], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that run under the layers, with their severities. Raises SettingsError."""
    codes = [rule.id for rule in rules]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = {}
    for layer in layers:
        selected, ignored = (
            _codes(wanted, codes, layer) for wanted in (layer.select, layer.ignore)
        )
        select = selected or select
        ignore += ignored
        for code, level in layer.severity.items():
            severities[code.upper()] = _level(code, level, codes, layer)
    chosen = [
        rule
        for rule in rules
        if (not select or rule.id.startswith(select))
        and not (ignore and rule.id.startswith(ignore))
    ]
    return tuple(_with_severity(rule, severities) for rule in chosen)


def words(layers: Iterable[Layer]) -> dict[str, WordChange]:
    """All changes of word lists, the later layers' after the earlier ones'."""
    merged: dict[str, WordChange] = {}
    for layer in layers:
        for name, change in layer.words.items():
            before = merged.get(name, WordChange())
            merged[name] = WordChange(before.add + change.add, before.remove + change.remove)
    return merged


def _codes(wanted: Iterable[str], codes: Sequence[str], layer: Layer) -> tuple[str, ...]:
    """The codes wanted as rules write them, each of which must begin some rule's."""
    written = tuple(one.upper() for one in wanted)
    for one in written:
        if not any(code.startswith(one) for code in codes):
            families = sorted({code[:3] for code in codes})
            near = nearest(one, [*codes, *families]) or "（jixiaolint rules 可看全部规则）"
            raise SettingsError(f"{layer.origin}：没有规则 {one}{near}")
    return written


def _level(code: str, level: str, codes: Sequence[str], layer: Layer) -> Severity:
    if code.upper() not in codes:
        raise SettingsError(f"{layer.origin}：没有规则 {code}{nearest(code.upper(), codes)}")
    for severity in SEVERITIES:
        if severity == level.lower():
            return severity
    near = nearest(level, SEVERITIES)
    raise SettingsError(
        f"{layer.origin}：{code} 的级别不能是 {level}，只能是 {'、'.join(SEVERITIES)}{near}"
    )


def _with_severity(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    """The rule under its new severity, which holds for all of its cases."""
    if rule.id not in severities:
        return rule
    facts = dataclasses.replace(rule.facts, severity=severities[rule.id])
    cases = tuple(dataclasses.replace(case, severity=None) for case in rule.cases)
    return dataclasses.replace(rule, facts=facts, cases=cases)
