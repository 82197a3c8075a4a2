"""Words or patterns that should not stand in a text (CPY007, TXT002, TXT003, TXT008, TXT009)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.expression.trouble import of_pattern
from jixiaolint.model.document import Document, Field
from jixiaolint.model.pieces import PARTS, pieces

NONE = Words(())


SCOPE = "document"
FACTS: Facts = {"": {"found": list, "better": list, "mended": str, "part": str}}


@dataclass(frozen=True)
class Check:
    """`within`: in which pieces of text to look (paragraph, title, name, purpose, goal, level3,
    description, value, basis); `words`: what must not stand there; `pattern`: the same as a regular
    expression, half-width; `lawful`: phrases that excuse a match which they hold or reach into (数据
    excuses 数数 in 次数数据, 次数 does not); `spaced`: white space counts, so that nothing is found
    across it; `better`: what a match should be (as in re.sub).
    Scope: document. One hit a piece. Facts: found (the matches), better (one for each), part (where, as
    in `within`), mended (the whole text with the better ones in it, "" when that cannot be said).
    """

    within: tuple[str, ...]
    words: Words = NONE
    pattern: str = ""
    lawful: Words = NONE
    spaced: bool = False
    better: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError, in Chinese, for a part that no text is, for a pattern that cannot be or
        that even an empty text fits, and when there is nothing to look for.
        """
        if strange := [part for part in self.within if part not in PARTS]:
            raise ValueError(f"within 里没有 {strange[0]}，可用的有：{'、'.join(PARTS)}")
        if unicodedata.normalize("NFKC", self.pattern) != self.pattern:
            raise ValueError(f"正则表达式里有全角字符，请改写成半角：{self.pattern}")
        try:
            empty = re.compile(self.pattern).search("")
        except re.error as error:
            raise ValueError(f"正则表达式有误：{self.pattern}（{of_pattern(error)}）") from None
        if not self.pattern and not self.words:
            raise ValueError("words 和 pattern 至少要写一样，词表不能是空的")
        if self.pattern and empty:
            raise ValueError(f"正则表达式什么文字都符合：{self.pattern}（请写明要找什么）")

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """A hit on every piece in which something is found; None when there is nothing to read."""
        texts = [piece for piece in pieces(subject) if piece.part in self.within]
        if not texts:
            return None
        hits = []
        for piece in texts:
            if found := list(self._matches(self._read(piece.text))):
                matches = {m[0]: m.expand(self.better) for m in found}
                facts = {
                    "found": list(matches),
                    "better": list(matches.values()),
                    "mended": self._mended(piece.text, found),
                    "part": piece.part,
                }
                hits.append(Hit(piece.noun, piece.at, facts, key="、".join(matches)))
        return hits

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        at = 0
        while match := self._find.search(text, at):
            if self._excused(match):
                at = match.start() + 1
            else:
                yield match
                at = match.end()

    def _excused(self, match: re.Match[str]) -> bool:
        start, end = match.span()
        for at in range(max(0, start - self._reach), end):
            phrase = self._lawful.match(match.string, at)
            outside = phrase and (at < start < phrase.end() or phrase.end() > end)
            if outside or (phrase and phrase.span() == (start, end)):
                return True
        return False

    def _read(self, text: Field) -> str:
        return unicodedata.normalize("NFKC", text.text or "") if self.spaced else text.plain

    def _mended(self, text: Field, found: Sequence[re.Match[str]]) -> str:
        """What was read is half-width and mostly without white space: the written text is longer."""
        written = text.text or ""
        read = [unicodedata.normalize("NFKC", character) for character in written]
        if not self.spaced:
            read = ["".join(one.split()) for one in read]
        if not self.better or "".join(read) != self._read(text):
            return ""
        starts = [i for i, one in enumerate(read) for _ in one]
        for match in reversed(found):
            first, last = starts[match.start()], starts[match.end() - 1]
            written = written[:first] + match.expand(self.better) + written[last + 1 :]
        return written

    @cached_property
    def _find(self) -> re.Pattern[str]:
        return re.compile("|".join([*_escaped(self.words), *filter(None, [self.pattern])]))

    @cached_property
    def _lawful(self) -> re.Pattern[str]:
        begins = re.escape("".join(sorted({word[0] for word in self.lawful})))
        return re.compile(
            f"(?=[{begins}])(?:{'|'.join(_escaped(self.lawful))})" if begins else r"(?!)"
        )

    @cached_property
    def _reach(self) -> int:
        return max(map(len, self.lawful), default=1) - 1


def _escaped(words: Words) -> list[str]:
    longest_first: list[str] = sorted(words, key=len, reverse=True)
    return [re.escape(word) for word in longest_first]
