"""Files → documents."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from jixiaolint import forms, packs, readers
from jixiaolint.api.files import find
from jixiaolint.api.progress import Progress, announced
from jixiaolint.forms import canonical, tabular
from jixiaolint.model.document import BLANK, Document
from jixiaolint.model.grid import Note
from jixiaolint.settings import Request, resolve


@cache
def known_forms() -> tuple[forms.Form, ...]:
    """The shipped forms."""
    return forms.load(packs.shipped() / "forms")


def document(path: Path, year: int | None = None) -> Document:
    """One file as a document. A file that cannot be read is a document without tables that says why."""
    try:
        return forms.recognise(readers.read(path), known_forms(), year)
    except (readers.Unreadable, forms.DataError) as error:
        note = Note("unreadable", str(error))
        return Document(str(path), "", year, BLANK, (), (), (note,))


def documents(
    paths: Sequence[Path], years: Sequence[int | None] = (), jobs: int = 1
) -> Iterator[Document]:
    """The files as documents, in their order; with `jobs` above 1 in so many processes.

    `years` are the budget years to use, one a file, instead of those the files state.
    """
    years = years or [None] * len(paths)
    if jobs < 2 or len(paths) < 2:
        yield from map(document, paths, years)
        return
    # A terminal sends Ctrl-C to all processes at once; one that died of it could leave the pool's
    # locks taken for ever. So they finish the file in hand, and this process ends the rest.
    ignoring = (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(min(jobs, len(paths)), initializer=signal.signal, initargs=ignoring)
    try:
        yield from pool.map(document, paths, years)
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
    years = [resolve(file, request).year for file in files]
    return list(announced(files, documents(files, years, jobs), progress))


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
