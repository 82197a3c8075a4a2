"""Files → copies with their findings as comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jixiaolint import annotate as writing
from jixiaolint import readers
from jixiaolint.api.checking import check
from jixiaolint.api.files import PathError, find
from jixiaolint.api.progress import Progress
from jixiaolint.failures import why
from jixiaolint.model.document import Document
from jixiaolint.reports.parts.placed import Placed, placed
from jixiaolint.settings import Request


@dataclass(frozen=True, slots=True)
class Copy:
    """What became of one file: its copy and what is in it, or `trouble`, why there is none.

    Both are missing for a file without findings, which needs no copy, and for one in a folder that is
    `passed` over, as it is neither Word nor Excel.
    """

    path: str
    copy: Path | None = None
    written: writing.Written | None = None
    trouble: str = ""
    passed: bool = False


def annotate(
    paths: Sequence[str],
    request: Request | None = None,
    *,
    folder: Path | None = None,
    suggest: bool = False,
    jobs: int = 1,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> list[Copy]:
    """Check the files together and write a copy of each Word or Excel file that has findings.

    In folders only Word and Excel files are taken, the others are the last in the list. Raises what
    `check` raises, and PathError when two copies would have one name, all before anything is written; so
    does a run stopped by hand.
    """
    named = {Path(path) for path in paths}
    there = find(paths, request)
    files = [f for f in there if f in named or _wanted(f)]
    copies = _copies(files, folder)
    request = replace(request or Request(), writes=tuple(copies.values()))
    report = check(
        [str(f) for f in files], request, jobs=jobs, use_cache=use_cache, progress=progress
    )
    if report.interrupted:
        raise KeyboardInterrupt
    found: dict[str, list[Placed]] = defaultdict(list)
    for one in placed(report):
        found[one.finding.path].append(one)
    written = [
        _one(document, found[document.path], copies[Path(document.path)], suggest)
        for document in report.documents
    ]
    return [*written, *(Copy(str(f), passed=True) for f in there if f not in copies)]


def _copies(files: Sequence[Path], folder: Path | None) -> dict[Path, Path]:
    """The copy of each file. Raises PathError when two would have one name."""
    copies = {file: writing.target(file, folder) for file in files}
    seen: dict[Path, Path] = {}
    for file, copy in copies.items():
        if copy in seen:
            raise PathError(f"{seen[copy]} 和 {file} 的副本同名（{copy}），请分开来写")
        seen[copy] = file
    return copies


def _wanted(file: Path) -> bool:
    """Whether a file found in a folder is one to write comments into."""
    kinds = [s for name in writing.WRITERS for s in readers.readers()[name].SUFFIXES]
    return file.suffix.lower() in kinds


def _one(document: Document, findings: list[Placed], copy: Path, suggest: bool) -> Copy:
    path = document.path
    unreadable = [n.text for n in document.notes if n.kind == "unreadable"]
    if unreadable:
        return Copy(path, trouble=unreadable[0])
    if document.format not in writing.WRITERS:
        told = "只能在 .docx 和 .xlsx 里写批注，请用 Word、Excel 或 WPS 另存一份再来"
        return Copy(path, trouble=told)
    if not findings:
        return Copy(path)
    if readers.file_of(Path(path)) != Path(path):
        return Copy(path, trouble="在压缩包里，没有地方放副本，请解压后再来写批注")
    try:
        written = writing.annotate(Path(path), document, findings, copy, suggest)
    except readers.Unreadable as error:
        return Copy(path, trouble=str(error))
    except OSError as error:
        return Copy(path, trouble=f"{copy} 写不了：{why(error)}")
    return Copy(path, copy, written)
