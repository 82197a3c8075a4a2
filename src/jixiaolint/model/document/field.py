"""Pieces of text with their places."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from jixiaolint.model.place import Place


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """`text` as rules compare it: NFKC, and with all white space removed."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class Field:
    """A piece of text with its place; `plain` is the text as rules compare it, "" when blank."""

    __slots__ = ("place", "plain", "text")

    def __init__(self, text: str | None, place: Place | None = None) -> None:
        text = text.strip() if text else None
        self.text: str | None = text or None
        self.place = place
        self.plain: str = plain(text) if text else ""

    def __str__(self) -> str:
        return " ".join((self.text or "").split())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r}, {self.place!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and self.text == other.text and self.place == other.place

    def __hash__(self) -> int:
        return hash((self.text, self.place))


BLANK = Field(None)


_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")


class Amount(Field):
    """A field that states a sum of money; `amount` is it in 万元, None when blank or unreadable."""

    __slots__ = ("amount",)

    def __init__(
        self, text: str | None, place: Place | None = None, amount: Decimal | None = None
    ) -> None:
        super().__init__(text, place)
        self.amount = amount

    @property
    def step(self) -> Decimal:
        """What one of the last printed decimal is worth in 万元: 0.1 for 8.4, 0.0001 for 83900元."""
        found = _NUMBER.search(self.plain)
        number = Decimal(found[0].replace(",", "")) if found and self.amount else Decimal(0)
        if not number or not self.amount:
            return Decimal(0)
        return Decimal(1).scaleb(int(number.as_tuple().exponent)) * (self.amount / number)


NO_AMOUNT = Amount(None)
