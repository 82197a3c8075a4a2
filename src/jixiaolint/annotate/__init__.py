"""Annotated copies: findings as comments (批注) on the cells of a Word or Excel file.

Above the readers and the reports: places are looked up by the very code that numbered them, and
comments speak in the reports' words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from jixiaolint.annotate.anchors import anchors
from jixiaolint.model.document import Document
from jixiaolint.readers.ooxml.package import opened
from jixiaolint.reports.parts.placed import Placed

__all__ = ["MARK", "WRITERS", "Written", "annotate", "target"]

MARK = ".annotated"
"""Stands in a copy's name before the suffix."""

WRITERS = {"docx": "word", "xlsx": "excel"}
"""The module here that writes into files of a format."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a copy got: comments, tracked changes (修订), and in words what could not be put in."""

    comments: int
    changes: int = 0
    left: tuple[str, ...] = ()


def target(path: Path, folder: Path | None = None) -> Path:
    """The copy's path: beside the file or in `folder`, 表.docx becoming 表.annotated.docx."""
    return (folder or path.parent) / f"{path.stem}{MARK}{path.suffix}"


def annotate(
    path: Path, document: Document, findings: Sequence[Placed], copy: Path, suggest: bool
) -> Written:
    """Write `copy` of the file at `path` with its findings; with `suggest` certain new texts too.

    `document` is what was read from the file, in a format of WRITERS. Raises readers.Unreadable for
    a file that can be read but not be written into, OSError when the copy cannot be written.
    """
    from jixiaolint.annotate.parts import Parts  # lxml, which other commands may not need

    writer = import_module(f"{__name__}.{WRITERS[document.format]}")
    with opened(path) as package:
        parts = Parts(package)
        written: Written = writer.write(parts, anchors(document, findings), suggest)
        parts.save(path, copy)
    return written
