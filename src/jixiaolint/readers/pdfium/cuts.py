"""Whether what stands above a page break and what stands below it are one cell, one row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jixiaolint.readers.pdfium.parts import Part, Piece
from jixiaolint.readers.pdfium.writing import full

_WHOLE = "指标"
"""A text that ends so is whole: level 1 and level 2 (一级指标, 二级指标) often just fill their column."""
_ENDS = ("。", "；")
"""A text that ends so may be whole however full its last line is."""
HEADINGS = frozenset(("一级指标", "二级指标", "三级指标"))
"""A heading of a column does not go on below a break; what is below it is a label merged over many
rows, written on a page further on.
"""
_LABEL = 8
"""A label has no more characters, and no digits."""

ROOM = 1.5
"""A cell with room for so many lines more had no need to go on below the break."""
_TELLING = 2

LEVELS = 2
"""The first columns, 一级指标 and 二级指标, are merged over rows, so that blanks in them tell nothing."""

Verdict = Literal["blank", "open", "whole", "apart", "ends", "may be"]


def whole_texts(parts: Iterable[Part]) -> frozenset[str]:
    """Texts of cells that no page break can have cut."""
    return frozenset(
        p.plain
        for part in parts
        for p in part.pieces
        if (p.row > 0 or part.below) and (p.row_end < part.rows or part.above)
    )


def verdict(above: Piece, piece: Piece, known: frozenset[str]) -> Verdict:
    """Whether two pieces, one above the break and one below, are one cell: `apart` says that their
    texts are not, `ends` just that the text above could end there.
    """
    if above.plain in HEADINGS:
        return "apart"
    if not piece.text:
        return "blank"
    if not above.text:
        return "open"
    head, rest = above.plain, piece.plain
    if head + rest in known:
        return "whole"
    label = len(head) <= _LABEL and not any(map(str.isdigit, head))
    if head.endswith(_WHOLE) or (head in known and (rest in known or label)):
        return "apart"
    if head.endswith(_ENDS) or not full(above.lines[-1], piece.lines[0], above.width):
        return "ends"
    return "may be"


def broken(pairs: list[tuple[Piece | None, Piece]], verdicts: list[Verdict]) -> bool:
    """Whether the first row below the break is the rest of the last one above it."""
    filled = [v for v in verdicts if v != "blank"]
    if not filled:
        return True
    if verdicts[0] == "blank" and len(verdicts) == 2:
        return True  # label and text, the label written above
    if verdicts[0] == "blank" and len(filled) == 1:
        named = verdicts.index(filled[0]) > LEVELS
        if named or all(above and above.text for above, _ in pairs):
            return True  # the only cell that had more to say
    if "apart" in verdicts:
        return False
    if "ends" in verdicts:
        return _goes_on(pairs, verdicts)
    cut = any(
        v == "blank" and above and above.text for (above, _), v in zip(pairs, verdicts, strict=True)
    )
    return cut or "open" not in verdicts


def _goes_on(pairs: list[tuple[Piece | None, Piece]], verdicts: list[Verdict]) -> bool:
    """Whether a row goes on though some text of it could end above: a paragraph within its cell may
    end there. Cells that stay blank below, full lines and texts known as a whole tell.
    """
    told = verdicts.count("whole") + verdicts.count("may be") / 2
    if verdicts[0] != "blank" or not told:
        return False
    for number, ((above, _), says) in enumerate(zip(pairs, verdicts, strict=True)):
        if above is None or (says == "ends" and above.room >= ROOM):
            return False
        told += number >= LEVELS and says == "blank" and bool(above.text)
    return told >= _TELLING
