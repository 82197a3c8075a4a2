"""Reading form files anew, every fault at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jixiaolint.forms.schema import FormData
from jixiaolint.packs import PackError, schema, yaml
from jixiaolint.rule import Fault


def read(files: Sequence[Path]) -> list[dict[str, Any]]:
    """The validated data of the form files. Raises PackError."""
    faults: list[Fault] = []
    forms: list[dict[str, Any]] = []
    for path in files:
        node = yaml.read(path, faults)
        data = schema.validate(FormData, node, path, faults) if node is not None else None
        if not isinstance(data, FormData):
            continue
        line = yaml.line_of(node, ("id",))
        if data.id != path.stem:
            faults.append(Fault(str(path), line, f"编号 {data.id} 和文件名 {path.stem} 不一致"))
        if data.id in (other["id"] for other in forms):
            faults.append(Fault(str(path), line, f"已经有编号是 {data.id} 的表式，请换一个编号"))
        forms.append(data.model_dump())
    if faults:
        raise PackError(faults, "表式文件")
    return forms
