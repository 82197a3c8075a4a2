"""An indicator whose topic has nothing to do with its project's (CPY003)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.checks.twin_tables import RowKey, row_key
from jixiaolint.model.document import Document, Indicator, Table


class Sign(NamedTuple):
    """A word that shows a topic, and where it stands: name, purpose or goals."""

    topic: str
    word: str
    where: str


class Around(NamedTuple):
    """What the rows of a document are compared with, read once for all of its tables."""

    document: Document
    signs: Mapping[int, Mapping[str, Sign]]
    at_home: Mapping[str, Sequence[Table]]
    rows: Mapping[RowKey, Sequence[tuple[Table, Indicator]]]


SCOPE = "table"
FACTS: Facts = {
    "": {
        "indicator": Indicator,
        "topic": str,
        "word": str,
        "own": list,
        "copies": list,
        "home": list,
    }
}


@dataclass(frozen=True)
class Check:
    """`topics`: topic → words that speak of it, in a project or a row; `marks`: topic → words that make
    a row's topic certain (only these topics can be out of place); `clears`: topic → topics of projects
    in which its rows are at home too; `plausible`: topic → words of a project in which its rows may
    stand, unless `copies` tables have the very same row; `general`: words of a project that does a bit
    of everything; `masks`: phrases cut out before reading; `most`: with more topics than this a project
    counts as mixed, not counting `ways`, topics that only say how money is paid. Scope: table.

    Hits the row. Facts: topic and word (of the row), own (signs of the project's topics), copies
    (labels of the other tables with the same row), home (labels of the tables where the topic is at
    home). Related: the same rows, then the tables at home.
    """

    topics: dict[str, Words]
    marks: dict[str, Words]
    clears: dict[str, Words]
    plausible: dict[str, Words]
    general: Words
    masks: Words
    ways: Words
    most: int
    copies: int

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """The rows out of place; None when the project is mixed or its topic is not known."""
        around = self._around(document)
        signs = around.signs[table.index]
        own = [s for s in signs.values() if s.where != "goals"] or list(signs.values())
        said = table.name.plain + table.title.plain + table.purpose.plain
        mixed = sum(s.topic not in self.ways for s in own) > self.most
        if not own or mixed or any(word in said for word in self.general):
            return None
        hits = (self._judge(row, own, table, around) for row in table.indicators)
        return [hit for hit in hits if hit]

    def _judge(
        self,
        row: Indicator,
        own: list[Sign],
        table: Table,
        around: Around,
    ) -> Hit | None:
        signs = around.signs[table.index]
        text = f"{row.level3.plain} {row.description.plain}"
        certain = self._read(text, self._marks)
        if not certain or self._read(text, self._topics).keys() & signs.keys():
            return None
        topic, word = next(iter(certain.items()))
        if topic in signs or signs.keys() & set(self.clears.get(topic, ())):
            return None
        said = table.name.plain + table.purpose.plain
        same = [(t, r) for t, r in around.rows[row_key(row)] if t is not table]
        if any(w in said for w in self.plausible.get(topic, ())) and len(same) + 1 < self.copies:
            return None
        homes = [t for t in around.at_home.get(topic, ()) if t is not table]
        facts = {
            "topic": topic,
            "word": word,
            "own": own,
            "copies": [t.label for t, _ in same],
            "home": [t.label for t in homes],
        }
        related = (*(r.pointer for _, r in same), *(t.pointer for t in homes))
        return Hit(row, ".", facts, related)

    def _around(self, document: Document) -> Around:
        """Of the document at hand: its tables are examined one after another, so one is kept."""
        if not self._kept or self._kept[0].document is not document:
            self._kept[:] = [self._survey(document)]
        return self._kept[0]

    @cached_property
    def _kept(self) -> list[Around]:
        return []

    def _survey(self, document: Document) -> Around:
        signs = {table.index: self._signs(table) for table in document.tables}
        at_home: dict[str, list[Table]] = {}
        rows: dict[RowKey, list[tuple[Table, Indicator]]] = {}
        for table in document.tables:
            for topic in signs[table.index]:
                at_home.setdefault(topic, []).append(table)
            for row in table.indicators:
                rows.setdefault(row_key(row), []).append((table, row))
        return Around(document, signs, at_home, rows)

    def _signs(self, table: Table) -> dict[str, Sign]:
        """The project's topics, each with the first word that shows it."""
        parts = {
            "name": table.name.plain or table.title.plain,
            "purpose": table.purpose.plain,
            "goals": " ".join(goal.text.plain for goal in table.goals),
        }
        signs: dict[str, Sign] = {}
        for where, text in parts.items():
            for topic, word in self._read(text, self._topics).items():
                signs.setdefault(topic, Sign(topic, word, where))
        return signs

    def _read(self, text: str, patterns: Mapping[str, re.Pattern[str]]) -> dict[str, str]:
        text = self._mask.sub(" ", text)
        found = {topic: pattern.search(text) for topic, pattern in patterns.items()}
        return {topic: match[0] for topic, match in found.items() if match}

    @cached_property
    def _mask(self) -> re.Pattern[str]:
        return _pattern(self.masks)

    @cached_property
    def _topics(self) -> dict[str, re.Pattern[str]]:
        return {topic: _pattern(words) for topic, words in self.topics.items()}

    @cached_property
    def _marks(self) -> dict[str, re.Pattern[str]]:
        return {topic: _pattern(words) for topic, words in self.marks.items()}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words; of two that share characters the later one: 柳湾村道路 has 道路, no 村道."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_apart(word, longest_first) for word in longest_first) or r"(?!)")


def _apart(word: str, words: Iterable[str]) -> str:
    tails = {
        other[shared:]
        for other in words
        for shared in range(1, min(len(word), len(other)))
        if word.endswith(other[:shared])
    }
    unless = "|".join(map(re.escape, sorted(tails)))
    return re.escape(word) + (f"(?!{unless})" if unless else "")
