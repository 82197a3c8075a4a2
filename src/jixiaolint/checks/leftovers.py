"""What a file holds that could not be understood, or that its readers do not see (DOC003)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field, Table
from jixiaolint.model.grid import Note

_KINDS = ("misread", "hidden")


@dataclass(frozen=True)
class Check:
    """No parameters. Scope: document. Variants: row (a row or label of a table that its form does
    not explain), misread and hidden (the reader's and the form's notes of these kinds).

    Facts: row → left (text, why); misread, hidden → note.
    """

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """One hit a leftover and one a note, each at its own place."""
        notes = [_note(note) for note in subject.notes if note.kind in _KINDS]
        return [*(hit for one in subject.tables for hit in _rows(one)), *notes]


def _rows(table: Table) -> Iterable[Hit]:
    for left in table.leftovers:
        at = Field(left.text, left.place)
        yield Hit(
            at, ".", {"left": left}, (table.pointer,), variant="row", key=left.text, table=table
        )


def _note(note: Note) -> Hit:
    return Hit(
        Field(note.text, note.place), ".", {"note": note.text}, variant=note.kind, key=note.text
    )
