"""Layers over the packs: which rules run, how serious they are, which words their lists hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jixiaolint.model.finding import SEVERITIES, Severity
from jixiaolint.nearest import nearest
from jixiaolint.packs import WordChange, Written
from jixiaolint.rule import Rule


class SettingsError(ValueError):
    """A setting that cannot be followed; the message is Chinese and names the nearest known name."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; `origin` tells a person where it comes from.

    `select` and `ignore` hold codes or their beginnings (BUD, bud003). An empty `select` leaves
    that of the layers below; ignored codes add up. `severity` maps a code to the severity that
    replaces the rule's own; `words` changes word lists. `written` tells in which file it stands.
    """

    origin: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, WordChange] = field(default_factory=dict)
    written: Written | None = None

    @classmethod
    def from_data(
        cls,
        origin: str,
        data: Mapping[str, Any],
        file: Path | None = None,
        within: tuple[str | int, ...] = (),
    ) -> Layer:
        """The layer in a profile's or a configuration's validated data."""
        written = Written(origin, file, within)
        changes = {
            name: WordChange(name, tuple(change["add"]), tuple(change["remove"]), written)
            for name, change in data["words"].items()
        }
        select, ignore = tuple(data["select"]), tuple(data["ignore"])
        return cls(origin, select, ignore, data["severity"], changes, written)

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Every setting as (name, value, where it comes from), for --show-config."""
        if self.select:
            yield "select", "、".join(self.select), self.origin
        if self.ignore:
            yield "ignore", "、".join(self.ignore), self.origin
        for code, level in self.severity.items():
            yield f"severity.{code}", level, self.origin
        for name, change in self.words.items():
            words = [*change.add, *(f"去掉{w}" for w in change.remove)]
            yield f"words.{name}", "、".join(words), self.origin


def in_force(layers: Sequence[Layer], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that run under the layers, with their severities. Raises SettingsError."""
    codes = [rule.id for rule in rules]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = {}
    for layer in layers:
        selected, ignored = (_codes(key, codes, layer) for key in ("select", "ignore"))
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


def words(layers: Iterable[Layer]) -> tuple[WordChange, ...]:
    """All changes of word lists, the later layers' after the earlier ones'."""
    return tuple(change for layer in layers for change in layer.words.values())


def _codes(key: Literal["select", "ignore"], codes: Sequence[str], layer: Layer) -> tuple[str, ...]:
    """The codes under a key as rules write them, each of which must begin some rule's."""
    written = tuple(one.upper() for one in getattr(layer, key))
    for number, one in enumerate(written):
        if not any(code.startswith(one) for code in codes):
            families = sorted({code[:3] for code in codes})
            near = nearest(one, [*codes, *families]) or "（jixiaolint rules 可看全部规则）"
            raise SettingsError(f"{_place(layer, key, number)}：没有规则 {one}{near}")
    return written


def _level(code: str, level: str, codes: Sequence[str], layer: Layer) -> Severity:
    if code.upper() not in codes:
        where = _place(layer, "severity", code)
        raise SettingsError(f"{where}：没有规则 {code}{nearest(code.upper(), codes)}")
    for severity in SEVERITIES:
        if severity == level.lower():
            return severity
    where, near = _place(layer, "severity", code), nearest(level, SEVERITIES)
    raise SettingsError(
        f"{where}：{code} 的级别不能是 {level}，只能是 {'、'.join(SEVERITIES)}{near}"
    )


def _place(layer: Layer, *keys: str | int) -> str:
    """Where a setting stands, for a message."""
    if layer.written is None:
        return layer.origin
    line = layer.written.line(*keys)
    return f"{layer.written.file}:{line}" if line else layer.origin


def _with_severity(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    """The rule under its new severity, which holds for all of its cases."""
    if rule.id not in severities:
        return rule
    facts = dataclasses.replace(rule.facts, severity=severities[rule.id])
    cases = tuple(dataclasses.replace(case, severity=None) for case in rule.cases)
    return dataclasses.replace(rule, facts=facts, cases=cases)
