"""Help pages whose lines fit: a Chinese character takes two columns, which click does not count."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from jixiaolint.reports.parts.columns import columns, pad, wrap

# click joins the lines of a docstring with blanks, which Chinese does not have behind its marks.
_JOINED = re.compile(r"(?<=[，。；：、）”])\s+")


class Formatter(click.HelpFormatter):
    """click's formatter, measuring in columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How a command is called, with a Chinese colon in front."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_text(self, text: str) -> None:
        """Paragraphs, each wrapped anew."""
        indent = " " * self.current_indent
        paragraphs = text.strip().split("\n\n")
        filled = [self._filled(one, self.width - len(indent)) for one in paragraphs]
        self.write("\n\n".join("\n".join(indent + line for line in one) for one in filled) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms with their descriptions beside them, or below a term that is too long."""
        rows, indent = list(rows), " " * self.current_indent
        left = min(max(columns(term) for term, _ in rows), col_max) + col_spacing
        for term, told in rows:
            first, *rest = self._filled(told.replace("; ", "；"), self.width - len(indent) - left)
            below = columns(term) + col_spacing > left
            beside = f"{term}\n{indent}{' ' * left}" if below else pad(term, left)
            self.write(f"{indent}{beside}{first}".rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * left}{line}\n" for line in rest))

    def write_heading(self, heading: str) -> None:
        """A heading with a Chinese colon behind it."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    @staticmethod
    def _filled(text: str, width: int) -> list[str]:
        return wrap(_JOINED.sub("", " ".join(text.split())), width)


class Context(click.Context):
    """click's context with this formatter."""

    formatter_class = Formatter
