"""`jixiaolint test-rules`: every rule's own examples."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jixiaolint import api
from jixiaolint.cli import _common
from jixiaolint.rule import Rule


@click.command()
@click.argument("wanted", nargs=-1, metavar="[规则包]…")
@_common.no_cache
def command(wanted: tuple[str, ...], no_cache: bool) -> None:
    """运行规则自带的正例和反例。写了规则包，只运行它们的；不写就运行全部自带规则。

    退出状态：0 全部符合；2 有例子不对，或规则包有错。
    """
    with _common.usage_errors():
        rules = api.rules(_common.request(wanted=wanted), not no_cache).rules
    rules = tuple(rule for rule in rules if not wanted or _asked(rule, wanted))
    if not rules:
        click.echo("没有一条规则可试", err=True)
        sys.exit(2)
    failures = [failure for rule in rules for failure in api.test_rule(rule)]
    for failure in failures:
        click.echo(f"{failure.file}: {failure.rule} {failure.example}：{failure.message}")
    count = sum(len(examples) for rule in rules for examples in rule.examples.values())
    verdict = f"{len(failures)} 个例子不对" if failures else "全部符合"
    click.echo(f"{len(rules)} 条规则，{count} 个例子，{verdict}。")
    sys.exit(2 if failures else 0)


def _asked(rule: Rule, wanted: tuple[str, ...]) -> bool:
    """Whether a rule belongs to one of the packs named: by the pack's name, or by its place."""
    file = Path(rule.file).resolve()
    places = (Path(one).resolve() for one in wanted)
    return rule.facts.pack in wanted or any(p == file or p in file.parents for p in places)
