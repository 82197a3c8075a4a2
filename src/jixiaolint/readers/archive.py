"""ZIP archives of documents: each member that some reader knows is a file of its own."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NoReturn

from jixiaolint import readers
from jixiaolint.model.grid import Source
from jixiaolint.readers import canonical
from jixiaolint.readers.scratch import scratch
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "zip"
SUFFIXES = (".zip",)

MAX_BYTES = 256 << 20
"""Of one member, unpacked: the readers have limits of their own below it."""
MAX_MEMBERS = 20_000
DEEPEST = 3
"""Archives within archives: a county's, a township's, an office's."""

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def members(path: Path) -> tuple[str, ...]:
    """The names of the documents in an archive, also of those in archives within it, sorted.

    Hidden files and Office's lock files are passed over, and what no reader knows. Raises
    `Unreadable`.
    """
    return tuple(sorted(_members(path, DEEPEST)))


def others(path: Path) -> tuple[str, ...]:
    """The members that may well be documents and that no reader reads, each with the archive's path;
    () for an archive that cannot be opened: reading it says why.
    """
    try:
        with _opened(path) as archive:
            names = [name for name, _ in _named(archive)]
    except (Unreadable, OSError):
        return ()
    kept = (name for name in names if not _hidden(name))
    return tuple(
        str(path / name) for name in kept if PurePosixPath(name).suffix.lower() in readers.UNREAD
    )


def _members(path: Path, depth: int) -> Iterator[str]:
    with _opened(path) as archive:
        for name, info in _named(archive):
            suffix = PurePosixPath(name).suffix.lower()
            if _hidden(name) or suffix not in readers.suffixes():
                continue
            if suffix in (*SUFFIXES, *canonical.SUFFIXES):
                yield from _within(archive, info, name, depth)
            else:
                yield name


def _within(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int
) -> Iterator[str]:
    """The documents of a member that may hold several, or the member itself."""
    found: tuple[str, ...] = ()
    try:
        with _unpacked(archive, info) as file:
            if not readers.wanted(file):
                return
            if file.suffix in canonical.SUFFIXES:
                found = canonical.members(file)
            elif depth:
                found = tuple(_members(file, depth - 1))
    except Unreadable:
        pass  # it says what is wrong when it is read
    yield from (f"{name}/{one}" for one in found) if found else (name,)


def member(path: Path, inside: str, name: str) -> Source:
    """Read the member `inside` of an archive, which the user knows as `name`. Raises `Unreadable`."""
    with _opened(path) as archive:
        for known, info in _named(archive):
            if inside == known:
                with _unpacked(archive, info) as file:
                    return readers.read(file, name)
            if inside.startswith(f"{known}/"):
                with _unpacked(archive, info) as file:
                    return readers.read(file / inside[len(known) + 1 :], name)
    raise Unreadable("压缩包里没有这个文件。")


def read(path: Path, name: str) -> NoReturn:
    """An archive that holds no document, or lies too deep. Raises `Unreadable`, with what it holds."""
    if members(path):
        raise Unreadable(f"压缩包里套着的压缩包超过 {DEEPEST} 层，请先解压外面的几层再检查。")
    with _opened(path) as archive:
        names = [name for name, _ in _named(archive)]
    if not names:
        raise Unreadable("压缩包是空的。")
    shown = "、".join(names[:3]) + (f" 等 {len(names)} 个" if len(names) > 3 else "")
    raise Unreadable(
        f"压缩包里没有能读的文件，只有：{shown}。能读的有：{'、'.join(readers.suffixes())}。"
    )


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("压缩包不完整或已损坏，请重新下载，或解压后再检查。") from error
    with archive:
        if len(archive.infolist()) > MAX_MEMBERS:
            raise Unreadable(f"压缩包里的文件超过 {MAX_MEMBERS} 个，请分开打包，或解压后再检查。")
        yield archive


@contextmanager
def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Path]:
    """A member as a file, in a folder of its own that is removed afterwards."""
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable("压缩包有密码，请解压后再检查。")
    if info.file_size > MAX_BYTES:
        raise Unreadable(
            f"文件太大（解压后 {info.file_size >> 20} MB），最多 {MAX_BYTES >> 20} MB。"
        )
    with scratch() as folder:
        file = folder / f"member{PurePosixPath(info.filename).suffix.lower()}"
        try:
            with archive.open(info) as packed, file.open("wb") as plain:
                shutil.copyfileobj(packed, plain)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
            told = "压缩包里的这个文件已损坏，或压缩方式不认识，请解压后再检查。"
            raise Unreadable(told) from error
        yield file


def _named(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The archive's files with their names; of those with one name, all but the first are numbered."""
    seen: Counter[str] = Counter()
    for info in archive.infolist():
        if not info.is_dir():
            name = _name(info)
            seen[name] += 1
            path = PurePosixPath(name)
            again = f"{path.stem}（第{seen[name]}个）{path.suffix}"
            yield (name if seen[name] == 1 else str(path.with_name(again))), info


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name. Windows packs Chinese names in its own encoding and does not say so; the
    library then takes them for code page 437.
    """
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = _decoded(name.encode("cp437"))
        except UnicodeEncodeError:
            name = info.filename
    return "/".join(
        part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")
    )


def _decoded(raw: bytes) -> str:
    """Names that macOS packs are UTF-8, likewise without a mark."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in name.split("/"))
