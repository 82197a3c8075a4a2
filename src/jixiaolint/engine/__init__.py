"""Rules × documents → findings: examined, worded, sorted, de-duplicated, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jixiaolint.checks.hit import Hit
from jixiaolint.engine import finish
from jixiaolint.engine.places import pointer
from jixiaolint.engine.words import finding
from jixiaolint.model.document import Document, Table
from jixiaolint.model.finding import (
    Coverage,
    DocumentCoverage,
    Report,
    RowTrouble,
)
from jixiaolint.rule import Rule

_ENOUGH_TO_GATHER = 3
"""A fault of every table is said once for the document from this many tables on (rule catalogue)."""


class Hitting(NamedTuple):
    """A hit with the rule, the noun it is on, and the table and document around it."""

    rule: Rule
    hit: Hit
    noun: Any
    table: Table | None
    document: Document
    tables: tuple[Table, ...] = ()
    """All tables concerned, when the hit stands for the same fault in several."""


Pairs = Sequence[tuple[Document, Sequence[Rule]]]


def check(documents: Sequence[Document], rules: Sequence[Rule]) -> Report:
    """Every rule on every document. Findings come in the order document, place, code."""
    return check_each([(document, rules) for document in documents])


def check_each(pairs: Pairs) -> Report:
    """Every document under its own rules."""
    hits, judged = judge(pairs)
    findings = [f for kept in hits for f in finish.ordered([finding(h) for h in kept])]
    facts = {rule.id: rule.facts for _, rules in reversed(pairs) for rule in rules}
    documents = tuple(document for document, _ in pairs)
    return Report(documents, tuple(findings), _coverage(documents, judged), facts)


def judge(pairs: Pairs) -> tuple[list[list[Hitting]], Counter[str]]:
    """The hits of each document before they are worded, and how many places each rule judged."""
    judged = Counter({rule.id: 0 for _, rules in pairs for rule in rules})
    hits: list[list[Hitting]] = []
    for document, rules in pairs:
        alone = [rule for rule in rules if rule.scope != "run"]
        places = {scope: list(subjects(scope, document)) for scope in {r.scope for r in alone}}
        found = ((r, list(_examine(r, document, places[r.scope], judged))) for r in alone)
        hits.append([h for rule, some in found for h in _joined(rule, some, document)])
    across = {rule.id: rule for _, rules in pairs for rule in rules if rule.scope == "run"}
    owners = {id(t): n for n, (d, _) in enumerate(pairs) for t in d.tables}
    for code, rule in across.items():
        own = [next((r for r in rules if r.id == code), None) for _, rules in pairs]
        under = tuple(d for (d, _), r in zip(pairs, own, strict=True) if r is not None)
        for table, hit in _examine_run(rule, under, judged):
            number = owners[id(table)]
            mine = own[number] or rule
            hits[number].append(Hitting(mine, hit, table, table, pairs[number][0]))
    return [finish.unbeaten(some) for some in hits], judged


def subjects(scope: str, document: Document) -> Iterator[tuple[Any, Table | None]]:
    """The nouns of a scope in a document, each with its table."""
    if scope == "document":
        yield document, None
    elif scope == "paragraph":
        yield from ((p, None) for p in document.paragraphs)
    for table in document.tables:
        if scope == "table":
            yield table, table
        elif scope == "indicator":
            yield from ((row, table) for row in table.indicators)
        elif scope == "goal":
            yield from ((goal, table) for goal in table.goals)
        elif scope in ("plan", "period") and "plan" in table.sections:
            if scope == "plan":
                yield table.plan, table
            else:
                yield from ((period, table) for period in table.plan.periods)


def _examine(
    rule: Rule,
    document: Document,
    places: Sequence[tuple[Any, Table | None]],
    judged: Counter[str],
) -> Iterator[Hitting]:
    examine, count = rule.examine, 0
    for subject, table in places:
        hits = examine(subject, table, document)
        if hits is None:
            continue
        count += 1
        for hit in hits:
            noun = subject if hit.on is None else hit.on
            owner = hit.table or _owner(noun, document) or table
            yield Hitting(rule, hit, noun, owner, document)
    judged[rule.id] += count


def _owner(noun: Any, document: Document) -> Table | None:
    """The table that a noun is or stands in, by its pointer; None for one outside the tables."""
    steps = getattr(noun, "pointer", "").split("/")
    return document.tables[int(steps[2])] if len(steps) > 2 else None


def _examine_run(
    rule: Rule, documents: tuple[Document, ...], judged: Counter[str]
) -> Iterator[tuple[Table, Hit]]:
    """A rule over the whole run names the table that each of its hits is on."""
    hits = rule.examine(documents, None, None)
    if hits is not None:
        judged[rule.id] += sum(len(d.tables) for d in documents)
        yield from ((hit.on, hit) for hit in hits)


def _joined(rule: Rule, hits: list[Hitting], document: Document) -> list[Hitting]:
    if rule.gather:
        return _gather(rule, hits, document)
    if not rule.once:
        return hits
    by_table: dict[int, list[Hitting]] = {}
    for hitting in hits:
        by_table.setdefault(id(hitting.table), []).append(hitting)
    return [_first(group) for group in by_table.values()]


def _first(group: list[Hitting]) -> Hitting:
    others = tuple(pointer(h) for h in group[1:])
    return group[0]._replace(hit=group[0].hit._replace(related=group[0].hit.related + others))


def _gather(rule: Rule, hits: list[Hitting], document: Document) -> list[Hitting]:
    """The same fault in every table (or, with "any", in whichever tables) as one."""
    by_key: dict[str, list[Hitting]] = {}
    for hitting in hits:
        by_key.setdefault(hitting.hit.key, []).append(hitting)
    kept: list[Hitting] = []
    for group in by_key.values():
        tables = list({id(h.table): h.table for h in group if h.table}.values())
        everywhere = len(tables) == len(document.tables) >= _ENOUGH_TO_GATHER
        if everywhere or rule.gather == "any":
            related = tuple(p for h in group for p in (pointer(h), *h.hit.related))
            whole = group[0].hit._replace(related=related)
            kept.append(group[0]._replace(hit=whole, tables=tuple(tables)))
        else:
            kept += group
    return kept


def _coverage(documents: Sequence[Document], judged: Counter[str]) -> Coverage:
    return Coverage(tuple(_document_coverage(d) for d in documents), dict(sorted(judged.items())))


def _document_coverage(document: Document) -> DocumentCoverage:
    troubles = [
        RowTrouble(table.index, left.text, left.why)
        for table in document.tables
        for left in table.leftovers
    ]
    troubles += [RowTrouble(None, "", n.text) for n in document.notes if n.kind != "hidden"]
    rows = sum(len(t.indicators) for t in document.tables)
    return DocumentCoverage(document.path, len(document.tables), rows, tuple(troubles))
