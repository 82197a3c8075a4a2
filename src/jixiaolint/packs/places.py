"""Where packs lie: shipped ones by name, users' own by path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiaolint.nearest import nearest, nearest_file
from jixiaolint.packs.error import PackError
from jixiaolint.rule import Fault

COMMON = "common"
"""The pack of shared vocabulary, always in force."""


def shipped() -> Path:
    """The folder of the shipped packs: inside the installed package, or the source tree's own."""
    installed = Path(__file__).parents[1] / "rules"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "rules"


def names() -> list[str]:
    """The names of the shipped packs."""
    return sorted(p.parent.name for p in shipped().glob("*/pack.yaml"))


def codes() -> dict[str, str]:
    """The codes of the shipped rules, each with its pack's name."""
    return {p.name.partition("-")[0]: p.parent.name for p in shipped().glob("*/[A-Z]*.yaml")}


def place(wanted: str, folder: Path = Path()) -> Path:
    """The place of one pack: a shipped name, or a path that counts from `folder`.

    Raises LookupError, in Chinese with the nearest shipped name, for what is neither.
    """
    if wanted in names():
        return shipped() / wanted
    if (folder / wanted).exists():
        return folder / wanted
    near = nearest(wanted, names()) or nearest_file(folder / wanted)
    raise LookupError(f"没有这个规则包，也没有这个文件{near}")


def locate(wanted: Sequence[str]) -> list[Path]:
    """The places of the packs asked for: shipped names, or paths of a user's own packs.

    Nothing asked: every shipped pack. Only paths: those beside every shipped pack. Raises PackError
    for what is neither, with the nearest shipped name.
    """
    faults: list[Fault] = []
    own: list[Path] = []
    for one in wanted:
        try:
            if (found := place(one)).parent != shipped():
                own.append(found)
        except LookupError as error:
            faults.append(Fault(one, 0, str(error)))
    if faults:
        raise PackError(faults)
    known = names()
    chosen = [n for n in known if n in wanted]
    return [*(shipped() / n for n in known if not chosen or n in (*chosen, COMMON)), *own]


def files(place: Path) -> list[Path]:
    """The YAML files of a pack, also those that are called or laid so that they hold no rule."""
    if not place.is_dir():
        return [place]
    found = (*place.glob("*"), *place.glob("*/*"))
    return sorted(p for p in found if p.suffix.lower() in (".yaml", ".yml"))
