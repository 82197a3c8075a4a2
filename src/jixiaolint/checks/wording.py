"""Words or patterns that should not stand in a text (CPY007, TXT002, TXT003, TXT008, TXT009)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Words
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field
from jixiaolint.model.pieces import PARTS, pieces

NONE = Words(())


@dataclass(frozen=True)
class Check:
    """`within`: in which pieces of text to look (paragraph, title, name, purpose, goal, level3,
    description, value, basis); `words`: what must not stand there; `pattern`: the same as a regular
    expression, half-width; `lawful`: phrases cut out before reading; `spaced`: white space counts, so
    that nothing is found across it; `better`: what a match should be (as in re.sub).
    Scope: document. One hit a piece. Facts: found (the matches), better (one for each).
    """

    within: tuple[str, ...]
    words: Words = NONE
    pattern: str = ""
    lawful: Words = NONE
    spaced: bool = False
    better: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError, in Chinese, for a part that no text is or a pattern that cannot be."""
        if strange := [part for part in self.within if part not in PARTS]:
            raise ValueError(f"within 里没有 {strange[0]}，可用的有：{'、'.join(PARTS)}")
        if unicodedata.normalize("NFKC", self.pattern) != self.pattern:
            raise ValueError(f"正则表达式里有全角字符，请改写成半角：{self.pattern}")
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"正则表达式有误：{self.pattern}（{error}）") from None

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """A hit on every piece in which something is found; None when there is nothing to read."""
        texts = [piece for piece in pieces(subject) if piece.part in self.within]
        if not texts:
            return None
        hits = []
        for piece in texts:
            if found := list(self._find.finditer(self._read(piece.text))):
                matches = {m[0]: m.expand(self.better) for m in found}
                facts = {"found": list(matches), "better": list(matches.values())}
                hits.append(Hit(piece.noun, piece.at, facts, key="、".join(matches)))
        return hits

    def _read(self, text: Field) -> str:
        read = unicodedata.normalize("NFKC", text.text or "") if self.spaced else text.plain
        return self._lawful.sub(lambda m: "\0" * len(m[0]), read)

    @cached_property
    def _find(self) -> re.Pattern[str]:
        return re.compile("|".join([*_escaped(self.words), *filter(None, [self.pattern])]))

    @cached_property
    def _lawful(self) -> re.Pattern[str]:
        return re.compile("|".join(_escaped(self.lawful)) or r"(?!)")


def _escaped(words: Words) -> list[str]:
    longest_first: list[str] = sorted(words, key=len, reverse=True)
    return [re.escape(word) for word in longest_first]
