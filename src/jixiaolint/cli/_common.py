"""What commands share: options of the same meaning, and errors turned into exit status 2."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from jixiaolint import api, packs
from jixiaolint.settings import SettingsError

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
rule_packs = click.option(
    "--rules", "wanted", multiple=True, metavar="PACK",
    help="规则包：自带规则包的名称（只用这些），或自己的规则包文件、文件夹（加在自带的之上）。可以写多次。",
)  # fmt: skip
no_cache = click.option("--no-cache", is_flag=True, help="不用缓存，重新读规则包。")
year = click.option("--year", type=click.IntRange(2000, 2100), help="预算年度；不写就从文件里找。")


@contextmanager
def usage_errors() -> Iterator[None]:
    """Errors of usage, configuration and packs: their Chinese message on stderr, exit status 2."""
    try:
        yield
    except packs.PackError as error:
        click.echo(f"规则包有 {len(error.faults)} 处错误，没有检查任何文件：", err=True)
        click.echo(str(error), err=True)
        sys.exit(2)
    except (api.PathError, SettingsError) as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(2)


def write(text: str, output: Path | None) -> None:
    """To the file, or to standard output as UTF-8."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")


def codes(option: str, help_: str) -> Callable[[Any], Any]:
    """An option of rule codes, given several times or parted by commas."""

    def split(
        ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
    ) -> tuple[str, ...]:
        return tuple(
            c.strip() for one in value for c in one.replace("，", ",").split(",") if c.strip()
        )

    return click.option(option, multiple=True, metavar="CODES", callback=split, help=help_)
