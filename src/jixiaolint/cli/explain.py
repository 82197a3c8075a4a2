"""`jixiaolint explain`: one rule's page."""

from __future__ import annotations

from typing import Any

import click

from jixiaolint import api
from jixiaolint.cli import _common


@click.command()
@click.argument("codes", nargs=-1, required=True, metavar="编码…")
@_common.rule_packs
@_common.no_cache
def command(codes: tuple[str, ...], no_cache: bool, **asked: Any) -> None:
    """说明规则查什么、为什么查、依据什么、怎么改，并各举正反例子。"""
    with _common.usage_errors():
        pages = api.pages(codes, _common.request(**asked), not no_cache)
    click.echo("\n\n".join(pages))
