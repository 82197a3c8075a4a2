"""Tables sketched row by row: "<" goes on with the cell to the left, "^" with the one above."""

from collections.abc import Sequence

from jixiaolint import forms, packs
from jixiaolint.model.document import Document, Table
from jixiaolint.model.grid import Block, Cell, Grid, Source
from jixiaolint.model.place import WordPlace


def cells(sketch: Sequence[Sequence[str]]) -> list[tuple[int, int, int, int, str]]:
    """The merged cells of a sketch: (row, col, rowspan, colspan, text)."""
    found = []
    for r, line in enumerate(sketch):
        for c, text in enumerate(line):
            if text in ("<", "^"):
                continue
            wide = 1
            while c + wide < len(line) and line[c + wide] == "<":
                wide += 1
            high = 1
            while r + high < len(sketch) and sketch[r + high][c] == "^":
                high += 1
            found.append((r, c, high, wide, text))
    return found


def drawn(*lines: str) -> Grid:
    """A grid drawn with | between columns: ^ goes on with the cell above, < with the one at left."""
    rows = [[text.strip() for text in line.split("|")] for line in lines]
    width = max(map(len, rows))
    rows = [row + ["<"] * (width - len(row)) for row in rows]
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("^", "<"):
                continue
            wide, high = 1, 1
            while c + wide < width and row[c + wide] == "<":
                wide += 1
            while r + high < len(rows) and rows[r + high][c] == "^":
                high += 1
            cells.append(
                Cell(r, c, high, wide, text.replace("/", "\n"), WordPlace(1, r + 1, c + 1))
            )
    return Grid(tuple(cells))


def read(*blocks: Block) -> Document:
    known = forms.load(packs.shipped() / "forms", use_cache=False)
    return forms.recognise(Source("x.docx", "docx", blocks), known)


def one(*lines: str) -> Table:
    """The only table of a grid, of which nothing is left over."""
    document = read(drawn(*lines))
    (table,) = document.tables
    assert (table.leftovers, document.notes) == ((), ())
    return table


def rows(table: Table) -> list[str]:
    """Each indicator in a line: levels, name and value."""
    return [f"{r.level1} {r.level2} {r.level3} {r.value}" for r in table.indicators]
