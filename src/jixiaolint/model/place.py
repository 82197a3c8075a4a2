"""Where something stands in its source: one small class for each kind of document.

Every place prints itself for people (`str`) and for machines (`as_json`); all counts start at 1,
as a person counts.
"""

from __future__ import annotations

from typing import NamedTuple

_POINTS_PER_CM = 72 / 2.54


class TextPlace(NamedTuple):
    """A place in a text or web page: line and column (in characters)."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"第{self.line}行第{self.column}列"

    def as_json(self) -> dict[str, object]:
        """`{"line": …, "column": …}`."""
        return {"line": self.line, "column": self.column}


class WordPlace(NamedTuple):
    """A cell of a Word table: the table's number in the document, grid row and grid column."""

    table: int
    row: int
    col: int

    def __str__(self) -> str:
        return f"表格{self.table}第{self.row}行第{self.col}列"

    def as_json(self) -> dict[str, object]:
        """`{"table": …, "row": …, "col": …}`."""
        return {"table": self.table, "row": self.row, "col": self.col}


class ParagraphPlace(NamedTuple):
    """A paragraph of a Word document outside its tables, by its number in the body."""

    paragraph: int

    def __str__(self) -> str:
        return f"第{self.paragraph}段"

    def as_json(self) -> dict[str, object]:
        """`{"paragraph": …}`."""
        return {"paragraph": self.paragraph}


class SheetPlace(NamedTuple):
    """A cell of a work book: sheet name and A1 address."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"

    def as_json(self) -> dict[str, object]:
        """`{"sheet": …, "cell": "B7"}`."""
        return {"sheet": self.sheet, "cell": self.cell}


class PagePlace(NamedTuple):
    """A box on a page of a PDF: left, top, right, bottom in points from the upper left corner.

    People are told where its upper left corner is, in centimetres; of a whole page just its number.
    """

    page: int
    box: tuple[float, float, float, float]

    def __str__(self) -> str:
        left, top = (edge / _POINTS_PER_CM for edge in self.box[:2])
        corner = f"距上{top:.1f}厘米、距左{left:.1f}厘米" if left or top else ""
        return f"第{self.page}页{corner}"

    def as_json(self) -> dict[str, object]:
        """`{"page": …, "box": [left, top, right, bottom]}`."""
        return {"page": self.page, "box": list(self.box)}


class JsonPlace(NamedTuple):
    """A value of a canonical JSON file, by its RFC 6901 pointer in the file."""

    pointer: str

    def __str__(self) -> str:
        return self.pointer

    def as_json(self) -> dict[str, object]:
        """`{"pointer": "/documents/0/tables/2/name"}`."""
        return {"pointer": self.pointer}


Place = TextPlace | WordPlace | ParagraphPlace | SheetPlace | PagePlace | JsonPlace
