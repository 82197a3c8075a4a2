"""Every piece of text in a document, one by one: the paragraphs, then the cells of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jixiaolint.model.document import Document, Field, Table
from jixiaolint.model.grid import Paragraph

PARTS = (
    "paragraph", "title", "name", "purpose", "goal", "level3", "description", "value", "basis",
)  # fmt: skip
"""What a piece can be; but for paragraph and goal these are names of fields."""


class Piece(NamedTuple):
    """A text with what it belongs to.

    `noun` is the paragraph, goal, indicator or table that it stands in, `at` the field's name there
    ("." when the noun is the text itself), `part` one of PARTS.
    """

    noun: object
    at: str
    part: str
    text: Field


def pieces(document: Document) -> Iterator[Piece]:
    """The pieces that are not blank, in the order of the document's paragraphs and tables.

    A paragraph that is a table's title, and a title that only repeats the project's name, are not
    said twice.
    """
    titles = {t.title.plain for t in document.tables}
    for paragraph in document.paragraphs:
        piece = _of_paragraph(paragraph)
        if piece.text.plain and piece.text.plain not in titles:
            yield piece
    for table in document.tables:
        yield from table_pieces(table)


def table_pieces(table: Table) -> Iterator[Piece]:
    """The pieces of one table that are not blank, header first, then row by row."""
    return (piece for piece in _of_table(table) if piece.text.plain)


def _of_paragraph(paragraph: Paragraph) -> Piece:
    return Piece(paragraph, ".", "paragraph", Field(paragraph.text, paragraph.place))


def _of_table(table: Table) -> Iterator[Piece]:
    if not table.name.plain or table.name.plain not in table.title.plain:
        yield Piece(table, "title", "title", table.title)
    yield Piece(table, "name", "name", table.name)
    yield Piece(table, "purpose", "purpose", table.purpose)
    for goal in table.goals:
        yield Piece(goal, ".", "goal", goal.text)
    for row in table.indicators:
        for part in ("level3", "description", "value", "basis"):
            yield Piece(row, part, part, getattr(row, part))
