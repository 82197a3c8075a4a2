"""A pack's data → a rule.

The data has been validated by `packs`; what can still be wrong (an expression, a parameter) is told
all at once.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jixiaolint import checks
from jixiaolint.checks.hit import FAULT, Hit
from jixiaolint.expression import ExpressionError, Vocabulary, compile_condition, compile_value
from jixiaolint.model.finding import RuleFacts
from jixiaolint.nearest import nearest
from jixiaolint.rule import Case, Data, Replace, Rule


class RuleFaultsError(Exception):
    """Faults of one rule, each with the key of the rule file that it concerns."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{k}: {m}" for k, m in faults))
        self.faults = faults


def compile_rule(data: Data, vocabulary: Vocabulary) -> Rule:
    """A rule from its validated data. Raises RuleFaultsError with everything that is wrong in it."""
    return _Compilation(data, vocabulary).rule()


class _Compilation:
    def __init__(self, data: Data, vocabulary: Vocabulary) -> None:
        self.data = data
        self.vocabulary = vocabulary
        self.faults: list[tuple[str, str]] = []

    def rule(self) -> Rule:
        data = self.data
        rule = Rule(
            facts=RuleFacts(**{f.name: data[f.name] for f in dataclasses.fields(RuleFacts)}),
            scope=data["scope"],
            examine=self.examine(),
            at=data["at"],
            related=tuple(data["related"]),
            message=data["message"],
            suggestion=data["suggestion"],
            replace=_replace(data),
            cases=tuple(self.case(c, f"cases.{n}") for n, c in enumerate(data["cases"])),
            beats=frozenset(data["beats"]),
            values={
                n: self.compiled(compile_value, e, f"facts.{n}") for n, e in data["facts"].items()
            },
            gather=data["gather"],
            message_all=data["message_all"],
            once=data["once"],
            examples=data["examples"],
            example_lines=data["example_lines"],
            file=data["file"],
        )
        if self.faults:
            raise RuleFaultsError(self.faults)
        return rule

    def condition(self, text: str, key: str) -> Callable[..., Any]:
        return self.compiled(compile_condition, text, key)

    def compiled(
        self, compile_: Callable[[str, str, Vocabulary], Callable[..., Any]], text: str, key: str
    ) -> Callable[..., Any]:
        if self.data["scope"] == "run":
            self.faults.append((key, "scope: run 的规则不能用表达式，请用 check"))
            return lambda *_: None
        try:
            return compile_(text, self.data["scope"], self.vocabulary)
        except ExpressionError as error:
            self.faults.append((key, str(error)))
            return lambda *_: None

    def case(self, data: Data, key: str) -> Case:
        holds = self.condition(data["when"], f"{key}.when") if data["when"] else None
        words = data["message"], data["suggestion"], _replace(data)
        return Case(holds, data["variant"], data["severity"], *words)

    def examine(self) -> checks.Examine:
        when = self.condition(self.data["when"], "when") if self.data["when"] else None
        if self.data["require"]:
            return _condition(when, self.condition(self.data["require"], "require"))
        if self.data["each"]:
            return _each(when, tuple(self.requirements()))
        examine = self.check().examine
        return _guarded(when, examine) if when else examine

    def requirements(self) -> Iterator[tuple[str, str, Callable[..., Any]]]:
        for number, data in enumerate(self.data["each"]):
            require = self.condition(data["require"], f"each.{number}.require")
            yield data["name"], data["at"], require

    def check(self) -> checks.Check:
        parameters = dict(self.data["check"])
        make = checks.kind(parameters.pop("kind"))
        hints = typing.get_type_hints(make)
        for field in dataclasses.fields(typing.cast(Any, make)):
            if field.name not in parameters:
                continue
            value = parameters[field.name]
            if hints[field.name] is checks.Words:
                parameters[field.name] = self.words(value)
            elif hints[field.name] == dict[str, checks.Words]:
                parameters[field.name] = {k: self.words(v) for k, v in value.items()}
            elif isinstance(value, list):
                parameters[field.name] = tuple(value)
        try:
            return make(**parameters)
        except ValueError as error:
            raise RuleFaultsError([*self.faults, ("check", str(error))]) from None

    def words(self, value: str | list[str]) -> tuple[str, ...]:
        if not isinstance(value, str):
            return tuple(value)
        known = self.vocabulary.lexicons
        if value not in known:
            self.faults.append(("check", f"词表 {value} 没有定义{nearest(value, known)}"))
        return known.get(value, ())


def _replace(data: Data) -> Replace | None:
    """A text alone is that of the finding's own field."""
    given = data["replace"]
    return Replace(given) if isinstance(given, str) else given and Replace(**given)


def _condition(when: Callable[..., Any] | None, require: Callable[..., Any]) -> checks.Examine:
    if when is None:
        return lambda s, t, d: () if require(s, t, d) else FAULT
    return lambda s, t, d: (() if require(s, t, d) else FAULT) if when(s, t, d) else None


def _each(
    when: Callable[..., Any] | None,
    requirements: tuple[tuple[str, str, Callable[..., Any]], ...],
) -> checks.Examine:
    def examine(subject: Any, table: Any, document: Any) -> Iterable[Hit] | None:
        if when is not None and not when(subject, table, document):
            return None
        return [
            Hit(at=at, key=name, facts={"item": name})
            for name, at, require in requirements
            if not require(subject, table, document)
        ]

    return examine


def _guarded(when: Callable[..., Any], examine: checks.Examine) -> checks.Examine:
    return lambda s, t, d: examine(s, t, d) if when(s, t, d) else None
