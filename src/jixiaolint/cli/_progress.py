"""A line on the terminal that shows how far a long run has come; nothing in pipes and in CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from jixiaolint.reports.parts.columns import clip
from jixiaolint.reports.parts.words import line

WIDTH, NAME_COLUMNS = 20, 40


@contextmanager
def shown(quiet: bool = False) -> Iterator[Callable[[str, int, int], None] | None]:
    """What a run of `api` may tell its progress (api.progress), or None where nobody would see it."""
    seen = sys.stderr is not None and sys.stderr.isatty()  # None: closed before the program began
    if quiet or os.environ.get("CI") or not seen:
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
        filled = WIDTH * done // total
        bar = "█" * filled + "░" * (WIDTH - filled)
        name = clip(line(Path(path).name), NAME_COLUMNS) if path else "正在检查"
        click.echo(f"\r\033[K{bar} {done}/{total} {name}", nl=False, err=True)
        self.shown = True

    def clear(self) -> None:
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)
