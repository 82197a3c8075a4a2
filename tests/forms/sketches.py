"""Tables sketched row by row: "<" goes on with the cell to the left, "^" with the one above."""

from collections.abc import Sequence


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
