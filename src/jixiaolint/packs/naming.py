"""The codes of rules: each stands for one rule, and `beats` names those that are there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from jixiaolint.nearest import nearest
from jixiaolint.rule import Fault


def faults(
    rules: Sequence[Mapping[str, Any]], codes: Collection[str], line_of: Callable[[str, str], int]
) -> Iterator[Fault]:
    """What is wrong with the codes of `rules` and in their `beats`; `codes` are all that are known."""
    files: dict[str, str] = {}
    for rule in rules:
        id_, file = rule["id"], rule["file"]
        told = [("id", f"编码 {id_} 重复，{files[id_]} 里已有")] if id_ in files else []
        told += [
            ("beats", f"beats 里的 {code} 没有这条规则{nearest(code, sorted(codes))}")
            for code in rule["beats"]
            if code not in codes
        ]
        files[id_] = file
        yield from (Fault(file, line_of(f"{file}#{id_}", key), message) for key, message in told)
