"""Write what is generated under docs/: the rule reference (rules/: a page for each shipped rule, an
index and a page on the kinds of check) and the JSON Schemas of the files that people write (schemas/),
for editors.

Usage: python docs/build.py [--check]
With --check nothing is written: exit status 1 and a list of what differs when something is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from itertools import groupby
from pathlib import Path
from typing import Any, get_type_hints

from ruamel.yaml import YAML

from jixiaolint import api, checks
from jixiaolint.model.finding import SEVERITY_WORDS
from jixiaolint.rule import Rule

FOLDER = Path(__file__).parent / "rules"
INDEX = """\
# 规则一览

由规则文件生成（`make docs`），请不要手改。级别：错误不能公开，警告要人看一眼，提示供参考。
自己写规则见[怎样写一条规则](../writing-rules.md)，`check:` 能用的见[检查种类](kinds.md)。
"""
KINDS = """\
# 检查种类

由 `src/jixiaolint/checks/` 里的模块生成（`make docs`），请不要手改。表达式说不出来的，规则里写
`check: {kind: 种类, 参数: …}`，各个参数的意思写在模块里 `Check` 的说明中，现成的写法见用它的规则。
写成“词”的参数，可以是一列文字，也可以是词表的名称；带“?”的可以不写。
说明文字（`message` 等）里除了 `table` 等名词，还能用检查给出的事实；分情形的，写在 `cases` 的 `variant` 里。
"""

_SHAPES: dict[Any, str] = {
    checks.Words: "词",
    dict[str, checks.Words]: "名称: 词",
    dict[str, list[str]]: "名称: 一列文字",
    tuple[str, ...]: "一列文字",
    str: "文字",
    int: "整数",
    float: "数",
    bool: "true 或 false",
}


def wanted() -> dict[str, str]:
    """Every page by its file's name."""
    packs = api.rules()
    codes = [rule.id for rule in packs.rules]
    pages = {f"{c}.md": page for c, page in zip(codes, api.pages(codes), strict=True)}
    order = sorted(packs.rules, key=lambda r: (list(packs.titles).index(r.facts.pack), r.id))
    regulations = {head["name"]: "；".join(head["regulations"]) for head in packs.heads}
    lines = [INDEX]
    for pack, rules in groupby(order, key=lambda rule: rule.facts.pack):
        lines += [
            f"## {packs.titles[pack]}（{pack}）",
            "",
            *([f"依据：{regulations[pack]}。", ""] if regulations[pack] else []),
            "| 编码 | 级别 | 查什么 |",
            "|---|---|---|",
        ]
        lines += [
            f"| [{r.id}]({r.id}.md) | {SEVERITY_WORDS[r.facts.severity]} | {r.facts.title} |"
            for r in rules
        ]
        lines.append("")
    return {"README.md": "\n".join(lines), "kinds.md": _kinds(packs.rules), **pages}


def _kinds(rules: Iterable[Rule]) -> str:
    """What each kind of check takes and tells, and the shipped rules that use it."""
    used: dict[str, list[Rule]] = {}
    for rule in rules:
        written = YAML(typ="safe").load(Path(rule.file))
        used.setdefault((written.get("check") or {}).get("kind"), []).append(rule)
    lines = [KINDS]
    for kind in checks.kinds():
        told = [
            f"{f'情形 `{v}`：' if v else ''}{_listed(f)}" for v, f in checks.facts(kind).items()
        ]
        lines += [
            f"## {kind}",
            "",
            f"- `scope: {checks.scope(kind)}`；参数：{'、'.join(_parameters(kind)) or '没有'}",
            f"- 事实：{'；'.join(told)}",
            *(f"- [{r.id}]({r.id}.md) {r.facts.title}（[写法]({_source(r)})）" for r in used[kind]),
            f"- 模块：[{kind}.py](../../src/jixiaolint/checks/{kind}.py)",
            "",
        ]
    return "\n".join(lines)


def _listed(names: Iterable[str]) -> str:
    return "、".join(f"`{name}`" for name in names) or "没有"


def _source(rule: Rule) -> str:
    """The way from a page to a rule's file."""
    return f"../../rules/{Path(rule.file).parent.name}/{Path(rule.file).name}"


def _parameters(kind: str) -> Iterator[str]:
    make: Any = checks.kind(kind)
    hints = get_type_hints(make)
    for field in fields(make):
        optional = "" if field.default is MISSING else "?"
        yield f"`{field.name}`{optional}（{_SHAPES.get(hints[field.name], '从几个里选')}）"


def schemas() -> dict[str, str]:
    """Every schema by its file's name."""
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in api.schemas().items()
    }


def stale(folder: Path, pages: dict[str, str]) -> list[str]:
    """Names of the files that are missing, differ or should no longer be there."""
    have = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.*")}
    return sorted(name for name in have.keys() | pages.keys() if have.get(name) != pages.get(name))


def write(folder: Path, pages: dict[str, str], check: bool) -> bool:
    """Write what differs, or only say so; True when the folder was stale and was left so."""
    names = stale(folder, pages)
    if check:
        if names:
            print(f"{folder.name} 和源文件不一致，请运行 make docs：{'、'.join(names)}")
        return bool(names)
    folder.mkdir(exist_ok=True)
    for name in names:
        if name in pages:
            (folder / name).write_text(pages[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    print(f"{folder}：{len(pages)} 个文件，改了 {len(names)} 个")
    return False


def main(check: bool, folder: Path = FOLDER) -> int:
    """Everything generated; 1 when a check found something stale."""
    old = [write(folder, wanted(), check), write(folder.parent / "schemas", schemas(), check)]
    return 1 if any(old) else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
