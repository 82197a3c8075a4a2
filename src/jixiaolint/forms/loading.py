"""Form files → forms, validated once and then kept in the cache of the packs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jixiaolint.forms.form import Form
from jixiaolint.packs import PackError, cache
from jixiaolint.rule import Fault

_CODE = tuple(Path(__file__).with_name(name) for name in ("form.py", "schema.py"))


def load(*places: Path, use_cache: bool = True) -> tuple[Form, ...]:
    """The forms of these folders (their *.yaml) and files, in the order of their file names.

    Raises packs.PackError with every fault of every file.
    """
    files = [file for place in places for file in _files(place)]
    name = cache.stamp((*files, *_CODE)) if use_cache else ""
    data = cache.get(name) if use_cache else None
    if data is None:
        data = _read(files)
        if use_cache:
            cache.put(name, data)
    return tuple(map(Form.from_data, data))


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(place.glob("*.yaml"))
    if not place.exists():
        raise PackError([Fault(str(place), 0, "没有这个文件")])
    return [place]


def _read(files: Sequence[Path]) -> list[dict[str, Any]]:
    from jixiaolint.forms.schema import FormData
    from jixiaolint.packs import schema, yaml

    faults: list[Fault] = []
    forms: dict[str, dict[str, Any]] = {}
    for file in files:
        node = yaml.read(file, faults)
        form = None if node is None else schema.validate(FormData, node, file, faults)
        if not isinstance(form, FormData):
            continue
        if form.id != file.stem:
            line = yaml.line_of(node, ("id",))
            faults.append(Fault(str(file), line, f"id 是 {form.id}，应当与文件名 {file.stem} 相同"))
        if form.id in forms:
            faults.append(Fault(str(file), 0, f"表式 {form.id} 已经有了"))
        forms[form.id] = form.model_dump()
    if faults:
        raise PackError(faults)
    return list(forms.values())
