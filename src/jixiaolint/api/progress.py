"""How far a run has come, for somebody who waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from jixiaolint.model.document import Document

Progress = Callable[[str, int, int], None]
"""Called before each file is read, with its path, how many were read and how many there are, and
once more, with no path (""), when all are."""


def announced(
    files: Sequence[Path], read: Iterable[Document], progress: Progress | None
) -> Iterator[Document]:
    """The documents as they are read, one a file, each told beforehand."""
    if progress is None or not files:
        yield from read
        return
    progress(str(files[0]), 0, len(files))
    following = [*map(str, files[1:]), ""]
    for number, document in enumerate(read, 1):
        yield document
        progress(following[number - 1], number, len(files))
