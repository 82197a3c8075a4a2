"""The reporting unit's name in several near-identical spellings (TXT001)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jixiaolint.checks import Facts, Words
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field
from jixiaolint.model.grid import Paragraph
from jixiaolint.model.pieces import pieces
from jixiaolint.model.place import Place


class _Spot(NamedTuple):
    """A text that may name the unit: the field `at` of a noun."""

    noun: object
    at: str
    text: Field


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
    A table without indicators that has the usual name, too, may list townships: it is not judged.
    """

    ends: Words
    bodies: Words
    divisions: Words
    common: Words

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The variants of the unit's name; None when the name cannot be made out."""
        texts = [_Spot(p.noun, p.at, p.text) for p in pieces(subject)]
        owners = [subject.unit.plain, *dict.fromkeys(t.org.plain for t in subject.tables)]
        name = self._name([o for o in owners if o]) or self._name([s.text.plain for s in texts])
        if not name:
            return None
        heads = list(_heads(subject, {spot.text.place for spot in texts}))
        usual = _usual(name, self._places(name, texts, heads))
        texts += _cells(subject, usual)
        places = self._places(usual, texts, heads)
        count = len(places.get(usual, ()))
        return [
            Hit(
                at[0].noun,
                at[0].at,
                {"name": usual, "variant": variant, "count": count, "times": len(at)},
                key=variant,
            )
            for variant, at in places.items()
            if variant != usual
        ]

    def _places(
        self, name: str, texts: Sequence[_Spot], heads: Sequence[_Spot]
    ) -> dict[str, list[_Spot]]:
        """Where the name and its near spellings in the texts stand, each time once, heads last."""
        near = self._near(name)
        spelt = {found["name"] for spot in texts for found in near.finditer(spot.text.plain)}
        longest_first = re.compile("|".join(sorted({name, *spelt}, key=len, reverse=True)))
        places: dict[str, list[_Spot]] = {}
        for spot in (*texts, *heads):
            for found in longest_first.finditer(spot.text.plain):
                places.setdefault(found[0], []).append(spot)
        return places

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


def _heads(document: Document, told: set[Place | None]) -> Iterator[_Spot]:
    """The unit above each table, and that of the document, where no text told so far says it."""
    owners = (_Spot(table, "org", table.org) for table in document.tables)
    for spot in (*owners, _Spot(document, "unit", document.unit)):
        if spot.text.place not in told:
            told.add(spot.text.place)
            yield spot


def _cells(document: Document, usual: str) -> Iterator[_Spot]:
    """The cells of the tables without indicators, but for those that say the usual name themselves."""
    for grid in document.other_tables:
        fields = [Field(cell.text, cell.place) for cell in grid.cells]
        if not any(usual in field.plain for field in fields):
            for cell, field in zip(grid.cells, fields, strict=True):
                yield _Spot(Paragraph(cell.text, cell.place), ".", field)


def _usual(name: str, places: Mapping[str, Sequence[_Spot]]) -> str:
    """The spelling that stands most often, of equals the one that was taken for the name."""
    return max(places, key=lambda spelling: (len(places[spelling]), spelling == name), default=name)


def _any_of(words: Words) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
