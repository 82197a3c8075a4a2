"""The command line: it turns words into calls of `api` and prints what comes back."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import click

from jixiaolint import __version__
from jixiaolint.cli import _chinese, _help

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
OPTIONS = "[选项]"
INTERRUPTED = 130
"""The exit status of a run that was stopped by hand, as shells have it."""

_chinese.speak()


class _Commands(click.Group):
    """Commands are the modules of this folder, imported when called: `test-rules` is test_rules.py."""

    context_class = _help.Context

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line. A full standard output is an error like any other, not a stack trace."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            from jixiaolint.cli import _output

            if error.filename is not None:
                raise
            _output.lost(error)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C ends it as shells have it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\n已中断。", err=True)
            ctx.exit(INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        command.context_class, command.options_metavar = _help.Context, OPTIONS
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from jixiaolint.nearest import nearest

            near = nearest(args[0], self.list_commands(ctx))
            raise click.UsageError(f"没有命令 {args[0]}{near}", ctx) from None


@click.group(
    cls=_Commands,
    context_settings=CONTEXT,
    options_metavar=OPTIONS,
    subcommand_metavar="命令 [参数]…",
)
@click.version_option(
    __version__, "-V", "--version", prog_name="jixiaolint", message="%(prog)s %(version)s"
)
def main() -> None:
    """检查预算项目绩效目标表：读文件里的绩效目标表，逐格按规则审核。"""
