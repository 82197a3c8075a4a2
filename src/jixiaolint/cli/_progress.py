"""A line on the terminal that shows how far a long run has come; nothing in pipes and in CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

_FEW = 3
"""So many files are read before a person would look up."""


@contextmanager
def shown(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """The callback for `api.check`, or None where nobody would see it."""
    if quiet or os.environ.get("CI") or not sys.stderr.isatty():
        yield None
        return
    line = _Line()
    try:
        yield line.show
    finally:
        line.clear()


class _Line:
    def __init__(self) -> None:
        self.shown = False

    def show(self, path: str, done: int, total: int) -> None:
        if total > _FEW:
            filled = 20 * done // total
            bar = "█" * filled + "░" * (20 - filled)
            click.echo(f"\r\033[K{bar} {done}/{total} {Path(path).name[:30]}", nl=False, err=True)
            self.shown = True

    def clear(self) -> None:
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)
