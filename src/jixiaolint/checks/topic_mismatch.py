"""An indicator whose topic has nothing to do with its project's (CPY003)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Indicator, Table


@dataclass(frozen=True)
class Check:
    """`topics`: topic → the words that speak of it, in a project or in an indicator; `marks`: topic →
    words that make an indicator's topic certain (only these topics can be out of place); `clears`:
    topic → topics of a project in which its indicators are at home too; `masks`: phrases that are cut
    out before reading, because the topic word in them means something else. Scope: table.

    Silent when the project's own topic is not clear. Hits the row. Facts: topic, word (in the
    indicator), own (the project's topics), own_words, home (labels of the document's tables where the
    indicator's topic is at home).
    """

    topics: dict[str, list[str]]
    marks: dict[str, list[str]]
    clears: dict[str, list[str]]
    masks: tuple[str, ...] = ()

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """The rows that are out of place; None when the project's topic is not known."""
        own = self._project(table)
        if not own:
            return None
        return [hit for row in table.indicators if (hit := self._judge(row, own, table, document))]

    def _judge(
        self, row: Indicator, own: Mapping[str, str], table: Table, document: Document
    ) -> Hit | None:
        text = f"{row.level3.plain} {row.description.plain}"
        certain = self._read(text, self._marks)
        if not certain or self._read(text, self._topics).keys() & own.keys():
            return None
        topic, word = next(iter(certain.items()))
        if own.keys() & set(self.clears.get(topic, ())):
            return None
        home = [t.label for t in document.tables if t is not table and topic in self._project(t)]
        facts = {
            "topic": topic,
            "word": word,
            "own": list(own),
            "own_words": list(own.values()),
            "home": home,
        }
        return Hit(row, ".", facts)

    def _project(self, table: Table) -> dict[str, str]:
        """Topics of the project, each with the word that shows it, from name, title, purpose, goals."""
        texts = [table.name.plain or table.title.plain, table.purpose.plain]
        texts += [goal.text.plain for goal in table.goals]
        return self._read(" ".join(texts), self._topics)

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
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
