"""How what a PDF draws piece by piece becomes a line of text."""

import pytest

from jixiaolint.readers.pdfium.geometry import Box, Run
from jixiaolint.readers.pdfium.writing import lines


def drawn(*pieces: tuple[str, float, float]) -> str:
    """The line that pieces make in type of ten points; each with where its ink begins and ends."""
    (line,) = lines(Run(text, Box(left, 0, right, 8), 8, 10) for text, left, right in pieces)
    return line.text


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ((("1", 1.2, 5), ("2", 7.2, 12)), "12"),
        ((("1", 1.2, 5), ("1", 7.8, 11)), "11"),
        ((("1", 1.2, 5), ("2", 9, 14)), "1 2"),
        ((("3", 1, 5), ("2", 7.2, 12)), "3 2"),
        ((("里程", 0, 20), ("≥", 23, 29), ("9 ", 30, 35), ("% ", 36, 45)), "里程≥9 %"),
        ((("全镇 ", 0, 20), (" ", 20, 20), ("49", 24, 34)), "全镇 49"),
    ],
)
def test_a_blank_stands_where_one_was_meant(
    pieces: tuple[tuple[str, float, float], ...], text: str
) -> None:
    assert drawn(*pieces) == text
