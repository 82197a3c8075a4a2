"""Rule packs: found, read, validated, compiled.

A pack is a folder with a `pack.yaml` and one YAML file a rule, or one YAML file with a `rules:`
list. Word lists and definitions of all packs in force form one vocabulary. A pack may extend others
and change their rules: anew in the rules' data (`change`), else as a layer of the settings.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiaolint.nearest import nearest
from jixiaolint.packs import cache
from jixiaolint.packs.compiling import Packs, compile_packs
from jixiaolint.packs.error import PackError
from jixiaolint.packs.places import COMMON, codes, files, locate, names, shipped
from jixiaolint.rule import Fault

__all__ = [
    "COMMON",
    "PackError",
    "Packs",
    "WordChange",
    "files",
    "layers",
    "load",
    "locate",
    "names",
    "shipped",
]


@dataclass(frozen=True, slots=True)
class Written:
    """Where settings stand: `origin` for people, the file, and the keys that lead to them in it."""

    origin: str
    file: Path | None = None
    within: tuple[str | int, ...] = ()

    def line(self, *keys: str | int) -> int:
        """The line (from 1) of the setting below these keys, 0 if the file has no lines."""
        if self.file is None or self.file.suffix == ".toml":
            return 0
        from jixiaolint.packs import yaml

        return yaml.line_of(yaml.read(self.file, []), (*self.within, *keys))


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that a word list gains and loses; `written` tells where that is said."""

    list: str
    add: tuple[str, ...]
    remove: tuple[str, ...]
    written: Written = field(compare=False)

    def fault(self, told: str) -> Fault:
        """A fault of this change, at its line."""
        line = self.written.line("words", self.list)
        return Fault(str(self.written.file) if line else self.written.origin, line, told)


def load(
    places: Sequence[Path],
    use_cache: bool = True,
    words: Sequence[WordChange] = (),
) -> Packs:
    """The packs at these places and those that they extend, compiled, with their word lists changed
    by `words`, one after another. Raises PackError with every fault of every file.
    """
    name = _stamp(places) if use_cache else ""
    kept = _kept(name, places)
    if kept is not None:
        return compile_packs(_changed(kept, words), lambda file, key: 0)
    from jixiaolint.packs.reading import read

    data, faults, lines = read(places, codes())
    try:
        packs = compile_packs(_changed(data, words), lines)
    except PackError as error:
        if not faults:
            raise
        raise PackError([*faults, *error.faults]) from None
    if faults:
        raise PackError(faults)
    if use_cache:
        cache.put(name, {**data, "extended": _extended(data, places)})
    return packs


def layers(places: Sequence[Path]) -> list[tuple[str, Mapping[str, Any]]]:
    """(origin, data) of each pack at these places, and of those extended, that changes severities,
    word lists or which rules run: the extended before the extending. Raises PackError.
    """
    kept = _kept(_stamp(places), places)
    heads = kept["packs"] if kept is not None else load(places).heads
    return [
        (f"规则包 {head['name']}，{head['file']}", {**head, "select": []})
        for head in heads
        if head["ignore"] or head["severity"] or head["words"]
    ]


def _kept(name: str, places: Sequence[Path]) -> Any:
    """The data in the cache, None when the packs extended have changed since, or without a name."""
    data = cache.get(name) if name else None
    return data if data is not None and data["extended"] == _extended(data, places) else None


def _extended(data: Any, places: Sequence[Path]) -> str:
    """The state of the packs that are there only because others extend them."""
    more = [p for pack in data["packs"] if (p := Path(pack["place"])) not in places]
    return _stamp([place for place in more if place.exists()]) if more else ""


def _stamp(places: Sequence[Path]) -> str:
    """The state of the packs at these places; a folder without a file of rules has one too."""
    return cache.stamp([*places, *(file for place in places for file in files(place))])


def _changed(data: Any, words: Sequence[WordChange]) -> Any:
    """The data with the changed word lists; PackError for a list that no pack has."""
    if not words:
        return data
    changed = copy.deepcopy(data["packs"])
    known = {name: pack["lexicons"] for pack in changed for name in pack["lexicons"]}
    faults = []
    for change in words:
        if change.list not in known:
            told = f"没有词表 {change.list}{nearest(change.list, known)}"
            faults.append(change.fault(told))
            continue
        there = [*dict.fromkeys((*known[change.list][change.list], *change.add))]
        for word in change.remove:
            if word not in there:
                told = f"词表 {change.list} 里没有“{word}”，去不掉{nearest(word, there)}"
                faults.append(change.fault(told))
        known[change.list][change.list] = [one for one in there if one not in change.remove]
    if faults:
        raise PackError(faults, "设置")
    return {**data, "packs": changed}
