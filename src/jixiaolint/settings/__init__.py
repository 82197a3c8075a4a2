"""What a run is asked to do, checked: from the command line, configuration files and profiles.

Layers lie one over the other: the packs' own severities, profiles, the configuration file, its
overrides by path, the command line. A later layer wins. Every name in them (codes, word lists,
profiles) must be known, else SettingsError with the nearest one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jixiaolint.model.finding import SEVERITIES, Finding
from jixiaolint.settings.files import profiles
from jixiaolint.settings.layers import Layer, SettingsError, in_force, words
from jixiaolint.settings.resolving import YEARS, Request, Settings, excluded, resolve

__all__ = [
    "FAIL_ON",
    "YEARS",
    "FailOn",
    "Layer",
    "Request",
    "Settings",
    "SettingsError",
    "excluded",
    "fails",
    "in_force",
    "profiles",
    "resolve",
    "words",
]

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = (*SEVERITIES, "never")


def fails(findings: Iterable[Finding], level: FailOn) -> bool:
    """Whether a finding is at or above the level."""
    if level == "never":
        return False
    serious = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(finding.severity in serious for finding in findings)
