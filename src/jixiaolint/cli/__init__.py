"""The command line: it turns words into calls of `api` and prints what comes back."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

from jixiaolint import __version__

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Commands(click.Group):
    """Commands are the modules of this folder, imported when called: `test-rules` is test_rules.py."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from jixiaolint.expression import nearest

            near = nearest(args[0], self.list_commands(ctx))
            raise click.UsageError(f"没有命令 {args[0]}{near}", ctx) from None


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(
    __version__, "-V", "--version", prog_name="jixiaolint", message="%(prog)s %(version)s"
)
def main() -> None:
    """检查预算项目绩效目标表：读文件里的绩效目标表，逐格按规则审核。"""
