"""What the reader or the form had to say of a file (DOC001, DOC003, DOC004)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field
from jixiaolint.model.grid import NoteKind

SCOPE = "document"
FACTS: Facts = {"": {"note": str}}


@dataclass(frozen=True)
class Check:
    """`note`: which kind of note. Scope: document. Facts: note. One hit a note."""

    note: NoteKind

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """The document's notes of this kind."""
        return [
            Hit(Field(None, note.place), ".", {"note": note.text}, key=note.text)
            for note in subject.notes
            if note.kind == self.note
        ]
