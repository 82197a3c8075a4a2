"""The smallest pieces in which two texts differ, as a person would correct them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|.", re.DOTALL)
"""A number is changed as a whole: 2.10 to 25.03, not its digits."""

_MOST_PIECES = 4000
"""Beyond this the comparison would be felt; the text is then changed as a whole."""


class Edit(NamedTuple):
    """Put `new` for the characters `start` up to `end` of a text."""

    start: int
    end: int
    new: str


def edits(old: str, new: str) -> list[Edit]:
    """What turns `old` into `new`, from left to right."""
    one, two = _PIECE.findall(old), _PIECE.findall(new)
    if len(one) + len(two) > _MOST_PIECES:
        return [Edit(0, len(old), new)] if old != new else []
    at = [0]
    for piece in one:
        at.append(at[-1] + len(piece))
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return [
        Edit(at[i], at[j], "".join(two[k:m]))
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal"
    ]


def joined(taken: Sequence[Edit], more: Sequence[Edit]) -> list[Edit] | None:
    """Both corrections of one text together; None when they contradict each other.

    The same edit in both counts as one.
    """
    fresh = [edit for edit in more if edit not in taken]
    if any(_touch(edit, other) for edit in fresh for other in taken):
        return None
    return [*taken, *fresh]


def _touch(one: Edit, two: Edit) -> bool:
    return one.start <= two.end and two.start <= one.end
