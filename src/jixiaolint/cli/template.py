"""`jixiaolint template`: the review letter's Word template, for a bureau to change."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jixiaolint.cli import _output


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path), metavar="文件")
def command(path: Path) -> None:
    """写出审核意见的 Word 模板，改好以后用 check --template 文件。"""
    from jixiaolint.reports.docx import letter

    if path.exists():
        click.echo(f"错误：{path} 已经有了，请换一个名称", err=True)
        sys.exit(2)
    _output.write(letter(), path)
    click.echo(f"已写入 {path}", err=True)
