"""What a pack changes in those that it extends: every code and word list in it must be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jixiaolint.nearest import nearest
from jixiaolint.packs.places import COMMON
from jixiaolint.rule import Fault

Data = Mapping[str, Any]


def faults(
    pack: Data,
    packs: Sequence[Data],
    codes: Mapping[str, str],
    line_of: Callable[[str, str], int],
) -> Iterator[Fault]:
    """Codes and word lists that `pack` changes and that neither it nor a pack that it extends has.

    `codes` are those of all rules, each with its pack's name.
    """
    reached = _reached(pack["name"], {p["name"]: p["extends"] for p in packs})
    wanted = {
        **{f"ignore.{at}": code for at, code in enumerate(pack["ignore"])},
        **{f"{key}.{code}": code for key in ("severity", "change") for code in pack[key]},
    }
    for key, code in wanted.items():
        if told := _code(code, codes, reached, whole=not key.startswith("ignore.")):
            yield Fault(pack["file"], line_of(pack["file"], key), f"{key.split('.')[0]}：{told}")
    for name, change in pack["words"].items():
        for told in _words(name, change, packs, reached):
            yield Fault(pack["file"], line_of(pack["file"], f"words.{name}"), f"words：{told}")


def _reached(name: str, extends: Mapping[str, Sequence[str]]) -> set[str]:
    """The pack itself, all that it extends, and the pack that is always in force."""
    reached, left = {COMMON}, [name]
    while left:
        one = left.pop()
        if one not in reached:
            reached.add(one)
            left += extends.get(one, ())
    return reached


def _code(wanted: str, codes: Mapping[str, str], reached: set[str], whole: bool) -> str:
    """What is wrong with a code, or with the beginning of one."""
    meant = {c: p for c, p in codes.items() if c == wanted or (not whole and c.startswith(wanted))}
    told = _missing("规则", wanted, meant, reached)
    families = [] if whole else sorted({code[:3] for code in codes})
    return told and told + ("" if meant else nearest(wanted.upper(), [*codes, *families]))


def _words(name: str, change: Data, packs: Sequence[Data], reached: set[str]) -> Iterator[str]:
    """What is wrong with the change of a word list."""
    homes = {n: p for p in packs for n in p["lexicons"]}
    home = {name: homes[name]["name"]} if name in homes else {}
    if told := _missing("词表", name, home, reached):
        yield told + ("" if home else nearest(name, homes))
        return
    added = [w for p in packs if name in p["words"] for w in p["words"][name]["add"]]
    known = [*homes[name]["lexicons"][name], *added]
    for word in change["remove"]:
        if word not in known:
            yield f"词表 {name} 里没有“{word}”，去不掉{nearest(word, known)}"


def _missing(what: str, name: str, homes: Mapping[str, str], reached: set[str]) -> str:
    """Where a name is that no pack reached has, if anywhere; "" when one of them has it."""
    if not homes:
        return f"没有{what} {name}"
    if reached.isdisjoint(homes.values()):
        home = next(iter(homes.values()))
        return f"{what} {name} 在规则包 {home} 里，先在 extends 里写上 {home}"
    return ""
