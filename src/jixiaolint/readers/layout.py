"""The layouts of tables in plain text, and where each begins and ends.

Tab rows: a line with tabs is a row; blank lines, page breaks and rules drawn with dashes do not end
the grid, a paragraph does.
Cell lines: a line that starts with a tab is a cell, a blank line ends the row, and a line without
the tab directly below a cell goes on with it.
Pipe rows: Markdown's `| a | b |`; a blank line ends the grid.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.model.grid import Block, Cell, Grid, Paragraph
from jixiaolint.readers.lines import (
    LineKind,
    Piece,
    heading,
    joined,
    kind_of,
    piece,
    pipe_pieces,
    tab_pieces,
)

Row = list[Piece]


def blocks(text: str) -> Iterator[Block]:
    """The grids and paragraphs of `text` in order; line breaks may be of any kind."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kinds = [kind_of(line) for line in lines]
    at = 0
    while at < len(lines):
        kind = kinds[at]
        if kind == "text" and kinds[at + 1 : at + 2] == ["rule"] and "|" in lines[at + 1]:
            kind = "pipe"
        if kind == "text":
            level, found = heading(piece(lines[at], at + 1, 1))
            yield Paragraph(found.text, found.place, level)
        if kind in ("tab", "pipe"):
            take = _take_pipes if kind == "pipe" else _take_tabs
            if kind == "tab" and _cell_lines(lines, kinds, at):
                take = _take_cells
            rows, at = take(lines, kinds, at)
            yield from _grid(rows)
        else:
            at += 1


def _cell_lines(lines: list[str], kinds: list[LineKind], at: int) -> bool:
    """Whether the table at `at` has one cell a line: most of its lines, the first among them, have
    a tab at their start and no other. A table of tab rows may hold such lines, but few.
    """
    if not _is_cell_line(lines[at]):
        return False
    cells = rows = 0
    while at < len(lines) and kinds[at] not in ("text", "pipe"):
        if kinds[at] == "tab":
            cells, rows = (cells + 1, rows) if _is_cell_line(lines[at]) else (cells, rows + 1)
        at += 1
    return cells > rows


def _is_cell_line(line: str) -> bool:
    return line.lstrip("\f").startswith("\t") and line.count("\t") == 1


def _take_tabs(lines: list[str], kinds: list[LineKind], at: int) -> tuple[list[Row], int]:
    rows = []
    while at < len(lines) and kinds[at] in ("tab", "blank", "rule"):
        if kinds[at] == "tab":
            rows.append(tab_pieces(lines[at], at + 1))
        at += 1
    return rows, at


def _take_cells(lines: list[str], kinds: list[LineKind], at: int) -> tuple[list[Row], int]:
    rows: list[list[list[Piece]]] = []
    row: list[list[Piece]] = []
    while at < len(lines):
        line, kind = lines[at], kinds[at]
        if kind in ("blank", "rule"):
            row = []
        elif line.lstrip("\f").startswith("\t"):
            if not row:
                rows.append(row)
            start = line.index("\t") + 1
            row.append([piece(line[start:], at + 1, start + 1)])
        elif row:
            row[-1].append(piece(line, at + 1, 1))
        else:
            break
        at += 1
    return [[joined(cell) for cell in row] for row in rows], at


def _take_pipes(lines: list[str], kinds: list[LineKind], at: int) -> tuple[list[Row], int]:
    rows = []
    while at < len(lines) and (kinds[at] in ("pipe", "rule") or "|" in lines[at]):
        if kinds[at] != "rule":
            rows.append(pipe_pieces(lines[at], at + 1))
        at += 1
    return rows, at


def _grid(rows: list[Row]) -> Iterator[Grid]:
    """One grid without the columns at its right that hold no text in any row."""
    width = max((col + 1 for row in rows for col, cell in enumerate(row) if cell.text), default=0)
    if width:
        yield Grid(
            tuple(
                Cell(number, col, 1, 1, cell.text, cell.place)
                for number, row in enumerate(rows)
                for col, cell in enumerate(row[:width])
            ),
            spans=False,
        )
