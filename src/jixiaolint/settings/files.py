"""Configuration files and profiles: found, read, validated; the validated data are cached."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jixiaolint import packs
from jixiaolint.failures import cannot_read
from jixiaolint.nearest import nearest, nearest_file
from jixiaolint.packs import cache as kept
from jixiaolint.rule import Fault
from jixiaolint.settings.layers import Layer, SettingsError

NAME = "jixiaolint.yaml"
_PROFILES = "profiles"


def find(document: Path) -> Path | None:
    """The configuration nearest above a document: jixiaolint.yaml, or a pyproject.toml that has
    [tool.jixiaolint].
    """
    for folder in document.absolute().parents:
        own, python = folder / NAME, folder / "pyproject.toml"
        if own.is_file():
            return own
        if python.is_file() and "jixiaolint" in _toml(python).get("tool", {}):
            return python
    return None


def config(path: Path) -> Mapping[str, Any]:
    """The validated data of a configuration file. Raises packs.PackError with every fault."""
    return _config(path, path.stat().st_mtime_ns)


@cache
def _config(path: Path, changed: int) -> Mapping[str, Any]:
    from_toml = path.suffix == ".toml"
    name = "config-" + kept.stamp([path])
    data = kept.get(name)
    if data is None:
        from jixiaolint.settings.schema import ConfigData

        node = _toml(path).get("tool", {}).get("jixiaolint", {}) if from_toml else None
        data = _read(path, ConfigData, node, "配置文件")
        kept.put(name, data)
    result: Mapping[str, Any] = data
    return result


def pack_layers(wanted: Sequence[str]) -> list[Layer]:
    """The layers of users' own packs among those asked for. Raises packs.PackError."""
    own = [Path(one) for one in wanted if one not in packs.names()]
    if not own:
        return []
    places = tuple(packs.locate(wanted))
    changed = tuple(f.stat().st_mtime_ns for place in own for f in packs.files(place))
    return list(_pack_layers(places, changed))


@cache
def _pack_layers(places: tuple[Path, ...], changed: tuple[int, ...]) -> tuple[Layer, ...]:
    return tuple(Layer.from_data(origin, data) for origin, data in packs.layers(places))


def profiles() -> list[str]:
    """The names of the shipped profiles."""
    return sorted(p.stem for p in (packs.shipped() / _PROFILES).glob("*.yaml"))


def profile_layers(wanted: Sequence[str], folder: Path) -> list[Layer]:
    """The layers of profiles, those that they build on first; a path counts from `folder`.

    Raises SettingsError for an unknown profile, packs.PackError for a faulty one.
    """
    layers: list[Layer] = []
    for one in wanted:
        _collect(one, folder, layers, ())
    return layers


def _collect(wanted: str, folder: Path, layers: list[Layer], above: tuple[Path, ...]) -> None:
    path = _profile_path(wanted, folder)
    if path in above:
        raise SettingsError(f"方案 {wanted} 绕着圈引用了自己")
    data = _profile(path, path.stat().st_mtime_ns)
    for base in data["extends"]:
        _collect(base, path.parent, layers, (*above, path))
    layers.append(Layer.from_data(f"方案 {data['name']}", data, path))


def _profile_path(wanted: str, folder: Path) -> Path:
    if wanted in profiles():
        return packs.shipped() / _PROFILES / f"{wanted}.yaml"
    own = folder / wanted
    if own.is_file():
        return own
    known = "、".join(profiles())
    near = nearest(wanted, profiles()) or nearest_file(own) or f"，自带的有：{known}"
    raise SettingsError(f"没有方案 {wanted}{near}")


@cache
def _profile(path: Path, changed: int) -> Mapping[str, Any]:
    name = "profile-" + kept.stamp([path])
    data = kept.get(name)
    if data is None:
        from jixiaolint.settings.schema import ProfileData

        data = _read(path, ProfileData, None, "方案文件")
        kept.put(name, data)
    result: Mapping[str, Any] = data
    return result


def _read(path: Path, model: Any, node: Any, what: str) -> dict[str, Any]:
    from jixiaolint.packs import schema, yaml

    faults: list[Fault] = []
    if node is None:
        node = yaml.read(path, faults)
    data = schema.validate(model, node, path, faults) if node is not None else None
    if faults or data is None:
        raise packs.PackError(faults, what)
    return data.model_dump()


def _toml(path: Path) -> dict[str, Any]:
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, changed: int) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        fault = Fault(str(path), 0, f"读不了这个文件：{cannot_read(path, error)}")
    except UnicodeDecodeError:
        fault = Fault(str(path), 0, "文件不是 UTF-8 编码，请另存为 UTF-8")
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        fault = Fault(str(path), int(at[1]) if at else 0, "TOML 写法有误")
    raise packs.PackError([fault], "配置文件")
