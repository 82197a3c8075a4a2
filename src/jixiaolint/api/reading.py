"""Files → documents."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from jixiaolint import forms, packs, readers
from jixiaolint.api.files import find
from jixiaolint.api.progress import Progress, announced
from jixiaolint.forms import canonical, explained, tabular
from jixiaolint.model.document import BLANK, Document
from jixiaolint.model.grid import Note
from jixiaolint.settings import Request, Settings, resolve


class Way(NamedTuple):
    """How a file is to be read: the budget year instead of the one that it states, and the places of
    forms beside the shipped ones.
    """

    year: int | None = None
    forms: tuple[Path, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings of the file ask."""
        return cls(settings.year, settings.forms)


AS_IT_STANDS = Way()


@cache
def _forms(own: tuple[Path, ...]) -> tuple[forms.Form, ...]:
    return forms.load(*own, packs.shipped() / "forms")


def document(path: Path, way: Way = AS_IT_STANDS) -> Document:
    """One file as a document. A file that cannot be read is a document without tables that says why.

    Raises packs.PackError for forms that are at fault.
    """
    known = _forms(way.forms)
    try:
        return forms.recognise(readers.read(path), known, way.year)
    except (readers.Unreadable, forms.DataError) as error:
        note = Note("unreadable", str(error))
        return Document(str(path), "", way.year, BLANK, (), (), (note,))


def documents(paths: Sequence[Path], ways: Sequence[Way] = (), jobs: int = 1) -> Iterator[Document]:
    """The files as documents, in their order; with `jobs` above 1 in so many processes.

    `ways` are how to read them, one a file. Raises packs.PackError.
    """
    ways = ways or [AS_IT_STANDS] * len(paths)
    for own in {way.forms for way in ways}:
        _forms(own)  # faults come before the first file, and processes have them from here
    if jobs < 2 or len(paths) < 2:
        yield from map(document, paths, ways)
        return
    # A terminal sends Ctrl-C to all processes at once; one that died of it could leave the pool's
    # locks taken for ever. So they finish the file in hand, and this process ends the rest.
    ignoring = (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(min(jobs, len(paths)), initializer=signal.signal, initargs=ignoring)
    try:
        yield from pool.map(document, paths, ways)
    finally:
        pool.shutdown(cancel_futures=True)


def read(
    paths: Sequence[str],
    request: Request | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> list[Document]:
    """The documents that `paths` ask for, without checking them; `progress` as in api.progress.

    Raises PathError, and what reading a configuration raises.
    """
    request = request or Request()
    files = find(paths, request)
    ways = [Way.of(resolve(file, request)) for file in files]
    return list(announced(files, documents(files, ways, jobs), progress))


class MissingLibraryError(ImportError):
    """A library that a format needs is not installed; the message says what to install."""


def extracted(
    found: Sequence[Document], format_: str = "json", explain: bool = False
) -> str | bytes:
    """Documents as canonical JSON (text), csv (text) or xlsx (bytes).

    Raises MissingLibraryError where xlsx cannot be written.
    """
    if format_ == "csv":
        return tabular.csv_text(found)
    if format_ == "xlsx":
        try:
            return tabular.xlsx_bytes(found)
        except ModuleNotFoundError:
            told = "写 xlsx 要用 xlsxwriter，请先安装：pip install 'jixiaolint[excel]'"
            raise MissingLibraryError(told) from None
    return json.dumps(canonical.documents_json(found, explain), ensure_ascii=False, indent=1) + "\n"


def explanations(found: Sequence[Document]) -> list[str]:
    """Sentences on how each table was understood, and on what was not read."""
    return list(explained.sentences(found))
