"""SARIF's locations.

Only text and web pages have lines and columns. For Word, Excel and PDF the place is in the logical
location (the pointer into the `extract` output, which §3.33.5 foresees for JSON) and in the
properties.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from jixiaolint.reports.parts.placed import Placed, posix
from jixiaolint.reports.parts.sarif_rules import message
from jixiaolint.reports.parts.sections import named
from jixiaolint.reports.parts.words import line, part


def uri(path: str) -> str:
    """A file's name as a URI, or relative to where the program was called."""
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(posix(path).encode("utf-8", "surrogateescape"))


def location(one: Placed, artifact: int) -> dict[str, Any]:
    """Where a finding stands; `artifact` is the file's number among the run's artifacts."""
    finding = one.finding
    whole: dict[str, Any] = {"physicalLocation": _physical(one, artifact)}
    if finding.pointer:
        whole["logicalLocations"] = [_logical(finding.pointer, one.table_name)]
    if one.spot:
        whole["message"] = message(one.spot)
    if finding.place is not None:
        whole["properties"] = {"location": finding.place.as_json()}
    return whole


def related_locations(one: Placed, artifact: int) -> list[dict[str, Any]]:
    """The other places that a finding speaks of, numbered from 1."""
    found = []
    for number, pointer in enumerate(dict.fromkeys(one.finding.related), 1):
        words = named(pointer, one.finding, one.tables).words
        found.append(
            {
                "id": number,
                "physicalLocation": {"artifactLocation": _artifact(one, artifact)},
                "logicalLocations": [_logical(pointer, words)],
                "message": message(words),
            }
        )
    return found


def _physical(one: Placed, artifact: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(one, artifact)}
    if one.source_line:
        row, column = one.source_line
        physical["region"] = {"startLine": row, "startColumn": column}
    return physical


def _artifact(one: Placed, artifact: int) -> dict[str, Any]:
    return {"uri": uri(one.finding.path), "index": artifact}


def _logical(pointer: str, otherwise: str) -> dict[str, str]:
    """A part of the document; the kinds are those of §3.33.7 for JSON."""
    kind = "value" if pointer.rpartition("/")[2].isdecimal() else "property"
    name = part(pointer) or line(otherwise) or pointer
    return {"name": name, "fullyQualifiedName": pointer, "kind": kind}
