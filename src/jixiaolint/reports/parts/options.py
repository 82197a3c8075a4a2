"""What a user may ask of a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class TemplateError(ValueError):
    """A template of the user's own cannot be used; the message is Chinese."""


@dataclass(frozen=True, slots=True)
class Options:
    """`width` in terminal columns, `colour` for terminals, `quiet` for findings and counts only,
    `statistics` for counts by rule, `date` a day to print (none is printed when it is ""),
    `template` a Word file to use instead of the review letter that comes with the program.
    """

    width: int = 100
    colour: bool = False
    quiet: bool = False
    statistics: bool = False
    date: str = ""
    template: Path | None = None
