"""The validated data of packs → rules: word lists, definitions in their order, conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jixiaolint.expression import Definition, ExpressionError, Vocabulary, compile_definition
from jixiaolint.model.document import plain
from jixiaolint.packs.error import PackError
from jixiaolint.rule import Fault, Rule, RuleFaultsError, compile_rule

LineOf = Callable[[str, str], int]


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs in force: their rules in the order of their codes, names and titles, and the validated
    data of each pack's head.
    """

    rules: tuple[Rule, ...]
    titles: dict[str, str]
    heads: tuple[Any, ...]


def compile_packs(data: Any, line_of: LineOf) -> Packs:
    """The packs ready to run. Raises PackError with every fault; `line_of` tells a key's line."""
    vocabulary, faults = _vocabulary(data, line_of)
    rules: list[Rule] = []
    for spec in data["rules"]:
        try:
            rules.append(compile_rule(spec, vocabulary))
        except RuleFaultsError as error:
            where = spec["file"]
            faults += [
                Fault(where, line_of(f"{where}#{spec['id']}", k), m) for k, m in error.faults
            ]
    if faults:
        raise PackError(faults)
    rules.sort(key=lambda r: r.id)
    titles = {p["name"]: p["title"] for p in data["packs"]}
    return Packs(tuple(rules), titles, tuple(data["packs"]))


def _vocabulary(data: Any, line_of: LineOf) -> tuple[Vocabulary, list[Fault]]:
    """The word lists, and the definitions compiled in the order in which they need each other."""
    lexicons = {
        name: tuple(plain(w) for w in words)
        for pack in data["packs"]
        for name, words in pack["lexicons"].items()
    }
    compiled: dict[str, Definition] = {}
    waiting = [(p["file"], n, d) for p in data["packs"] for n, d in p["define"].items()]
    while waiting:
        faults, still = [], []
        for file, name, definition in waiting:
            known = Vocabulary(lexicons, compiled)
            try:
                compiled[name] = compile_definition(definition["value"], definition["of"], known)
            except ExpressionError as error:
                faults.append(
                    Fault(file, line_of(file, f"define.{name}"), f"define.{name}：{error}")
                )
                still.append((file, name, definition))
        if len(still) == len(waiting):
            return Vocabulary(lexicons, compiled), faults
        waiting = still
    return Vocabulary(lexicons, compiled), []
