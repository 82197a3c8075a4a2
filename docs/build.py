"""Write what is generated under docs/: the rule reference (rules/: a page for each shipped rule and an
index) and the JSON Schemas of the files that people write (schemas/), for editors.

Usage: python docs/build.py [--check]
With --check nothing is written: exit status 1 and a list of what differs when something is stale.
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path

from jixiaolint import api
from jixiaolint.model.finding import SEVERITY_WORDS

FOLDER = Path(__file__).parent / "rules"
INDEX = """\
# 规则一览

由规则文件生成（`make docs`），请不要手改。级别：错误不能公开，警告要人看一眼，提示供参考。
自己写规则见[怎样写一条规则](../writing-rules.md)。
"""


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
    return {"README.md": "\n".join(lines), **pages}


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
