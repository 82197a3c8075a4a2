"""Sheets as Excel 2003 saved them in XML, through LibreOffice: other systems still export them, as .xls.

Word's XML of that time is none of a reader's: LibreOffice loses the cells merged over rows.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiaolint.model.grid import Source
from jixiaolint.readers import libreoffice, xlsx

FORMAT = "xml2003"
SUFFIXES: tuple[str, ...] = ()
"""Told by the content alone: .xml may be anything."""


def read(path: Path, name: str) -> Source:
    """The sheets' tables and paragraphs in order, hidden sheets too. Raises `Unreadable`."""
    with libreoffice.converted(path, ".xml", " Excel 2003 XML 表格", "xlsx") as file:
        return replace(xlsx.read(file, name), format=FORMAT)
