"""Precision and recall of the shipped rules, code by code, against the labels of the corpus.

Usage: python benchmarks/accuracy.py [CORPUS]   (default ../shared/corpus)
Prints a line a code, then every difference, then every finding that the labels do not speak of:
docs/accuracy.md judges those one by one. Exit status 1 when the whole is below 0.98.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from jixiaolint import api
from jixiaolint.model.finding import Finding
from jixiaolint.settings import Layer, Request

LEAST = 0.98
CODES = """\
BUD001 BUD002 BUD003 BUD004 CPY001 CPY002 CPY004 CPY005 GOL001 GOL002 GOL003
IND001 IND002 IND003 IND004 IND005 IND006 IND007 IND008 IND009 IND010
PLN001 PLN002 PLN003 PLN004 PLN005
STR001 STR002 STR003 STR004 STR005 STR006 STR007 STR008
TXT003 TXT005 TXT006 TXT008 TXT009
VAL001 VAL002 VAL003 VAL004 VAL005 VAL006 VAL007 VAL008 VAL009 VAL010 VAL011 VAL013 VAL016
""".split()
"""The codes that the corpus labels (its README)."""

Place = tuple[str, str, str]
"""Document, code, and the place: table/row for a finding, the list of tables for a group."""


def expected(label: Path) -> Counter[Place]:
    """The labels of one document."""
    data = json.loads(label.read_text(encoding="utf-8"))
    name = document_of(label)
    places = [(name, f["rule"], f"{f['table']}/{f['place']}") for f in data["findings"]]
    places += [(name, g["rule"], f"all {g['tables']}") for g in data["groups"]]
    return Counter(places)


class Found(NamedTuple):
    """What the rules say of a document: in the labels' terms, and beyond them."""

    labelled: Counter[Place]
    beyond: list[Finding]


def found(label: Path) -> Found:
    """The findings on the document of a label file.

    The labels speak of tables alone: findings on the narrative outside them are beyond.
    """
    name = document_of(label)
    year = json.loads(label.read_text(encoding="utf-8"))["year"]
    report = api.check([str(label.with_name(name + ".txt"))], Request(Layer("标注"), year=year))
    places = (
        (name, f.rule, _place(f.table, f.pointer, f.related))
        for f in report.findings
        if _labelled(f)
    )
    return Found(Counter(places), [f for f in report.findings if not _labelled(f)])


def _labelled(finding: Finding) -> bool:
    return finding.rule in CODES and (finding.table is not None or bool(finding.related))


def document_of(label: Path) -> str:
    """The name of the document that a label file speaks of, without its ending."""
    return label.name.removesuffix(".findings.json")


def _place(table: int | None, pointer: str, related: tuple[str, ...]) -> str:
    if table is None:
        tables = sorted({int(p.split("/")[2]) for p in related})
        return f"all {tables}"
    steps = pointer.split("/")
    return f"{table}/{'/'.join(steps[3:5]) if 'indicators' in steps else ''}"


def main(corpus: Path) -> int:
    """Print the comparison; 0 when precision and recall reach LEAST."""
    labels = sorted(corpus.glob("*.findings.json"))
    if not labels:
        print(f"没有找到标注：{corpus}（不在就不评，跳过）")
        return 0
    want, have = Counter[Place](), Counter[Place]()
    beyond: list[tuple[str, Finding]] = []
    for label in labels:
        want += expected(label)
        one = found(label)
        have += one.labelled
        beyond += ((document_of(label), f) for f in one.beyond)
    print(f"{'编码':<8}{'标注':>6}{'报出':>6}{'一致':>6}{'准确':>8}{'查全':>8}")
    for code in CODES:
        _line(
            code,
            {k: v for k, v in want.items() if k[1] == code},
            {k: v for k, v in have.items() if k[1] == code},
        )
    whole = _line("合计", want, have)
    for title, rest in (("多报", have - want), ("漏报", want - have)):
        for (name, code, place), times in sorted(rest.items()):
            print(f"{title} {code} {name} {place}{f' ×{times}' if times > 1 else ''}")
    print(f"没有标注的 {len(beyond)} 处，判断见 docs/accuracy.md")
    for name, finding in beyond:
        print(f"{name} {finding.rule} {finding.place or '整份'} {finding.message}")
    return 0 if min(whole) >= LEAST else 1


def _line(name: str, want: dict[Place, int], have: dict[Place, int]) -> tuple[float, float]:
    both = sum((Counter(want) & Counter(have)).values())
    wanted, given = sum(want.values()), sum(have.values())
    precision = both / given if given else 1.0
    recall = both / wanted if wanted else 1.0
    if wanted or given:
        print(f"{name:<8}{wanted:>8}{given:>8}{both:>8}{precision:>10.3f}{recall:>10.3f}")
    return precision, recall


if __name__ == "__main__":
    root = Path(__file__).parents[1]
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else root.parent / "shared" / "corpus"))
