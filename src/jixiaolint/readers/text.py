"""Text files: tab rows, cell-a-line tables and Markdown pipe tables, with paragraphs between."""

from __future__ import annotations

from pathlib import Path

from jixiaolint.model.grid import Source
from jixiaolint.readers.encoding import decode
from jixiaolint.readers.layout import blocks
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "text"
SUFFIXES = (".md", ".text", ".tsv", ".txt")

MAX_BYTES = 64 << 20


def read(path: Path, name: str) -> Source:
    """The blocks of a text file; places are lines and columns. Raises `Unreadable`."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(
            f"文件太大（{size >> 20} MB），文本最多 {MAX_BYTES >> 20} MB，请拆成几个文件。"
        )
    text, notes = decode(path.read_bytes())
    return Source(name, FORMAT, tuple(blocks(text)), notes)
