"""The validated data of packs → rules: word lists, definitions in their order, conditions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jixiaolint.expression import Definition, ExpressionError, Vocabulary, compile_definition
from jixiaolint.model.document import plain
from jixiaolint.packs.error import PackError
from jixiaolint.rule import Fault, Rule
from jixiaolint.rule.compiling import RuleFaultsError, compile_rule

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
    vocabulary, undefined, faults = _vocabulary(data, line_of)
    rules: list[Rule] = []
    for spec in data["rules"]:
        try:
            rules.append(compile_rule(spec, vocabulary))
        except RuleFaultsError as error:
            where = spec["file"]
            faults += [
                Fault(where, line_of(f"{where}#{spec['id']}", k), m)
                for k, m in error.faults
                if not _waits(m, undefined)
            ]
    if faults:
        raise PackError(faults)
    rules.sort(key=lambda r: r.id)
    titles = {p["name"]: p["title"] for p in data["packs"]}
    return Packs(tuple(rules), titles, tuple(data["packs"]))


Waiting = Mapping[str, tuple[str, Any]]


def _vocabulary(data: Any, line_of: LineOf) -> tuple[Vocabulary, Waiting, list[Fault]]:
    """The word lists, and the definitions compiled in the order in which they need each other; those
    that could not be, each with its file and data; what is wrong with them.
    """
    lexicons = {
        name: tuple(plain(w) for w in words)
        for pack in data["packs"]
        for name, words in pack["lexicons"].items()
    }
    compiled: dict[str, Definition] = {}
    waiting = {n: (p["file"], d) for p in data["packs"] for n, d in p["define"].items()}
    while waiting:
        wrong: dict[str, str] = {}
        for name, (_, definition) in waiting.items():
            known = Vocabulary(lexicons, compiled)
            try:
                compiled[name] = compile_definition(definition["value"], definition["of"], known)
            except ExpressionError as error:
                wrong[name] = str(error)
        if len(wrong) == len(waiting):
            return Vocabulary(lexicons, compiled), waiting, _undefined(waiting, wrong, line_of)
        waiting = {name: waiting[name] for name in wrong}
    return Vocabulary(lexicons, compiled), {}, []


def _undefined(waiting: Waiting, wrong: Mapping[str, str], line_of: LineOf) -> list[Fault]:
    """The faults of definitions; those that only wait for another are at fault when all of them do."""
    own = {name: told for name, told in wrong.items() if not _waits(told, waiting)}
    if not own:
        circle = f"定义绕着圈互相引用：{'、'.join(waiting)}"
        own = {next(iter(waiting)): circle}
    return [
        Fault(
            waiting[name][0], line_of(waiting[name][0], f"define.{name}"), f"define.{name}：{told}"
        )
        for name, told in own.items()
    ]


def _waits(told: str, waiting: Collection[str]) -> bool:
    """Whether a fault is only that a definition called has a fault of its own."""
    return any(re.match(rf"不认识的函数 {re.escape(name)}(?!\w)", told) for name in waiting)
