"""SARIF's locations.

Only text and web pages have lines and columns. For Word, Excel and PDF the place is in the logical
location, a pointer into the `extract` output (JSON pointers: §3.33.7, example 2), and in the
properties.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from jixiaolint.model.finding import Finding, Report
from jixiaolint.reports.parts.placed import Placed, posix
from jixiaolint.reports.parts.related import MOST, named
from jixiaolint.reports.parts.sarif_rules import message

_OF_TEXTS = ("goals", "paragraphs")
_ARRAYS = ("tables", "plan", "indicators", *_OF_TEXTS)


def uri(path: str) -> str:
    """A file's name as a URI, or relative to where the program was called."""
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(posix(path).encode("utf-8", "surrogateescape"))


class Parts:
    """The parts of documents that results speak of, each once, after the parts it lies in."""

    def __init__(self, report: Report) -> None:
        """Of all findings of the report and their related places."""
        self._numbers: dict[str, int] = {}
        for finding in report.findings:
            for pointer in (finding.pointer, *_first(finding)):
                steps = pointer.split("/")
                for end in range(2, len(steps) + 1):
                    self._numbers.setdefault("/".join(steps[:end]), len(self._numbers))

    def as_json(self) -> list[dict[str, Any]]:
        """For `run.logicalLocations`."""
        return [self._object(pointer) for pointer in self._numbers]

    def of(self, pointer: str) -> dict[str, Any]:
        """The part in a location of a result; nothing for the document as a whole."""
        if not pointer:
            return {}
        part = {"fullyQualifiedName": pointer, "index": self._numbers[pointer]}
        return {"logicalLocations": [part]}

    def _object(self, pointer: str) -> dict[str, Any]:
        above, _, name = pointer.rpartition("/")
        part = {"name": name, "fullyQualifiedName": pointer, "kind": _kind(above, name)}
        return part | ({"parentIndex": self._numbers[above]} if above else {})


def _kind(above: str, name: str) -> str:
    """One of the kinds of §3.33.7 for JSON."""
    if name in _ARRAYS:
        return "array"
    if name.isdecimal():
        return "value" if above.rpartition("/")[2] in _OF_TEXTS else "object"
    return "object" if name == "budget" else "property"


def location(one: Placed, artifact: int, parts: Parts) -> dict[str, Any]:
    """Where a finding stands; `artifact` is the file's number among the run's artifacts."""
    finding = one.finding
    whole: dict[str, Any] = {
        "physicalLocation": _physical(one, artifact),
        **parts.of(finding.pointer),
    }
    if one.spot:
        whole["message"] = message(one.spot)
    if finding.place is not None:
        whole["properties"] = {"location": finding.place.as_json()}
    return whole


def related_locations(one: Placed, artifact: int, parts: Parts) -> list[dict[str, Any]]:
    """The other places that a finding speaks of, numbered from 1; the first MOST of very many."""
    return [
        {
            "id": number,
            "physicalLocation": {"artifactLocation": _artifact(one, artifact)},
            **parts.of(pointer),
            "message": message(named(pointer, one.finding, one.tables).words),
        }
        for number, pointer in enumerate(_first(one.finding), 1)
    ]


def _first(finding: Finding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.related))[:MOST]


def _physical(one: Placed, artifact: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(one, artifact)}
    if one.source_line:
        line, column = one.source_line
        physical["region"] = {"startLine": line, "startColumn": column}
    return physical


def _artifact(one: Placed, artifact: int) -> dict[str, Any]:
    return {"uri": uri(one.finding.path), "index": artifact}
