"""Arithmetic written in prose whose result is wrong (ARI001)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.arithmetic import Equation, equations
from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Table
from jixiaolint.model.pieces import PARTS, Piece, table_pieces

SCOPE = "table"
_TOLD = {"expression": str, "stated": str, "computed": str, "in_stated_unit": str, "months": int}
FACTS: Facts = {"": _TOLD, "unit": _TOLD, "number and unit": _TOLD}


@dataclass(frozen=True)
class Check:
    """`within`: in which pieces of text to look (purpose, goal, description …). Scope: table.

    One hit for each wrong expression. Facts: expression, stated (the result as written), computed,
    in_stated_unit, months (how many a monthly rate was taken for; 0: none).
    Variants: unit (right but for 元 and 万元), number and unit (wrong in any unit).
    """

    within: tuple[str, ...]

    def __post_init__(self) -> None:
        """Raises ValueError, in Chinese, for a part that no text is."""
        if strange := [part for part in self.within if part not in PARTS]:
            raise ValueError(f"within 里没有 {strange[0]}，可用的有：{'、'.join(PARTS)}")

    def examine(self, subject: Table, table: Table, document: Document) -> Iterable[Hit] | None:
        """A hit on every piece for each wrong expression; None when none is understood."""
        pieces = [piece for piece in table_pieces(subject) if piece.part in self.within]
        found = [(p, one) for p in pieces for one in equations(p.text.text or "")]
        return [_hit(piece, one) for piece, one in found if not one.holds] if found else None


def _hit(piece: Piece, one: Equation) -> Hit:
    facts = {
        "expression": one.expression,
        "stated": one.stated,
        "computed": one.computed,
        "in_stated_unit": one.in_stated_unit,
        "months": int(dict(one.times).get("月", 0)),
    }
    return Hit(piece.noun, piece.at, facts, variant=one.slip, key=one.expression)
