"""Readers: a file becomes grids of cells and paragraphs, each with its place.

A reader is a module of this package that holds `FORMAT` (its name, also what `sniff` calls the
content), `SUFFIXES` and `read(path, name) -> Source`; it raises `Unreadable`. Adding the module
adds the format: there is no list to extend, but for a content that its first bytes tell. That has its
mark and what people call it in `sniff`, and goes before the suffix. A reader imports heavy libraries
inside `read`, because all readers are imported to learn their suffixes. What readers share stands in
modules without `FORMAT`.

A file that holds several documents (an archive) has a reader with `members` and `member` as well. A
document in it goes by a path that leads through the file: 材料.zip/某镇.docx. A suffix that stands for
anything at all (.json) has a reader with `ours`, which tells whether such a file is one of ours.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path, PurePath
from typing import Protocol, cast, runtime_checkable

from jixiaolint.failures import why
from jixiaolint.model.grid import Source
from jixiaolint.readers.sniff import MARKED, WORDS, sniff
from jixiaolint.readers.unreadable import Unreadable

__all__ = [
    "UNREAD",
    "Reader",
    "Unreadable",
    "exists",
    "file_of",
    "members",
    "read",
    "readers",
    "suffixes",
    "wanted",
]


UNREAD = frozenset(
    (".7z", ".bmp", ".ceb", ".csv", ".dps", ".fods", ".fodt", ".gif", ".jpeg", ".jpg",
     ".numbers", ".odp", ".ofd", ".pages", ".png", ".ppt", ".pptx", ".rar", ".tif", ".tiff", ".uof",
     ".uos", ".uot", ".webp", ".xlsb")
)  # fmt: skip
"""Suffixes of what may well be a document, and is read by no reader here."""


class Reader(Protocol):
    """What a reader module offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, name: str) -> Source:
        """Read the file at `path`, which the user knows as `name`; raise `Unreadable`."""


@runtime_checkable
class Container(Reader, Protocol):
    """What a reader of files with several documents offers besides."""

    def members(self, path: Path) -> tuple[str, ...]:
        """The documents in the file, each by its path inside; () when it is to be read itself."""

    def member(self, path: Path, inside: str, name: str) -> Source:
        """Read one of them, which the user knows as `name`; raise `Unreadable`."""


@cache
def readers() -> dict[str, Reader]:
    """All readers by format, found by walking this package."""
    found: dict[str, Reader] = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.ispkg:
            module = importlib.import_module(f"{__name__}.{info.name}")
            if hasattr(module, "FORMAT"):
                reader = cast(Reader, module)
                found[reader.FORMAT] = reader
    return found


@cache
def suffixes() -> tuple[str, ...]:
    """Every suffix that some reader knows, sorted: what a walk through folders picks up."""
    return tuple(sorted({suffix for reader in readers().values() for suffix in reader.SUFFIXES}))


def wanted(path: Path) -> bool:
    """Whether a file that nobody asked for by name, but that lies in a folder, is one to read."""
    suffix = path.suffix.lower()
    if not suffix:
        return _told(path) in readers()
    reader = next((r for r in readers().values() if suffix in r.SUFFIXES), None)
    ours = getattr(reader, "ours", None)
    return reader is not None and (ours is None or bool(ours(path)))


def _told(path: Path) -> str | None:
    """What the content of a file without a suffix is, when it has a mark of its own."""
    try:
        return sniff(path)
    except (Unreadable, OSError):
        return None


def read(path: Path, name: str | None = None) -> Source:
    """Read the file at `path`; `name` is what the user calls it, when that is something else.

    The content decides which reader is used, the suffix only where the content has no mark of its
    own. A path may lead on into a file that holds several documents. Raises `Unreadable`.
    """
    name = name or str(path)
    try:
        file = file_of(path)
        if file != path:
            return _container(file).member(file, path.relative_to(file).as_posix(), name)
        size = path.stat().st_size
        if path.is_dir():
            raise Unreadable("这是文件夹，不是文件。")
        if not path.is_file():
            raise Unreadable("这不是普通文件（是管道或设备），请先存成文件再检查。")
        if not size:
            raise Unreadable("文件是空的（0 字节），请检查是否保存或下载完整。")
        return _choose(path, PurePath(name).suffix.lower()).read(path, name)
    except FileNotFoundError as error:
        gone = "它是一个链接，指向的文件不在了。" if path.is_symlink() else "找不到这个文件。"
        raise Unreadable(gone) from error
    except PermissionError as error:
        raise Unreadable("没有读取权限，或文件正被别的程序占用，请关闭后再试。") from error
    except OSError as error:
        raise Unreadable(f"读取时出错：{why(error)}。") from error


def members(path: Path) -> tuple[Path, ...]:
    """The paths of the documents in a file that holds several, () for any other file and for one
    that cannot be opened: reading it tells why.
    """
    if not path.is_file():
        return ()
    try:
        reader = _choose(path, path.suffix.lower())
        found = reader.members(path) if isinstance(reader, Container) else ()
    except (Unreadable, OSError):
        return ()
    return tuple(path / inside for inside in found)


def exists(path: Path) -> bool:
    """Whether a path is there, be it that it leads on into a file."""
    file = file_of(path)
    return path.exists() if file == path else path in members(file)


def file_of(path: Path) -> Path:
    """The file on the disk that a path leads into; the path itself when it is an ordinary one."""
    if path.exists():
        return path
    return next((parent for parent in path.parents if parent.is_file()), path)


def _container(path: Path) -> Container:
    reader = _choose(path, path.suffix.lower())
    if not isinstance(reader, Container):
        raise FileNotFoundError
    return reader


def _choose(path: Path, suffix: str) -> Reader:
    content = sniff(path)
    known = readers()
    if content in known:
        return known[content]
    by_suffix = next((r for r in known.values() if suffix in r.SUFFIXES), None)
    if content == "ole" and by_suffix is known["doc"]:
        return by_suffix  # a program of its own kind wrote it, such as an old WPS
    if content in MARKED:
        raise Unreadable(_mismatch(WORDS[content], by_suffix, suffix))
    if by_suffix is None:
        kind = f"不认识的文件类型“{suffix}”" if suffix else "文件没有后缀，看不出是什么文件"
        raise Unreadable(f"{kind}，能读的有：{'、'.join(suffixes())}。")
    if by_suffix.FORMAT in MARKED:
        raise Unreadable(_mismatch("纯文本或损坏的文件", by_suffix, suffix))
    return by_suffix


def _mismatch(content: str, by_suffix: Reader | None, suffix: str) -> str:
    like = f"像是{_spaced(content)}"
    if by_suffix is None:
        return f"这种文件读不了：内容{like}。能读的有：{'、'.join(suffixes())}。"
    expected = WORDS.get(by_suffix.FORMAT, "文本")
    return (
        f"后缀是 {suffix}，但内容不是{_spaced(expected)}，{like}。"
        f"请用原来的软件打开后另存为 {suffix}，或换成正确的文件。"
    )


def _spaced(word: str) -> str:
    """A word that follows Chinese: a blank stands before Latin letters."""
    return f" {word}" if word[0].isascii() else word
