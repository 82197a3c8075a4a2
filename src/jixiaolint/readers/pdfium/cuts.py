"""Whether what stands above a page break and what stands below it are one cell, one row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jixiaolint.readers.pdfium.parts import Part, Piece
from jixiaolint.readers.pdfium.writing import full

_ENDS = ("指标", "。", "；")
"""A text that ends so is whole: level 1 and level 2 (一级指标, 二级指标) often just fill their column."""
_LABEL = 8
"""A label has no more characters, and no digits."""

Verdict = Literal["blank", "open", "whole", "apart", "may be"]


def whole_texts(parts: Iterable[Part]) -> frozenset[str]:
    """Texts of cells that no page break can have cut."""
    return frozenset(
        p.plain
        for part in parts
        for p in part.pieces
        if (p.row > 0 or part.below) and (p.row_end < part.rows or part.above)
    )


def verdict(above: Piece, piece: Piece, known: frozenset[str]) -> Verdict:
    """Whether two pieces, one above the break and one below, are one cell."""
    if not piece.text:
        return "blank"
    if not above.text:
        return "open"
    head, rest = above.plain, piece.plain
    if head + rest in known:
        return "whole"
    label = len(head) <= _LABEL and not any(map(str.isdigit, head))
    if head.endswith(_ENDS) or (head in known and (rest in known or label)):
        return "apart"
    return "may be" if full(above.lines[-1], piece.lines[0], above.width) else "apart"


def broken(pairs: list[tuple[Piece | None, Piece]], verdicts: list[Verdict]) -> bool:
    """Whether the first row below the break is the rest of the last one above it."""
    filled = [v for v in verdicts if v != "blank"]
    if not filled:
        return True
    if verdicts[0] == "blank" and len(verdicts) == 2:
        return True  # label and text, the label written above
    if (
        verdicts[0] == "blank"
        and len(filled) == 1
        and all(above and above.text for above, _ in pairs)
    ):
        return True  # the only cell that had more to say
    cut = any(
        v == "blank" and above and above.text for (above, _), v in zip(pairs, verdicts, strict=True)
    )
    return "apart" not in verdicts and (cut or "open" not in verdicts)
