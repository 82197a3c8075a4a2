"""`jixiaolint check`: documents → findings."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import click

from jixiaolint import api, reports
from jixiaolint.cli import INTERRUPTED, _common, _output, _progress
from jixiaolint.model.finding import Report
from jixiaolint.settings import FAIL_ON, FailOn, Request, Settings, SettingsError, fails

Output = tuple[str, Path | None]


@click.command()
@_common.paths
@click.option(
    "--format",
    "format_",
    metavar="格式",
    help=f"输出格式：{'、'.join(reports.formats())}。默认 text。",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="文件",
    help="写到文件；可以写多次，写成“格式:文件”，各用各的格式，例如 -o html:报告.html -o json:r.json。",
)
@click.option(
    "--template",
    type=_common.FILE,
    metavar="文件",
    help="docx 格式用这份 Word 模板写审核意见；先用 jixiaolint template 写出自带的模板来改。",
)
@_common.choosing
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="有这一级及以上的问题时，退出状态为 1。默认 error，或配置里写的。",
)
@_common.rule_packs
@_common.year
@click.option(
    "--baseline",
    type=_common.FILE,
    metavar="文件",
    help="基线文件：里面已有的问题不再列出。",
)
@click.option("--diff", "since", metavar="版本", help="只报 git 的这个版本以来的改动带来的问题。")
@_common.jobs
@_common.no_cache
@click.option("--quiet", "-q", is_flag=True, help="只要问题和总数。")
@click.option("--statistics", is_flag=True, help="再列出每条规则报了几处。")
@click.option("--show-config", is_flag=True, help="只说明用了哪些设置、各从哪里来，不检查。")
def command(
    paths: tuple[str, ...],
    format_: str | None,
    outputs: tuple[str, ...],
    template: Path | None,
    fail_on: FailOn | None,
    since: str | None,
    jobs: int,
    no_cache: bool,
    quiet: bool,
    statistics: bool,
    show_config: bool,
    **asked: Any,
) -> None:
    """检查文件和文件夹里的绩效目标表。

    退出状态：0 没有 --fail-on 及以上的问题；1 有；2 用法、配置或规则包有错；
    130 被 Ctrl-C 中断（已读的照样列出）。
    """
    with _common.usage_errors():
        targets = _targets(outputs, format_, template)
        request = _common.request(**asked, writes=[path for _, path in targets])
        if show_config:
            _show({path: api.settings_of(path, request) for path in paths})
            return
        with _progress.shown(quiet) as progress:
            report = api.check(
                paths,
                request,
                jobs=jobs,
                use_cache=not no_cache,
                since=since,
                progress=progress,
            )
        options = reports.Options(_width(), quiet=quiet, statistics=statistics, template=template)
        _write(report, targets, options)
    if report.interrupted:
        sys.exit(INTERRUPTED)
    sys.exit(1 if _failed(report, request, fail_on) else 0)


def _write(report: Report, targets: list[Output], options: reports.Options) -> None:
    for name, path in targets:
        colour = path is None and _output.colour()
        _output.write(reports.render(name, report, replace(options, colour=colour)), path)
        if path is not None:
            click.echo(f"已写入 {path}", err=True)


def _failed(report: Report, request: Request, fail_on: FailOn | None) -> bool:
    """Whether a finding is as bad as `fail_on`, or as what its own document's configuration says."""
    levels = {
        path: fail_on or cast(FailOn | None, api.settings_of(path, request).fail_on) or "error"
        for path in {f.path for f in report.findings}
    }
    return any(fails([f], levels[f.path]) for f in report.findings)


def _show(settings: Mapping[str, Settings]) -> None:
    for path, one in settings.items():
        if len(settings) > 1:
            click.echo(f"== {path}")
        for name, value, origin in one.told():
            click.echo(f"{name}：{value}" + (f"（{origin}）" if origin else ""))


def _target(text: str, format_: str | None) -> Output:
    """FORMAT:FILE, or FILE in the format asked for or told by its end."""
    name, colon, path = text.partition(":")
    if not colon or len(name) == 1:
        name, path = format_ or reports.by_file_name(text), text
    return reports.known(name), Path(path)


def _targets(outputs: tuple[str, ...], format_: str | None, template: Path | None) -> list[Output]:
    """Every file asked for, or standard output. Raises SettingsError for a format that is not
    known, for a file asked for twice and for a template that nothing uses.
    """
    try:
        targets = [_target(one, format_) for one in outputs] or [
            (reports.known(format_ or "text"), None)
        ]
    except ValueError as error:
        raise SettingsError(str(error)) from None
    for path, times in Counter(path for _, path in targets).items():
        if times > 1:
            raise SettingsError(f"{path} 写了 {times} 次，一个文件只能放一种格式的结果")
    if template and "docx" not in dict(targets):
        raise SettingsError("--template 只用于 docx 格式，请加上 --format docx 或 -o 审核意见.docx")
    return targets


def _width() -> int:
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 120))
