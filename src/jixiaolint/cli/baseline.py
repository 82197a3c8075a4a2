"""`jixiaolint baseline`: today's findings, so that later runs show only new ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from jixiaolint import api, suppress
from jixiaolint.cli import _common, _output, _progress


@click.command()
@_common.paths
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("jixiaolint-baseline.json"),
    show_default=True,
    metavar="文件",
    help="写到哪个文件。",
)
@_common.choosing
@_common.rule_packs
@_common.year
@_common.jobs
@_common.no_cache
def command(paths: tuple[str, ...], output: Path, jobs: int, no_cache: bool, **asked: Any) -> None:
    """把现在的问题记成基线。以后 check --baseline 文件 只列新出现的问题。"""
    with _common.usage_errors(), _progress.shown() as progress:
        request = _common.request(**asked, writes=[output])
        report = api.check(paths, request, jobs=jobs, use_cache=not no_cache, progress=progress)
    if report.interrupted:  # half a baseline would let old findings block later
        raise KeyboardInterrupt
    _output.write(suppress.baseline_json(report.findings), output)
    for remark in report.remarks:
        click.echo(f"注意：{remark}", err=True)
    click.echo(f"{len(report.findings)} 处问题已记入 {output}", err=True)
