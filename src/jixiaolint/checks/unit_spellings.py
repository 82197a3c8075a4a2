"""The reporting unit's name in several near-identical spellings (TXT001)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document
from jixiaolint.model.pieces import Piece, pieces

_HAN = "[\u3400-\u9fff]"


SCOPE = "document"
FACTS: Facts = {"": {"name": str, "variant": str, "count": int, "times": int}}


@dataclass(frozen=True)
class Check:
    """`ends`: how names of units end (镇, 乡, 街道); `bodies`: what follows the name of the unit itself
    (人民政府, 办事处); `divisions`: what the name of a larger division ends in (县, 区);
    `common`: what looks like a name and is none (乡镇, 我镇). Scope: document.

    Hits each variant's first place. Facts: name (the usual spelling), variant, count (times the usual
    one stands), times (times the variant stands). A name with another character in it may be another
    township's, so it counts only before one of `bodies`; one with a character more or less always does.
    """

    ends: Words
    bodies: Words
    divisions: Words
    common: Words

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The variants of the unit's name; None when the name cannot be made out."""
        texts = list(pieces(subject))
        owners = [subject.unit.plain, *dict.fromkeys(t.org.plain for t in subject.tables)]
        name = self._name([o for o in owners if o]) or self._name([p.text.plain for p in texts])
        if not name:
            return None
        near = self._near(name)
        places: dict[str, list[Piece]] = {}
        for piece in texts:
            for found in near.finditer(piece.text.plain):
                places.setdefault(found["name"], []).append(piece)
        counts = Counter({spelling: len(at) for spelling, at in places.items()})
        counts[name] += sum(o.count(name) for o in owners)
        usual = max(counts, key=lambda s: (counts[s], s == name))
        return [
            Hit(
                at[0].noun,
                at[0].at,
                {"name": usual, "variant": s, "count": counts[usual], "times": len(at)},
                key=s,
            )
            for s, at in places.items()
            if s != usual
        ]

    def _name(self, texts: list[str]) -> str:
        """The unit's own name without its county: 青河县柳塘镇人民政府 → 柳塘镇."""
        names = Counter(
            found[1]
            for text in texts
            for found in self._own.finditer(text)
            if not any(word in found[1] for word in self.common)
        )
        return names.most_common(1)[0][0] if names else ""

    @cached_property
    def _own(self) -> re.Pattern[str]:
        ends, bodies, divisions = map(_any_of, (self.ends, self.bodies, self.divisions))
        name = f"(?:(?!{divisions}){_HAN}){{2,4}}?{ends}"
        return re.compile(f"(?:(?<={divisions})|(?<![\u3400-\u9fff]))({name})(?={bodies})")

    def _near(self, name: str) -> re.Pattern[str]:
        """The name itself, and all names that differ from it in one character before its end."""
        end = next(e for e in self.ends if name.endswith(e))
        stem, bodies = name.removesuffix(end), _any_of(self.bodies)
        spots = range(len(stem))
        other = [stem[:i] + f"(?!{stem[i]}){_HAN}" + stem[i + 1 :] for i in spots]
        more = [stem[:i] + _HAN + stem[i:] for i in spots if i]
        fewer = [stem[:i] + stem[i + 1 :] for i in spots if i and len(stem) > 2]
        inexact = f"(?:{'|'.join(other)}){end}(?={bodies})"
        exact = f"(?:{'|'.join([stem, *more, *fewer])}){end}"
        return re.compile(f"(?P<name>{exact}|{inexact})")


def _any_of(words: Words) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
