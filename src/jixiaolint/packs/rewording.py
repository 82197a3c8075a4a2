"""What pydantic finds wrong, in plain Chinese: where, what was expected, and the nearest known name."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from jixiaolint.nearest import nearest

Place = tuple[str | int, ...]

_WANTED = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数",
    "list_type": "列表",
    "dict_type": "“键: 值”",
    "model_type": "“键: 值”",
    "bool_type": " true 或 false",
}
"""The types of faults of type, each with what should be there."""


def reworded(
    errors: Sequence[ErrorDetails], data: Any, model: type[BaseModel]
) -> Iterator[tuple[Place, str]]:
    """(place, message) for each fault of `data`, those of a choice of types as one."""
    placed: dict[Place, list[ErrorDetails]] = {}
    for error in errors:
        placed.setdefault(_place(error, data), []).append(error)
    for place, some in placed.items():
        below = any(len(other) > len(place) and other[: len(place)] == place for other in placed)
        types = [_WANTED[e["type"]] for e in some if e["type"] in _WANTED]
        if types and not below:
            wanted = "或".join(dict.fromkeys(types))
            value = some[0]["input"]
            yield (
                place,
                f"{_written(place)} 要写成{wanted}（{_now(value)}{_quoted(wanted, value)}）",
            )
        for error in some:
            if error["type"] not in _WANTED:
                yield place, _worded(error, place, model)


def _place(error: ErrorDetails, data: Any) -> Place:
    """Where the fault is, without pydantic's own steps that name the choice of a type."""
    place: list[str | int] = []
    current: Any = data
    *steps, last = error["loc"] or ("",)
    for step in steps:
        if _has(current, step):
            place.append(step)
            current = current[step]
    if error["type"] == "missing" or _has(current, last):
        place.append(last)
    return tuple(place)


def _has(data: Any, step: object) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, Mapping) and step in data


def _written(place: Place) -> str:
    return ".".join(str(step) for step in place) or "文件"


def _shown(value: object) -> str:
    """A value as its writer knows it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | date) else repr(value)


def _quoted(wanted: str, value: object) -> str:
    """How a text is written that YAML takes for a number or a date."""
    bare = isinstance(value, int | float | date) and not isinstance(value, bool)
    return f'，加上引号："{value}"' if bare and wanted == "文字" else ""


def _now(value: object) -> str:
    return "现在空着" if value is None else f"现在是 {_shown(value)}"


def _worded(error: ErrorDetails, place: Place, model: type[BaseModel]) -> str:
    where, kind, context = _written(place), error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"不认识的键 {where}{_near_key(place, model)}"
    if kind == "missing":
        return f"缺少 {where}"
    if kind == "value_error":
        return str(context.get("error"))
    if kind == "literal_error":
        known = [part.strip(" '") for part in context["expected"].replace(" or ", ",").split(",")]
        near = nearest(str(error["input"]), known)
        return f"{where} 不能是 {_shown(error['input'])}，只能是 {'、'.join(known)}{near}"
    if kind in ("string_too_short", "too_short"):
        return f"{where} 不能空着"
    if kind == "string_pattern_mismatch":
        told = _PATTERNS.get(context["pattern"], f"应当符合 {context['pattern']}")
        return f"{where} 的写法 {error['input']} 不对，{told}"
    return f"{where} {error['msg']}（{_now(error['input'])}）"


_PATTERNS = {
    r"^[A-Z]{2,6}\d{3}$": "要两到六个大写字母加三位数字，例如 XIAN001",
    r"^[a-z][a-z0-9-]*$": "要小写英文字母开头，只用小写字母、数字和“-”，例如 xian",
}


def _near_key(place: Place, model: type[BaseModel]) -> str:
    """The nearest key that the mapping at this place knows."""
    current: Any = model
    for step in place[:-1]:
        if (
            isinstance(step, str)
            and hasattr(current, "model_fields")
            and step in current.model_fields
        ):
            current = _inner_model(current.model_fields[step].annotation)
    known = list(getattr(current, "model_fields", {}))
    return nearest(str(place[-1]), known) or (f"，可用的有：{'、'.join(known)}" if known else "")


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner_model(a) for a in typing.get_args(annotation))
    return next((a for a in inner if a is not None), None)
