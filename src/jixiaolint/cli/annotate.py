"""`jixiaolint annotate`: copies of Word and Excel files with the findings as comments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jixiaolint import api
from jixiaolint.cli import _common, _progress

_NAMED = 3
"""So many files that are passed over are named."""


@click.command()
@_common.paths
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="副本写到这个文件夹；不写就放在原文件旁边。",
)
@click.option(
    "--suggest",
    is_flag=True,
    help="有把握的改法写成 Word 修订，在 Word 里可以接受或拒绝；Excel 没有修订，改法在批注里。",
)
@_common.choosing
@_common.rule_packs
@_common.year
@_common.jobs
@_common.no_cache
def command(
    paths: tuple[str, ...],
    folder: Path | None,
    suggest: bool,
    jobs: int,
    no_cache: bool,
    **asked: Any,
) -> None:
    """把问题写成批注：给每份 Word、Excel 文件写一份副本“名称.annotated.docx”，原文件不动。

    退出状态：0 都写好了（没有问题的文件不写副本）；1 有文件写不了；2 用法、配置或规则包有错。
    """
    with _common.usage_errors(), _progress.shown() as progress:
        copies = api.annotate(
            paths,
            _common.request(**asked),
            folder=folder,
            suggest=suggest,
            jobs=jobs,
            use_cache=not no_cache,
            progress=progress,
        )
    passed = [one.path for one in copies if one.passed]
    if len(passed) == len(copies):
        click.echo("没有找到可以写批注的 Word、Excel 文件", err=True)
    for one in copies:
        if not one.passed:
            _tell(one)
    if passed:
        _tell_passed(passed)
    sys.exit(1 if any(one.trouble for one in copies) else 0)


def _tell_passed(paths: list[str]) -> None:
    named = "、".join(paths[:_NAMED])
    rest = f"等 {len(paths)} 份文件" if len(paths) > _NAMED else ""
    click.echo(f"没有写批注：{named}{rest}（不是 .docx、.xlsx，请用 check 检查）", err=True)


def _tell(one: api.Copy) -> None:
    if one.trouble:
        click.echo(f"错误：{one.path}：{one.trouble}", err=True)
    elif one.written is None:
        click.echo(f"{one.path}：没有发现问题，不用写批注", err=True)
    else:
        changes = f"，{one.written.changes} 格修订" if one.written.changes else ""
        click.echo(f"已写入 {one.copy}：{one.written.comments} 条批注{changes}", err=True)
        for left in one.written.left:
            click.echo(f"  注意：{left}", err=True)
