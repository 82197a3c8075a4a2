"""Quotation marks and brackets that are not closed, or were never opened (TXT005)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document
from jixiaolint.model.pieces import Piece, pieces

_COUNTER = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
"""What stands before the lone closing bracket of a list: 1)保洁 2)清运."""


SCOPE = "document"
FACTS: Facts = {"": {"marks": str, "near": str}}


@dataclass(frozen=True)
class Check:
    """`pairs`: an opening and a closing mark each, half-width where there is such a form (“”, (), 《》);
    `even`: marks that open and close alike ("). Scope: document.

    Hits the paragraph or cell. Facts: marks (those left alone, in order), near (the words around the
    first). A mark that the neighbouring paragraph completes is no fault: a page break parted them.
    """

    pairs: tuple[str, ...]
    even: tuple[str, ...] = ()

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """A hit on every text with a mark left alone; None when there is no text at all."""
        texts = list(pieces(subject))
        if not texts:
            return None
        lone = [self._lone(piece.text.plain) for piece in texts]
        for at in range(1, len(texts)):
            if texts[at - 1].part == texts[at].part == "paragraph":
                self._join(lone[at - 1], lone[at])
        return [_hit(piece, marks) for piece, marks in zip(texts, lone, strict=True) if marks]

    def _lone(self, text: str) -> list[tuple[int, str]]:
        """Places and marks without their partner."""
        closes = self._closes
        left: list[tuple[int, str]] = []
        for found in self._marks.finditer(text):
            at, mark = found.start(), found[0]
            if mark not in closes:
                left.append((at, mark))
            elif left and left[-1][1] == closes[mark]:
                left.pop()
            elif not (mark == ")" and _COUNTER.search(text[max(0, at - 3) : at])):
                left.append((at, mark))
        odd = [mark for mark in self.even if text.count(mark) % 2]
        return sorted([*left, *((text.rindex(mark), mark) for mark in odd)])

    @cached_property
    def _closes(self) -> dict[str, str]:
        return {pair[1]: pair[0] for pair in self.pairs}

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(''.join(self.pairs))}]")

    def _join(self, before: list[tuple[int, str]], after: list[tuple[int, str]]) -> None:
        """Takes out the marks that were parted by the end of a paragraph."""
        while before and after and before[-1][1] + after[0][1] in self.pairs:
            del before[-1], after[0]


def _hit(piece: Piece, marks: list[tuple[int, str]]) -> Hit:
    at, written = marks[0][0], "".join(mark for _, mark in marks)
    near = piece.text.plain[max(0, at - 8) : at + 9]
    return Hit(piece.noun, piece.at, {"marks": written, "near": near}, key=written)
