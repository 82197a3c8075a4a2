"""A paragraph that stands two or more times in a document (CPY006)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, plain
from jixiaolint.model.grid import Paragraph

SCOPE = "document"
FACTS: Facts = {"": {"paragraph": Paragraph, "first": Paragraph, "count": int}}


@dataclass(frozen=True)
class Check:
    """`least`: a paragraph shorter than this may well stand twice (characters). Scope: document.

    Hits the later paragraph. Where a whole passage was pasted again, its paragraphs in order, the hit
    is on the first of them. Facts: first (the paragraph copied), count (how many paragraphs in a row).
    """

    least: int

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """One hit for each passage that stands again; None without paragraphs of that length."""
        long = [p for p in subject.paragraphs if len(plain(p.text)) >= self.least]
        if not long:
            return None
        passages: list[tuple[Paragraph, Paragraph, int]] = []
        seen: dict[str, list[int]] = {}
        copied = -1
        for at, paragraph in enumerate(long):
            before = seen.setdefault(plain(paragraph.text), [])
            goes_on = copied >= 0 and copied + 1 in before
            if goes_on:
                later, first, count = passages[-1]
                passages[-1] = (later, first, count + 1)
            elif before:
                passages.append((paragraph, long[before[0]], 1))
            copied = copied + 1 if goes_on else before[0] if before else -1
            before.append(at)
        return [
            Hit(later, ".", {"first": first, "count": count}, key=plain(later.text))
            for later, first, count in passages
        ]
