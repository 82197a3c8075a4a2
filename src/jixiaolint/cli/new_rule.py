"""`jixiaolint new-rule`: a commented rule file for its author to go on from."""

from __future__ import annotations

from pathlib import Path

import click

from jixiaolint import api
from jixiaolint.cli import _common


@click.command()
@click.argument("code", metavar="编码")
@click.option(
    "--pack",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("我的规则"),
    show_default=True,
    metavar="文件夹",
    help="规则包的文件夹；没有就新建。",
)
def command(code: str, folder: Path) -> None:
    """写一个带注释的规则文件，照着改成自己的规则。编码例如 XIAN001。"""
    with _common.usage_errors():
        try:
            files = api.new_rule(code, folder)
        except api.AuthoringError as error:
            raise click.UsageError(str(error)) from None
    for file in files:
        click.echo(f"已写入 {file}")
    click.echo(f"照着注释改好以后，运行 jixiaolint test-rules {folder}")
