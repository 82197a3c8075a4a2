"""Full-width and half-width forms of the same mark in one cell (TXT007)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document
from jixiaolint.model.pieces import pieces

SCOPE = "document"
FACTS: Facts = {"": {"marks": list}}


@dataclass(frozen=True)
class Check:
    """`pairs`: full-width marks and then their half-width forms (，, or （）()). Scope: document.

    Hits the cell; paragraphs outside tables are not judged. Facts: marks (for each pair that is mixed
    the first full-width and the first half-width mark). A half-width mark between two figures or
    letters (1,000 or 8:30) belongs to them.
    """

    pairs: tuple[str, ...]

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """A hit on every cell with a mixed pair; None when no table has a cell."""
        cells = [piece for piece in pieces(subject) if piece.part != "paragraph"]
        if not cells:
            return None
        hits = []
        for cell in cells:
            text = cell.text.text or ""
            both = [(full.search(text), half.search(text)) for full, half in self._marks]
            marks = [(full[0], half[0]) for full, half in both if full and half]
            if marks:
                key = "".join(full + half for full, half in marks)
                hits.append(Hit(cell.noun, cell.at, {"marks": marks}, key=key))
        return hits

    @cached_property
    def _marks(self) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
        """For each pair what finds its full-width, and what its half-width marks."""
        found = []
        for pair in self.pairs:
            full, half = (
                f"[{re.escape(half)}]" for half in (pair[: len(pair) // 2], pair[len(pair) // 2 :])
            )
            outside = rf"(?<![0-9A-Za-z]){half}|{half}(?![0-9A-Za-z])"
            found.append((re.compile(full), re.compile(outside)))
        return found
