"""What a file holds that could not be understood, or that its readers do not see (DOC003)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiaolint.checks import Facts
from jixiaolint.checks.hit import Hit
from jixiaolint.model.document import Document, Field, Leftover, Table
from jixiaolint.model.grid import Note

_KINDS = ("misread", "hidden")


SCOPE = "document"
FACTS: Facts = {
    "row": {"left": Leftover},
    "rows": {"texts": list},
    "misread": {"note": str},
    "hidden": {"note": str},
}


@dataclass(frozen=True)
class Check:
    """`most`: up to how many leftovers of a table are told one by one. Scope: document.

    Variants: row (a row or label of a table that its form does not explain), rows (a table has
    more than `most` of them: told once, at the first), misread and hidden (the reader's and the
    form's notes of these kinds). Facts: row → left (text, why); rows → texts; misread, hidden →
    note.
    """

    most: int

    def examine(self, subject: Document, table: None, document: Document) -> Iterable[Hit] | None:
        """One hit a leftover and one a note, each at its own place."""
        notes = [_note(note) for note in subject.notes if note.kind in _KINDS]
        return [*(hit for one in subject.tables for hit in _rows(one, self.most)), *notes]


def _rows(table: Table, most: int) -> Iterable[Hit]:
    if len(table.leftovers) > most:
        first, texts = table.leftovers[0], [left.text for left in table.leftovers]
        yield Hit(first, ".", {"texts": texts}, variant="rows", table=table)
        return
    for left in table.leftovers:
        yield Hit(left, ".", {"left": left}, variant="row", key=left.text, table=table)


def _note(note: Note) -> Hit:
    return Hit(Field(None, note.place), ".", {"note": note.text}, variant=note.kind, key=note.text)
