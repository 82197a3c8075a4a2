"""What a reader made of a file."""

from pathlib import Path

import pytest

from jixiaolint import readers
from jixiaolint.model.grid import Grid
from jixiaolint.readers import Unreadable


def grids(path: Path) -> list[list[tuple[int, int, int, int, str]]]:
    """The cells of every grid without their places."""
    blocks = readers.read(path).blocks
    return [[tuple(c[:5]) for c in b.cells] for b in blocks if isinstance(b, Grid)]


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        readers.read(path)
    return str(caught.value)
