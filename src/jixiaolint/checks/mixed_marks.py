"""Full-width and half-width forms of the same mark in one cell (TXT007)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document
from jixiaolint.model.pieces import pieces


@dataclass(frozen=True)
class Check:
    """`pairs`: a full-width mark and its half-width form each (，, （( ％%). Scope: document.

    Hits the cell; paragraphs outside tables are not judged. Facts: marks (the pairs that are mixed).
    A half-width mark between two figures or letters (1,000 or 8:30) belongs to them.
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
            marks = [p for p in self.pairs if p[0] in text and self._half[p].search(text)]
            if marks:
                hits.append(Hit(cell.noun, cell.at, {"marks": marks}, key="".join(marks)))
        return hits

    @cached_property
    def _half(self) -> dict[str, re.Pattern[str]]:
        inner = r"(?<![0-9A-Za-z]){0}|{0}(?![0-9A-Za-z])"
        return {p: re.compile(inner.format(re.escape(p[1]))) for p in self.pairs}
