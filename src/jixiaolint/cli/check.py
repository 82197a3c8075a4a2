"""`jixiaolint check`: documents → findings."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from jixiaolint import api, reports
from jixiaolint.cli import _common
from jixiaolint.settings import FAIL_ON, FailOn, Selection, SettingsError, fails

Output = tuple[str, Path | None]


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


@click.command()
@_common.paths
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help=f"输出格式：{'、'.join(reports.formats())}。默认 text。",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="写到文件；可以写多次，写成 FORMAT:FILE 各用各的格式，例如 -o html:报告.html -o json:r.json。",
)
@_common.codes("--select", "只用这些规则，编码或编码的开头，用逗号分开，例如 BUD,PLN001。")
@_common.codes("--ignore", "不用这些规则。")
@click.option(
    "--severity",
    multiple=True,
    metavar="CODE=LEVEL",
    callback=_severities,
    help="改一条规则的级别：error、warning、info。",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="error",
    show_default=True,
    help="有这一级及以上的问题时，退出状态为 1。",
)
@_common.rule_packs
@_common.year
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="用几个进程读文件。"
)
@_common.no_cache
@click.option("--quiet", "-q", is_flag=True, help="只要问题和总数。")
@click.option("--statistics", is_flag=True, help="再列出每条规则报了几处。")
def command(
    paths: tuple[str, ...],
    format_: str | None,
    outputs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[tuple[str, str], ...],
    fail_on: FailOn,
    wanted: tuple[str, ...],
    year: int | None,
    jobs: int,
    no_cache: bool,
    quiet: bool,
    statistics: bool,
) -> None:
    """检查文件和文件夹里的绩效目标表。

    退出状态：0 没有 --fail-on 及以上的问题；1 有；2 用法、配置或规则包有错。
    """
    with _common.usage_errors():
        targets = [_target(one, format_) for one in outputs] or [(_format(format_ or "text"), None)]
        selection = Selection(select, ignore, severity)
        report = api.check(paths, selection, wanted, year, jobs, not no_cache)
    for name, path in targets:
        options = reports.Options(_width(), path is None and _colour(), quiet, statistics)
        _common.write(reports.render(name, report, options), path)
        if path is not None:
            click.echo(f"已写入 {path}", err=True)
    sys.exit(1 if fails(report.findings, fail_on) else 0)


def _format(name: str) -> str:
    try:
        return reports.known(name)
    except ValueError as error:
        raise SettingsError(str(error)) from None


def _target(text: str, format_: str | None) -> Output:
    """FORMAT:FILE, or FILE in the format asked for, or told by its suffix (text when unknown)."""
    name, colon, path = text.partition(":")
    if colon and len(name) > 1:
        return _format(name), Path(path)
    suffix = Path(text).suffix.lstrip(".").lower()
    by_suffix = suffix if suffix in reports.formats() else "text"
    return _format(format_ or by_suffix), Path(text)


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _width() -> int:
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 120))
