"""Reports: what `check` shows. Every module directly in this folder is one format.

A format is a module with `render(report, options) -> str | bytes`, and putting it here is all there
is to adding one. It may also say `SUFFIX`, the end of the file names that ask for it (its own name
does so anyway), and `NEEDS`, the library that it cannot do without and the extra that brings it.
What formats share is in `parts/`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import Protocol, cast

from jixiaolint.model.finding import Report
from jixiaolint.nearest import nearest
from jixiaolint.reports.parts.options import Options, TemplateError

__all__ = ["Format", "Options", "TemplateError", "by_file_name", "formats", "known", "render"]


class Format(Protocol):
    """A module of this folder."""

    def render(self, report: Report, options: Options) -> str | bytes:
        """The whole report, as text or as the bytes of a file that is no text."""


def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order; none of them is imported."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.ispkg))


def known(name: str) -> str:
    """The name itself when this format can be written.

    Raises ValueError with the nearest known name, or with what to install first.
    """
    names = formats()
    if name not in names:
        near = nearest(name, names) or "。"
        raise ValueError(f"没有“{name}”这种报告格式{near}可用的有：{'、'.join(names)}")
    needs: tuple[str, str] | None = getattr(_module(name), "NEEDS", None)
    if needs and find_spec(needs[0]) is None:
        raise ValueError(
            f"写 {name} 报告要用 {needs[0]}，请先安装：pip install 'jixiaolint[{needs[1]}]'"
        )
    return name


def by_file_name(name: str) -> str:
    """The format that the end of a file's name asks for; text when the name has no end.

    Raises ValueError, with the ends that are known, for any other.
    """
    ends = {f".{getattr(_module(known), 'SUFFIX', known)}": known for known in formats()}
    ends |= {f".{known}": known for known in formats()}
    fitting = [end for end in ends if name.lower().endswith(end)]
    if not fitting and PurePath(name).suffix:
        known_ends = "、".join(sorted(ends))
        raise ValueError(
            f"看不出 {name} 要写哪种格式：认得的后缀有 {known_ends}；也可以写明格式，例如 text:{name}"
        )
    return ends[max(fitting, key=len)] if fitting else "text"


def render(name: str, report: Report, options: Options | None = None) -> str | bytes:
    """`report` in the format `name`; ValueError as `known` raises it, TemplateError."""
    return _module(known(name)).render(report, options or Options())


def _module(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))
