"""What a reader gives: the blocks of a file in their order, grids of cells and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from jixiaolint.model.place import Place


class Cell(NamedTuple):
    r"""One cell with its place.

    `row` and `col` count from 0 within the grid; `text` is as written, with outer white space
    trimmed and the cell's own line breaks kept as `\n`.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    place: Place


class Paragraph(NamedTuple):
    """A paragraph outside tables; `level` is its heading level (1, 2 …), 0 for body text."""

    text: str
    place: Place
    level: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in the file: its cells by row and column, each merged cell once.

    `spans` tells whether the format knows merged cells. Where it does not (plain text), a blank
    cell may stand for the continuation of the cell above it.
    """

    cells: tuple[Cell, ...]
    spans: bool = True


Block = Grid | Paragraph

NoteKind = Literal["unreadable", "unread", "misread", "lost", "hidden"]


class Note(NamedTuple):
    """What a reader has to say of the file itself, in Chinese.

    unreadable: the file could not be read (DOC001);
    unread: nor could a part of it, such as a scanned page, while the rest was (DOC001);
    misread: something that looks like a table could not be understood (DOC003);
    lost: the extraction that made the file seems to have lost something (DOC004);
    hidden: read, though a person who opens the file does not see it (DOC003).
    """

    kind: NoteKind
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path as given, its format's name, its blocks in order, notes.

    A file that states its tables itself (canonical JSON) has no blocks; it is `given`: a pointer to
    where the document stands in the file, and the document's data.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    given: tuple[str, Any] | None = None
