"""Rich text (.rtf), through LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiaolint.model.grid import Source
from jixiaolint.readers import docx, libreoffice

FORMAT = "rtf"
SUFFIXES = (".rtf",)


def read(path: Path, name: str) -> Source:
    """The body's tables and paragraphs in order. Raises `Unreadable`."""
    with libreoffice.converted(path, ".rtf", " RTF 文档") as converted:
        return replace(docx.read(converted, name), format=FORMAT)
