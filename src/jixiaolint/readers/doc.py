"""Word's binary documents (.doc), which WPS writes too (.wps)."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path, PurePath

from jixiaolint.model.grid import Source
from jixiaolint.readers import docx, libreoffice
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "doc"
SUFFIXES = (".doc", ".dot", ".wps", ".wpt")

_MISSING = "读旧版 Word 文件（.doc、.wps）要另装一个库：pip install 'jixiaolint[word]'"


def read(path: Path, name: str) -> Source:
    """The body's tables and paragraphs in order; places are tables and paragraphs by number.

    Files of Word 97 and later are read here; older ones and unknown ones, and all where olefile is
    not installed, go through LibreOffice. Raises `Unreadable`.
    """
    if find_spec("olefile") is not None:
        from jixiaolint.readers.worddoc.file import OldWord
        from jixiaolint.readers.worddoc.reading import read as read_natively

        try:
            blocks, notes = read_natively(path)
            return Source(name, FORMAT, blocks, notes)
        except OldWord:
            pass
    elif libreoffice.program() is None:
        raise Unreadable(_MISSING)
    suffix = PurePath(name).suffix.lower()
    suffix = suffix if suffix in SUFFIXES else ".doc"
    with libreoffice.converted(path, suffix, "旧版文档") as converted:
        return replace(docx.read(converted, name), format=FORMAT)
