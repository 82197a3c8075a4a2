"""OpenDocument texts (.odt), through LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiaolint.model.grid import Source
from jixiaolint.readers import docx, libreoffice

FORMAT = "odt"
SUFFIXES = (".odt", ".ott")


def read(path: Path, name: str) -> Source:
    """The body's tables and paragraphs in order. Raises `Unreadable`."""
    with libreoffice.converted(path, ".odt", " OpenDocument 文本") as file:
        return replace(docx.read(file, name), format=FORMAT)
