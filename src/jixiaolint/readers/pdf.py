"""PDF files with a text layer."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from jixiaolint.model.grid import Source
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "pdf"
SUFFIXES = (".pdf",)


def read(path: Path, name: str) -> Source:
    """Tables and paragraphs in order, tables over several pages as one; places are pages and boxes.

    Raises `Unreadable`.
    """
    if find_spec("pypdfium2") is None:
        raise Unreadable("读 PDF 要先安装 pypdfium2：pip install 'jixiaolint[pdf]'")
    from jixiaolint.readers.pdfium import reading

    return reading.read(path, name)
