"""What commands share: options of the same meaning, and errors turned into exit status 2."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from jixiaolint import api, packs, reports
from jixiaolint.nearest import nearest_file
from jixiaolint.settings import YEARS, Layer, Request, SettingsError, profiles

Command = Callable[..., Any]


class _There(click.Path):
    """A file or folder that is there; for one that is not, the nearest beside it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path = Path(value)
        if not path.exists():
            what = "文件" if self.file_okay else "文件夹"
            self.fail(f"没有这个{what}：{value}{nearest_file(path)}", param, ctx)
        return super().convert(value, param, ctx)


class _Range(click.IntRange):
    """Whole numbers of a range that is told in Chinese."""

    def _describe_range(self) -> str:
        return f"{self.min} 到 {self.max}" if self.max is not None else f"{self.min} 以上"


FILE = _There(dir_okay=False, path_type=Path)
FOLDER = _There(file_okay=False, path_type=Path)

paths = click.argument("paths", nargs=-1, required=True, metavar="路径…")
no_cache = click.option("--no-cache", is_flag=True, help="不用缓存，重新读规则包。")
year = click.option(
    "--year", type=_Range(*YEARS), metavar="年度", help="预算年度；不写就从文件里找。"
)
jobs = click.option(
    "--jobs",
    "-j",
    type=_Range(1),
    default=1,
    show_default=True,
    metavar="个数",
    help="用几个进程读文件。",
)


def rule_packs(command: Command) -> Command:
    """`--rules`, `--profile`, `--config`: which packs and layers are in force."""
    for option in (
        click.option(
            "--config", type=FILE, metavar="文件",
            help="用这份配置，不找文件旁边的 jixiaolint.yaml。",
        ),
        click.option(
            "--profile", multiple=True, metavar="名称",
            help=f"用哪种方案：{'、'.join(profiles())}，或自己的方案文件。可以写多次。",
        ),
        click.option(
            "--rules", "wanted", multiple=True, metavar="规则包",
            help="规则包：自带规则包的名称（只用这些），或自己的规则包文件、文件夹（加在自带的之上）。可以写多次。",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def choosing(command: Command) -> Command:
    """`--select`, `--ignore`, `--severity`: the command line's own layer."""
    command = click.option(
        "--severity", multiple=True, metavar="编码=级别", callback=_severities,
        help="改一条规则的级别：error、warning、info。",
    )(command)  # fmt: skip
    command = _codes("--ignore", "不用这些规则。")(command)
    return _codes("--select", "只用这些规则，编码或编码的开头，用逗号分开，例如 BUD,PLN001。")(
        command
    )


def request(**given: Any) -> Request:
    """The request that these options of a command make; options it does not have keep their default."""
    layer = Layer(
        "命令行", given.get("select", ()), given.get("ignore", ()), dict(given.get("severity", ()))
    )
    return Request(
        layer=layer,
        packs=given.get("wanted", ()),
        profile=given.get("profile", ()),
        config=given.get("config"),
        year=given.get("year"),
        baseline=given.get("baseline"),
        writes=tuple(path for path in given.get("writes", ()) if path is not None),
    )


@contextmanager
def usage_errors() -> Iterator[None]:
    """Errors of usage, configuration and packs: their Chinese message on stderr, exit status 2."""
    try:
        yield
    except packs.PackError as error:
        click.echo(f"{error.what}有 {len(error.faults)} 处错误，没有检查任何文件：", err=True)
        click.echo(str(error), err=True)
        sys.exit(2)
    except (
        api.PathError,
        api.ChangesError,
        api.MissingLibraryError,
        SettingsError,
        reports.TemplateError,
    ) as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(2)


def _codes(option: str, help_: str) -> Callable[[Command], Command]:
    """An option of rule codes, given several times or parted by commas."""

    def split(
        ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
    ) -> tuple[str, ...]:
        codes = tuple(c.strip() for one in value for c in one.replace("，", ",").split(","))
        if not all(codes):
            raise click.BadParameter("编码不能空着")
        return codes

    return click.option(option, multiple=True, metavar="编码", callback=split, help=help_)


def _severities(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = [one.partition("=") for one in value]
    for code, sign, level in pairs:
        if not (code and sign and level):
            raise click.BadParameter(
                f"要写成 编码=级别，例如 VAL012=warning（现在是 {code}{sign}{level}）"
            )
    return tuple((code.strip(), level.strip()) for code, _, level in pairs)
