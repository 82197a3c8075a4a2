"""OpenDocument sheets (.ods), through LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiaolint.model.grid import Source
from jixiaolint.readers import libreoffice, xlsx

FORMAT = "ods"
SUFFIXES = (".ods", ".ots")


def read(path: Path, name: str) -> Source:
    """The sheets' tables and paragraphs in order, hidden sheets too. Raises `Unreadable`."""
    with libreoffice.converted(path, ".ods", " OpenDocument 表格", "xlsx") as file:
        return replace(xlsx.read(file, name), format=FORMAT)
