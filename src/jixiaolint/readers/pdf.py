"""PDF (tmp)"""

from pathlib import Path

from jixiaolint.model.grid import Source

FORMAT = "pdf"
SUFFIXES = (".pdf",)


def read(path: Path, name: str) -> Source:
    from jixiaolint.readers.pdfium.reading import read as r

    return r(path, name)
