"""`jixiaolint extract`: documents → canonical JSON, or rows for a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jixiaolint import api
from jixiaolint.cli import _common, _output, _progress
from jixiaolint.settings import SettingsError

FORMATS = ("json", "csv", "xlsx")
UNREAD = ("unreadable", "unread")


@click.command()
@_common.paths
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="输出格式：json 是完整的数据；csv、xlsx 一行一个指标，好做透视表。默认看 -o 的后缀，否则 json。",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="文件", help="写到文件。")
@click.option(
    "--explain",
    is_flag=True,
    help="说明每张表认成了哪种表式、凭哪些标签、剩下什么没有认出。JSON 里也写上。",
)
@_common.year
@_common.jobs
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    explain: bool,
    year: int | None,
    jobs: int,
) -> None:
    """读出文件里的绩效目标表，不检查。有文件或页面读不出来就说明原因，退出状态为 1。"""
    with _common.usage_errors():
        request = _common.request(writes=[output], year=year)
        form = format_ or _by_suffix(output)
        with _progress.shown() as progress:
            documents = api.read(paths, request, jobs=jobs, progress=progress)
        content = api.extracted(documents, form, explain)
    _output.write(content, output)
    for sentence in api.explanations(documents) if explain else ():
        click.echo(sentence, err=True)
    for remark in (api.passed_over(paths), "" if documents else api.nothing_found()):
        if remark:
            click.echo(f"注意：{remark}", err=True)
    left = [(d.path, n.text) for d in documents for n in d.notes if n.kind in UNREAD]
    for path, text in left:
        click.echo(f"错误：{path}：{text}", err=True)
    sys.exit(1 if left else 0)


def _by_suffix(output: Path | None) -> str:
    suffix = output.suffix.lstrip(".").lower() if output else ""
    if suffix and suffix not in FORMATS:
        raise SettingsError(f"看不出 {output} 要写哪种格式，用 --format 写明：{'、'.join(FORMATS)}")
    return suffix or "json"
