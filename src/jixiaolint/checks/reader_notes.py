"""What the reader or the form had to say of a file (DOC001, DOC004)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field

SCOPE = "document"
Told = Literal["unreadable", "unread", "lost"]
FACTS: Facts = {kind: {"note": str} for kind in get_args(Told)}


@dataclass(frozen=True)
class Check:
    """`notes`: which kinds of notes. Scope: document. Variants: the kinds. Facts: note. One hit a note."""

    notes: tuple[Told, ...]

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The document's notes of these kinds."""
        return [
            Hit(Field(None, n.place), ".", {"note": n.text}, variant=n.kind, key=n.text)
            for n in subject.notes
            if n.kind in self.notes
        ]
