"""What is in force for one document: its configuration, profiles, overrides and the command line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from jixiaolint.nearest import nearest_file
from jixiaolint.packs import Written
from jixiaolint.settings import files
from jixiaolint.settings.layers import Layer, SettingsError

_ASKED = "命令行"
YEARS = 2000, 2100
"""The first and the last budget year that can be asked for."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for, over every configuration file.

    `config` names the configuration to use instead of the ones beside the documents; `writes` the
    files that the run itself writes, which it does not read when it walks a folder.
    """

    layer: Layer = field(default_factory=lambda: Layer(_ASKED))
    packs: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()
    config: Path | None = None
    year: int | None = None
    baseline: Path | None = None
    writes: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force for a document. `packs` as for packs.locate; `forms` are files or folders of forms
    beside the shipped ones; paths are absolute or as given. `overrides` are all of the configuration's,
    those for other documents among them.
    """

    config: Path | None
    layers: tuple[Layer, ...]
    packs: tuple[str, ...]
    year: int | None
    fail_on: str | None
    baseline: Path | None
    accepted: Path | None
    exclude: tuple[str, ...]
    forms: tuple[Path, ...] = ()
    packs_from: str = "默认"
    overrides: tuple[Layer, ...] = ()

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Every setting as (name, value, where it comes from), for --show-config."""
        where = str(self.config or "默认")
        yield "配置文件", str(self.config or "没有"), ""
        yield "规则包", "、".join(self.packs) or "全部自带的", self.packs_from
        if self.forms:
            yield "表式", "、".join(["全部自带的", *map(str, self.forms)]), where
        for layer in self.layers:
            yield from layer.told()
        for name in ("year", "fail_on", "baseline", "accepted"):
            value = getattr(self, name)
            if value is not None:
                yield name, str(value), where
        for layer in self.overrides:
            if layer not in self.layers:
                yield "overrides", "这里没有用上", layer.origin


def resolve(document: Path, request: Request) -> Settings:
    """The settings of one document. Raises SettingsError, packs.PackError."""
    path = request.config or files.find(document)
    return _asked(request) if path is None else _configured(document, path, request)


def _asked(request: Request) -> Settings:
    """The settings of a document under no configuration."""
    profiles = files.profile_layers(request.profile, Path())
    layers = (*files.pack_layers(request.packs), *profiles, request.layer)
    origin = _ASKED if request.packs else "默认"
    return Settings(
        None,
        layers,
        request.packs,
        request.year,
        None,
        request.baseline,
        None,
        (),
        packs_from=origin,
    )


def _configured(document: Path, path: Path, request: Request) -> Settings:
    """The settings of a document under the configuration at `path`."""
    data, folder = files.config(path), path.absolute().parent
    wanted = request.packs or tuple(_pack(p, folder) for p in data["rules"])
    overrides = tuple(
        Layer.from_data(f"{path}（{'、'.join(one['paths'])}）", one, path, ("overrides", number))
        for number, one in enumerate(data["overrides"])
    )
    meant = [_matches(document, folder, one["paths"]) for one in data["overrides"]]
    layers = (
        *files.pack_layers(wanted),
        *files.profile_layers(request.profile or data["profile"], folder),
        Layer.from_data(str(path), data, path),
        *itertools.compress(overrides, meant),
        request.layer,
    )
    return Settings(
        config=path,
        layers=layers,
        packs=wanted,
        year=request.year or data["year"],
        fail_on=data["fail_on"],
        baseline=request.baseline or _path(data["baseline"], folder),
        accepted=_path(data["accepted"], folder),
        exclude=tuple(data["exclude"]),
        forms=_forms(data["forms"], folder, path),
        packs_from=_ASKED if request.packs else str(path) if wanted else "默认",
        overrides=overrides,
    )


def excluded(document: Path, settings: Settings) -> bool:
    """Whether the configuration keeps a document out of the walk through a folder."""
    if settings.config is None:
        return False
    return _matches(document, settings.config.absolute().parent, settings.exclude)


def _matches(document: Path, folder: Path, patterns: tuple[str, ...] | list[str]) -> bool:
    """`*` also stands for folders: 乡镇/* is everything below 乡镇."""
    try:
        relative = document.absolute().relative_to(folder).as_posix()
    except ValueError:
        return False
    return any(fnmatch(relative, pattern) for pattern in patterns)


def _forms(wanted: Sequence[str], folder: Path, config: Path) -> tuple[Path, ...]:
    """The places of a county's own forms. Raises SettingsError for one that is not there."""
    found = tuple(folder / one for one in wanted)
    for number, place in enumerate(found):
        empty = place.is_dir() and not any(place.glob("*.yaml"))
        if empty or not place.exists():
            line = Written(str(config), config).line("forms", number)
            where = f"{config}:{line}" if line else str(config)
            told = "这个文件夹里没有表式（.yaml 文件）" if empty else "没有这个表式文件"
            raise SettingsError(f"{where}：{told}：{place}{'' if empty else nearest_file(place)}")
    return found


def _path(value: str | None, folder: Path) -> Path | None:
    return folder / value if value else None


def _pack(value: str, folder: Path) -> str:
    """A pack's path counts from the configuration's folder; a shipped pack's name stays."""
    return str(folder / value) if (folder / value).exists() else value
