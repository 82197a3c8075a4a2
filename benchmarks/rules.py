"""What rules cost: up to 200 of them over 10,000 tables that are in memory.

Usage: python benchmarks/rules.py [TABLES]   (default 10000)
The rules are the shipped ones and as many generated ones as 200 take: conditions in the language of
rules over all of an indicator's and a table's fields. The tables are those of the corpus (without it,
of the samples) with other numbers in each, twenty a document. Times are the process's own, so that
other work on the machine does not count; compare ratios, not seconds.
"""

from __future__ import annotations

import itertools
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jixiaolint import api, engine, packs
from jixiaolint.forms import canonical, given
from jixiaolint.model.document import Document
from jixiaolint.rule import Rule

ROOT = Path(__file__).parents[1]
COUNTS = (50, 100, 200)
A_DOCUMENT = 20
COLUMNS = ("level1", "level2", "level3", "description", "value", "basis")
KEYS = ("title", "number", "org", "money_unit", "code", "name", "purpose", "goals")

TEXTS = ("level3", "description", "value", "basis")
KINDS = ("数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标", "满意度指标")
WHEN = (
    'indicator.level2 == "{kind}" and not blank(indicator.{text})',
    'has(indicator.{text}, ["完成", "及时", "合格"]) and indicator.level2 != "{kind}"',
    'starts(indicator.{text}, ["项目", "资金"]) or indicator.level2 == "{kind}"',
    'indicator.level2 in ["{kind}", "经济效益指标"] and len(indicator.{text}) > 3',
)
REQUIRE = (
    'matches(indicator.{text}, "[0-9]+(?:个|次|人|公里)|率$") or indicator.level3 in indicator.{text}',
    "not indicator.percent or indicator.percent <= 100",
    "not indicator.amount or indicator.amount * 2 <= table.budget.total + 1000000",
    'not has(core(indicator.{text}), ["待定", "另行通知", "暂无"])',
    "any(row.number for row in table.indicators) or blank(table.name)",
)
OF_TABLES = (
    "not table.budget.total or table.budget.total >= 0.01 * {n}",
    "count(row.level2 == '{kind}' for row in table.indicators) <= {n}",
    "sum(row.amount for row in table.indicators if row.per_unit) < 1000000 * {n}",
    "not matches(table.purpose, '第{n}(?:年|期)') or len(table.name) > {n}",
)


def generated(count: int) -> list[Rule]:
    """So many rules of conditions, compiled as a user's pack is: three of rows to one of tables."""
    rows = itertools.product(WHEN, REQUIRE, KINDS, TEXTS)
    of_rows = [(w, r, {"kind": k, "text": t}) for w, r, k, t in rows]
    tables = itertools.product(OF_TABLES, KINDS, range(2, 9))
    of_tables = [("", r, {"kind": k, "n": n}) for r, k, n in tables]
    chance = random.Random(1)
    part = count // 4
    chosen = [*chance.sample(of_rows, count - part), *chance.sample(of_tables, part)]
    text = "name: bench\ntitle: 测速\nrules:\n" + "".join(map(_rule, itertools.count(), chosen))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.yaml"
        path.write_text(text, encoding="utf-8")
        return list(packs.load([path], use_cache=False).rules)


def _rule(number: int, told: tuple[str, str, dict[str, Any]]) -> str:
    when, require, names = told
    lines = {
        "id": f"BENCH{number:03d}",
        "title": f"第{number}条",
        "severity": "info",
        "scope": "indicator" if when else "table",
        **({"when": when.format(**names)} if when else {}),
        "require": require.format(**names),
        "message": "有毛病",
        **dict.fromkeys(("why", "fix", "source"), "测速"),
    }
    body = "".join(f"    {key}: {_quoted(value)}\n" for key, value in lines.items())
    return f"  -\n{body}    examples: {{bad: [{{}}], good: [{{}}]}}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def documents(count: int) -> list[Document]:
    """So many tables, each one of the corpus with other numbers, twenty a document."""
    files = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))
    files = files or sorted((ROOT / "samples").glob("*.txt"))
    read = canonical.documents_json([api.document(file) for file in files])["documents"]
    pool = [_fragment(table) for document in read for table in document["tables"]]
    chance = random.Random(2)
    tables = [_varied(pool[at % len(pool)], chance) for at in range(count)]
    return [
        given.document({"year": 2023, "tables": tables[at : at + A_DOCUMENT]}, f"{at}.txt")
        for at in range(0, count, A_DOCUMENT)
    ]


def _fragment(table: dict[str, Any]) -> dict[str, Any]:
    rows = [{key: row[key] for key in COLUMNS} for row in table["indicators"]]
    budget = {key: table["budget"].get(key) for key in ("total", "fiscal", "other")}
    plan = [{key: period[key] for key in ("period", "value")} for period in table["plan"]]
    return {**{k: table[k] for k in KEYS}, "budget": budget, "plan": plan, "indicators": rows}


def _varied(value: Any, chance: random.Random) -> Any:
    """The same with the second and later figures of each number drawn anew."""
    if isinstance(value, dict):
        return {key: _varied(inner, chance) for key, inner in value.items()}
    if isinstance(value, list):
        return [_varied(inner, chance) for inner in value]
    if not isinstance(value, str):
        return value
    return re.sub("(?<=[0-9])[0-9]", lambda _: str(chance.randrange(10)), value)


def growth(rules: list[Rule], found: list[Document]) -> None:
    """Seconds with more and more of the rules, and what a rule costs a table and a place."""
    tables, rows = (
        sum(len(d.tables) for d in found),
        sum(len(t.indicators) for d in found for t in d.tables),
    )
    print(f"{tables} 张表、{rows} 行指标，规则从少到多：")
    print("   规则      用时    比例  每条每表  每条每处")
    first = 0.0
    for count in COUNTS:
        chosen = rules[:: len(rules) // count][:count]
        seconds, places = _judged(chosen, found)
        first = first or seconds
        print(
            f"  {count:4d} 条 {seconds:6.2f} s {seconds / first:6.2f} 倍"
            f" {seconds / count / tables * 1e6:6.2f} µs {seconds / places * 1e6:6.2f} µs"
        )


def conditions(rules: list[Rule], found: list[Document]) -> None:
    """What one evaluation of each condition costs, `when` and `require` together."""
    costs = {rule.id: _cost(rule, found) for rule in rules}
    order = sorted(costs.values())
    seconds, places = _judged(rules, found)
    print(
        f"其中只用表达式的 {len(rules)} 条，一次判断：中位 {statistics.median(order) * 1e6:.2f} µs，"
        f"九成在 {order[len(order) * 9 // 10] * 1e6:.2f} µs 以内；"
        f"连同引擎每条每处 {seconds / places * 1e6:.2f} µs"
    )
    slow = sorted(costs, key=costs.__getitem__, reverse=True)[:3]
    print("  最慢：" + "，".join(f"{code} {costs[code] * 1e6:.2f} µs" for code in slow))


def _judged(rules: list[Rule], found: list[Document]) -> tuple[float, int]:
    """Seconds that the engine takes, and how many places it looks at, rule by rule."""
    start = time.process_time()
    engine.judge([(document, rules) for document in found])
    seconds = time.process_time() - start
    looked = {
        s: sum(1 for d in found for _ in engine.subjects(s, d)) for s in {r.scope for r in rules}
    }
    return seconds, sum(looked[rule.scope] for rule in rules)


def _is_condition(rule: Rule) -> bool:
    """Whether expressions alone make the rule: no check stands behind its `examine`."""
    cells = getattr(rule.examine, "__closure__", None) or ()
    return not any(
        hasattr(one, "__self__") for one in (rule.examine, *(c.cell_contents for c in cells))
    )


def _cost(rule: Rule, found: list[Document]) -> float:
    places = [(s, t, d) for d in found for s, t in engine.subjects(rule.scope, d)]
    examine = rule.examine

    def run() -> None:
        for subject, table, document in places:
            examine(subject, table, document)

    return min(_timed(run) for _ in range(3)) / max(1, len(places))


def _timed(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _spread(shipped: list[Rule], more: list[Rule]) -> Iterator[Rule]:
    """Both in one order, so that each part of it holds as much of either."""
    placed = [
        ((at + 0.5) / len(some), rule) for some in (shipped, more) for at, rule in enumerate(some)
    ]
    return (rule for _, rule in sorted(placed, key=lambda pair: pair[0]))


def main(count: int) -> None:
    """All measurements."""
    shipped = list(api.rules().rules)
    more = generated(COUNTS[-1] - len(shipped))
    found = documents(count)
    growth(list(_spread(shipped, more)), found)
    conditions([rule for rule in (*shipped, *more) if _is_condition(rule)], found[:50])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
