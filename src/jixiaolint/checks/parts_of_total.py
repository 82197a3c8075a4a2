"""A total of money in prose whose parts do not come to it (ARI002)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jixiaolint.arithmetic import Breakdown, breakdowns
from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table
from jixiaolint.model.pieces import PARTS, Piece, table_pieces

SCOPE = "table"
FACTS: Facts = {"": {"word": str, "total": str, "parts": tuple, "sum": Decimal}}


@dataclass(frozen=True)
class Check:
    """`within`: in which pieces of text to look (purpose, goal, description …); `words`: what
    introduces the parts (其中 …); `skip`: beside these words the parts are not to be added;
    `percent`: how far sum and total may differ. Scope: table.

    Facts: word, total (as written), parts (as written), sum (万元). A part alone may be one of
    several: it is at fault only when it exceeds the total.
    """

    within: tuple[str, ...]
    words: Words
    skip: Words
    percent: float = 0.5

    def __post_init__(self) -> None:
        """Raises ValueError, in Chinese, for a part that no text is."""
        if strange := [part for part in self.within if part not in PARTS]:
            raise ValueError(f"within 里没有 {strange[0]}，可用的有：{'、'.join(PARTS)}")

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """A hit on every piece for each total that is not met; None when no total is understood."""
        pieces = [piece for piece in table_pieces(subject) if piece.part in self.within]
        found = [
            (piece, one)
            for piece in pieces
            for one in breakdowns(piece.text.text or "", self.words, self.skip)
        ]
        return [_hit(piece, one) for piece, one in found if self._off(one)] if found else None

    def _off(self, one: Breakdown) -> bool:
        within = Decimal(str(self.percent)) / 100 * max(one.sum, one.total)
        if len(one.parts) == 1:
            return one.sum - one.total > within
        return abs(one.sum - one.total) > within


def _hit(piece: Piece, one: Breakdown) -> Hit:
    facts = {"word": one.word, "total": one.total_text, "parts": one.part_texts, "sum": one.sum}
    return Hit(piece.noun, piece.at, facts, key=f"{one.word}{one.total_text}")
