"""Reports: what `check` shows. Every module directly in this folder is one format.

A format is a module with `render(report, options) -> str`, and putting it here is all there is to
adding one. What formats share is in `parts/`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Protocol, cast

from jixiaolint.model.finding import Report
from jixiaolint.reports.parts.options import Options

__all__ = ["Format", "Options", "formats", "known", "render"]


class Format(Protocol):
    """A module of this folder."""

    def render(self, report: Report, options: Options) -> str:
        """The whole report as text."""


def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order; none of them is imported."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.ispkg))


def known(name: str) -> str:
    """The name itself when it is a format; else ValueError with the nearest known name."""
    names = formats()
    if name not in names:
        import difflib  # only a misspelling pays for it

        near = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
        hint = f"，是不是想写“{near[0]}”" if near else ""
        raise ValueError(f"没有“{name}”这种报告格式{hint}？可用的有：{'、'.join(names)}")
    return name


def render(name: str, report: Report, options: Options | None = None) -> str:
    """`report` in the format `name`; ValueError when there is no such format."""
    module = cast(Format, import_module(f"{__name__}.{known(name)}"))
    return module.render(report, options or Options())
