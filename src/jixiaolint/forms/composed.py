"""Labels made of usual parts in an order that no form writes them in: 项目绩效总体目标, 年度预期目标.

Counties put the same few words together anew. What such a label stands for is told by its end; all
before that must be parts that do not change it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

_LONGEST = 16


class Composed:
    """`ends` map the end of a label to what it stands for, `parts` may stand before it."""

    __slots__ = ("_ends", "_last", "_parts")

    def __init__(self, ends: Mapping[str, str], parts: Sequence[str]) -> None:
        self._ends = ends
        self._parts = tuple(parts)
        self._last = frozenset(end[-1] for end in ends)

    def meaning(self, word: str) -> str | None:
        """What a label (bare key) stands for; of several ends the longest tells. None when it is none."""
        if word[-1:] not in self._last or len(word) > _LONGEST:
            return None
        return _meaning(self, word)

    def end(self, word: str) -> str | None:
        """What the longest end stands for before which nothing but parts stands."""
        starts = (at for at in range(len(word)) if word[at:] in self._ends)
        return next((self._ends[word[at:]] for at in starts if self._made(word[:at])), None)

    def _made(self, text: str) -> bool:
        return not text or any(
            text.startswith(part) and self._made(text[len(part) :]) for part in self._parts
        )


@lru_cache(maxsize=10_000)
def _meaning(composed: Composed, word: str) -> str | None:
    return composed.end(word)
