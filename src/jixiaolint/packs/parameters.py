"""The parameters under a rule's `check:`, validated against the fields of their kind."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, create_model

from jixiaolint import checks
from jixiaolint.nearest import nearest
from jixiaolint.packs import schema
from jixiaolint.rule import Fault


def validate(
    check: dict[str, Any],
    path: Path,
    faults: list[Fault],
    line: Callable[[tuple[str | int, ...]], int],
) -> None:
    """Notes every fault of `check`; `line` answers the line of a key below it."""
    parameters = dict(check)
    kind = parameters.pop("kind", None)
    if kind not in checks.kinds():
        near = nearest(str(kind), checks.kinds()) or f"，可用的有：{'、'.join(checks.kinds())}"
        told = f"没有检查种类 {kind}{near}" if kind else f"check 里缺少 kind{near}"
        faults.append(Fault(str(path), line(("kind",)), told))
        return
    schema.validate(_model(kind), parameters, path, faults, line)


def _model(kind: str) -> type[BaseModel]:
    """A closed model with the fields of a kind of check."""
    make = typing.cast(Any, checks.kind(kind))
    hints = typing.get_type_hints(make)
    words = str | list[str]
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(make):
        hint = hints[field.name]
        hint = {checks.Words: words, dict[str, checks.Words]: dict[str, words]}.get(hint, hint)
        if typing.get_origin(hint) is tuple:
            hint = list[typing.get_args(hint)[0]]  # type: ignore[misc]
        default = ... if field.default is dataclasses.MISSING else field.default
        fields[field.name] = (hint, list(default) if isinstance(default, tuple) else default)
    return create_model(f"check {kind}", __base__=schema.Closed, **fields)
