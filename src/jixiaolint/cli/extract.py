"""`jixiaolint extract`: documents → canonical JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jixiaolint import api
from jixiaolint.cli import _common


@click.command()
@_common.paths
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="输出格式。",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="写到文件。")
@click.option("--explain", is_flag=True, help="说明认成了哪种表式、凭哪些标签、剩下什么没有认出。")
@_common.year
@_common.jobs
def command(
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    explain: bool,
    year: int | None,
    jobs: int,
) -> None:
    """读出文件里的绩效目标表，不检查。读不了的文件说明原因，退出状态为 1。"""
    with _common.usage_errors():
        files = api.find(paths)
        documents = list(api.documents(files, [year] * len(files), jobs))
    _common.write(api.extract_json(documents, explain), output)
    unreadable = [note for d in documents for note in d.notes if note.kind == "unreadable"]
    for note in unreadable:
        click.echo(f"错误：{note.text}", err=True)
    sys.exit(1 if unreadable else 0)
