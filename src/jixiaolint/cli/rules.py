"""`jixiaolint rules`: the rules with severity and pack."""

from __future__ import annotations

import json
from typing import Any

import click

from jixiaolint import api
from jixiaolint.cli import _common
from jixiaolint.model.finding import SEVERITY_WORDS
from jixiaolint.settings import in_force


@click.command()
@click.argument("codes", nargs=-1, metavar="[编码]…")
@_common.rule_packs
@_common.no_cache
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式。",
)
def command(codes: tuple[str, ...], no_cache: bool, format_: str, **asked: Any) -> None:
    """列出规则：编码、级别、名称。可以只写编码的开头，例如 BUD。"""
    with _common.usage_errors():
        request = _common.request(select=codes, **asked)
        packs = api.rules(request, not no_cache)
        chosen = in_force(api.settings_of(".", request).layers, packs.rules)
    if format_ == "json":
        rows = [
            {"id": r.id, "title": r.facts.title, "severity": r.facts.severity, "pack": r.facts.pack}
            for r in chosen
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    pack = ""
    for rule in sorted(chosen, key=lambda r: (list(packs.titles).index(r.facts.pack), r.id)):
        if rule.facts.pack != pack:
            pack = rule.facts.pack
            click.echo(f"\n{packs.titles[pack]}（{pack}）")
        click.echo(f"  {rule.id}  {SEVERITY_WORDS[rule.facts.severity]}  {rule.facts.title}")
    click.echo(f"\n共 {len(chosen)} 条。jixiaolint explain 编码，看一条规则的说明和例子。")
