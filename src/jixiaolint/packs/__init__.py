"""Rule packs: found, read, validated, compiled.

A pack is a folder with a `pack.yaml` and one YAML file a rule, or one YAML file with a `rules:`
list. Word lists and definitions of all packs in force form one vocabulary.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiaolint.expression import (
    Definition,
    ExpressionError,
    Vocabulary,
    compile_definition,
    nearest,
)
from jixiaolint.model.document import plain
from jixiaolint.packs import cache
from jixiaolint.rule import Fault, Rule, RuleFaultsError, compile_rule

COMMON = "common"
"""The pack of shared vocabulary, always in force."""


class PackError(Exception):
    """Faults of packs, all of them at once; `str` lists them a line each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that a word list gains and loses."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs in force: their rules in the order of their codes, names and titles."""

    rules: tuple[Rule, ...]
    titles: dict[str, str]


def shipped() -> Path:
    """The folder of the shipped packs: inside the installed package, or the source tree's own."""
    installed = Path(__file__).parents[1] / "rules"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "rules"


def names() -> list[str]:
    """The names of the shipped packs."""
    return sorted(p.parent.name for p in shipped().glob("*/pack.yaml"))


def locate(wanted: Sequence[str]) -> list[Path]:
    """The places of the packs asked for: shipped names, or paths of a user's own packs.

    Nothing asked: every shipped pack. Only paths: those beside every shipped pack. Raises PackError
    for what is neither, with the nearest shipped name.
    """
    own: list[Path] = []
    chosen: list[str] = []
    faults: list[Fault] = []
    for one in wanted:
        if one in names():
            chosen.append(one)
        elif Path(one).exists():
            own.append(Path(one))
        else:
            faults.append(Fault(one, 0, f"没有这个规则包，也没有这个文件{nearest(one, names())}"))
    if faults:
        raise PackError(faults)
    from_us = [n for n in names() if not chosen or n in chosen or n == COMMON]
    return [*(shipped() / n for n in from_us), *own]


def load(
    places: Sequence[Path],
    use_cache: bool = True,
    words: Mapping[str, WordChange] | None = None,
) -> Packs:
    """The packs at these places, compiled, with their word lists changed by `words`.

    Raises PackError with every fault of every file.
    """
    files = [f for place in places for f in _files(place)]
    name = cache.stamp(files) if use_cache else ""
    data = cache.get(name) if use_cache else None
    if data is not None:
        return _compile(_changed(data, words or {}))
    from jixiaolint.packs.reading import read

    codes = {p.name.partition("-")[0] for p in shipped().glob("*/*.yaml")}
    data, faults, lines = read(places, codes)
    try:
        packs = _compile(_changed(data, words or {}), lines)
    except PackError as error:
        raise PackError([*faults, *error.faults]) from None
    if faults:
        raise PackError(faults)
    if use_cache:
        cache.put(name, data)
    return packs


def _changed(data: Any, words: Mapping[str, WordChange]) -> Any:
    """The data with the changed word lists; PackError for a list that no pack has."""
    if not words:
        return data
    known = {name: pack for pack in data["packs"] for name in pack["lexicons"]}
    faults = [
        Fault("words", 0, f"没有词表 {name}{nearest(name, known)}")
        for name in words
        if name not in known
    ]
    if faults:
        raise PackError(faults)
    changed = copy.deepcopy(data["packs"])
    for pack in changed:
        for name in pack["lexicons"].keys() & words.keys():
            change = words[name]
            left = [w for w in pack["lexicons"][name] if w not in change.remove]
            pack["lexicons"][name] = list(dict.fromkeys([*left, *change.add]))
    return {**data, "packs": changed}


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.yaml")) if place.is_dir() else [place]


LineOf = Callable[[str, str], int]


def _compile(data: Any, line_of: LineOf = lambda file, key: 0) -> Packs:
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
    return Packs(tuple(rules), {p["name"]: p["title"] for p in data["packs"]})


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
