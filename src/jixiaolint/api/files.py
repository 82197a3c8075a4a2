"""Which files a run is about."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiaolint import readers
from jixiaolint.annotate import MARK
from jixiaolint.nearest import nearest_file
from jixiaolint.readers import archive
from jixiaolint.settings import Request, excluded, resolve

_SHOWN = 3


class PathError(ValueError):
    """A path that was asked for and is not there; the message is Chinese."""


def find(paths: Sequence[str], request: Request | None = None) -> list[Path]:
    """The files asked for, each once, in order: files as they are, folders walked for known suffixes.
    Of a file that holds several documents (an archive) each one is a path through it.

    In folders, hidden files, Office's lock files (~$…), what the configuration excludes, annotated
    copies and what the run itself writes are passed over. Raises PathError, also for a file that
    the run would overwrite, and what reading a configuration raises.
    """
    request = request or Request()
    found: dict[Path, None] = {}
    written = {path.resolve() for path in request.writes}
    for one in paths:
        path = Path(one)
        if path.is_dir():
            inside = (
                p
                for p in sorted(path.rglob("*"))
                if _wanted(p, path) and p.resolve() not in written
            )
            found.update((p, None) for p in inside if not excluded(p, resolve(p, request)))
        elif path.resolve() in written:
            raise PathError(f"{one} 是要读的文件，不能把结果写在它上面")
        elif readers.exists(path):
            found[path] = None
        else:
            raise PathError(f"找不到 {one}{nearest_file(path)}")
    return [one for path in found for one in _within(path, request)]


def passed_over(paths: Sequence[str]) -> str:
    """What to say of files in the folders and archives asked for that may well be documents, but that
    no reader reads (pictures, .ofd), and of folders that the walk does not enter; "" without any.
    """
    names: list[str] = []
    folders: list[str] = []
    for one in map(Path, paths):
        folders += _closed(one)
        files = sorted(p for p in one.rglob("*") if _shown(p, one)) if one.is_dir() else [one]
        for file in files:
            if file.suffix.lower() in archive.SUFFIXES:
                names += archive.others(file)
            elif one.is_dir() and file.suffix.lower() in readers.UNREAD:
                names.append(str(file))
    told = []
    if names:
        told.append(f"有 {len(names)} 个文件的类型读不了，没有读：{_few(names)}")
        told.append("要读的请另存为 Word、Excel 或带文字的 PDF")
    if folders:
        kinds = "是链接或没有权限打开，里面的文件没有读"
        told.append(f"有 {len(folders)} 个文件夹{kinds}：{_few(folders)}")
    return "；".join(told)


def _few(names: Sequence[str]) -> str:
    return "、".join(names[:_SHOWN]) + (" 等" if len(names) > _SHOWN else "")


def _closed(folder: Path) -> Iterator[str]:
    """The folders below one that the walk does not enter: links, which may lead in circles, and
    those whose content this user may not see.
    """
    for path in sorted(folder.rglob("*")):
        closed = path.is_symlink() or not os.access(path, os.R_OK | os.X_OK)
        if closed and path.is_dir() and not _hidden(path, folder):
            yield str(path)


def nothing_found() -> str:
    """What to say of folders without a file that can be read."""
    kinds = "、".join(sorted(suffix.lstrip(".") for suffix in readers.suffixes()))
    return f"没有找到能读的文件（文件夹里找这些后缀：{kinds}）"


def _within(path: Path, request: Request) -> Iterator[Path]:
    inside = readers.members(path)
    if not inside:
        yield path
    yield from (one for one in inside if not excluded(one, resolve(one, request)))


def _wanted(path: Path, folder: Path) -> bool:
    return not path.stem.endswith(MARK) and _shown(path, folder) and readers.wanted(path)


def _shown(path: Path, folder: Path) -> bool:
    """Whether a path in a folder is a file that counts; a link to nothing is one that cannot be read."""
    return not _hidden(path, folder) and (path.is_file() or _broken(path))


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def _broken(path: Path) -> bool:
    return path.is_symlink() and not path.exists()
