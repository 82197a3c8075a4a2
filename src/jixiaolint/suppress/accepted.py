"""The list of accepted findings: a YAML file in which each entry has reason, person and last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jixiaolint.packs import PackError
from jixiaolint.rule import Fault


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding; it holds up to and including `until`. `line` is where it stands."""

    fingerprint: str
    rule: str
    reason: str
    by: str
    until: date
    line: int


def read_accepted(path: Path) -> tuple[Acceptance, ...]:
    """The entries under `accepted:`. Raises PackError with every fault, line by line."""
    from jixiaolint.packs import schema, yaml
    from jixiaolint.suppress.schema import AcceptedData

    faults: list[Fault] = []
    node: Any = yaml.read(path, faults)
    data = schema.validate(AcceptedData, node, path, faults) if node is not None else None
    if not isinstance(data, AcceptedData):
        raise PackError(faults, "接受清单")
    return tuple(
        Acceptance(
            fingerprint=entry.fingerprint,
            rule=entry.rule,
            reason=entry.reason,
            by=entry.by,
            until=entry.until,
            line=yaml.line_of(node, ("accepted", number)),
        )
        for number, entry in enumerate(data.accepted)
    )
