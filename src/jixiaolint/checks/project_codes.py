"""项目编码 across a whole run: shared by two tables, of another region, of an odd year (STR009).

A code is 6 digits of the administrative division, 2 of the year, then 13 characters: so in all 44
codes seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table

_CODE = re.compile(r"(\d{6})(\d{2})[0-9A-Z]{13}")


SCOPE = "run"
FACTS: Facts = {
    "shared": {"others": list},
    "region": {"region": str, "usual": str},
    "later": {"code_year": int, "year": int},
    "older": {"code_year": int, "year": int},
}


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: run. Variants: shared, region, later, older.

    The same project in two documents (code and name equal) is no fault: it may be the same text in
    two files. Facts: shared → others (labels of the other tables); region → region, usual; later, older →
    code_year, year.
    """

    def examine(
        self, subject: tuple[Document, ...], table: None, document: None
    ) -> Iterable[Hit] | None:
        """Hits on the tables' `code`."""
        with_code = [
            (d, t, m) for d in subject for t in d.tables if (m := _CODE.fullmatch(t.code.plain))
        ]
        if not with_code:
            return None
        return [*_shared(subject), *_regions(with_code), *_years(with_code)]


def _shared(documents: Iterable[Document]) -> Iterator[Hit]:
    by_code: dict[str, list[tuple[Document, Table]]] = {}
    for document in documents:
        for table in document.tables:
            if table.code.plain:
                by_code.setdefault(table.code.plain, []).append((document, table))
    for owners in by_code.values():
        for number, (document, table) in enumerate(owners):
            others = [
                (d, t)
                for d, t in owners[:number]
                if d is document or t.name.plain != table.name.plain
            ]
            if others:
                names = [t.label if d is document else f"{t.label}（{d.path}）" for d, t in others]
                related = tuple(f"{t.pointer}/code" for d, t in others if d is document)
                yield Hit(table, "code", {"others": names}, related, "shared", "shared")


def _regions(found: list[tuple[Document, Table, re.Match[str]]]) -> Iterator[Hit]:
    regions: dict[int, Counter[str]] = {}
    for document, _, match in found:
        regions.setdefault(id(document), Counter())[match[1]] += 1
    for document, table, match in found:
        counts = regions[id(document)]
        usual, times = counts.most_common(1)[0]
        if match[1] != usual and times > counts.total() / 2:
            yield Hit(table, "code", {"region": match[1], "usual": usual}, (), "region", "region")


def _years(found: list[tuple[Document, Table, re.Match[str]]]) -> Iterator[Hit]:
    for document, table, match in found:
        year = 2000 + int(match[2])
        if document.year is not None and year != document.year:
            variant = "later" if year > document.year else "older"
            facts = {"code_year": year, "year": document.year}
            yield Hit(table, "code", facts, (), variant, "year")
