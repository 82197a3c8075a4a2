"""Readers: a file becomes grids of cells and paragraphs, each with its place.

A reader is a module of this package that holds `FORMAT` (its name, also what `sniff` calls the
content), `SUFFIXES` and `read(path, name) -> Source`; it raises `Unreadable`. Adding the module
adds the format: there is no list to extend. It imports heavy libraries inside `read`, because all
readers are imported to learn their suffixes. What readers share stands in modules without `FORMAT`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path, PurePath
from typing import Protocol, cast

from jixiaolint.model.grid import Source
from jixiaolint.readers.sniff import MARKED, WORDS, sniff
from jixiaolint.readers.unreadable import Unreadable

__all__ = ["Reader", "Unreadable", "read", "readers", "suffixes"]


class Reader(Protocol):
    """What a reader module offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, name: str) -> Source:
        """Read the file at `path`, which the user knows as `name`; raise `Unreadable`."""


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


def read(path: Path, name: str | None = None) -> Source:
    """Read the file at `path`; `name` is what the user calls it, when that is something else.

    The content decides which reader is used, the suffix only where the content has no mark of its
    own. Raises `Unreadable`.
    """
    name = name or str(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Unreadable("这是文件夹，不是文件。")
        if not size:
            raise Unreadable("文件是空的（0 字节），请检查是否保存或下载完整。")
        return _choose(path, PurePath(name).suffix.lower()).read(path, name)
    except FileNotFoundError as error:
        raise Unreadable("找不到这个文件。") from error
    except PermissionError as error:
        raise Unreadable("没有读取权限，或文件正被别的程序占用，请关闭后再试。") from error
    except OSError as error:
        raise Unreadable(f"读取时出错：{error.strerror or error}。") from error


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
        raise Unreadable(
            f"不认识的文件类型“{suffix or '没有后缀'}”，能读的有：{'、'.join(suffixes())}。"
        )
    if by_suffix.FORMAT in MARKED:
        raise Unreadable(_mismatch("纯文本或损坏的文件", by_suffix, suffix))
    return by_suffix


def _mismatch(content: str, by_suffix: Reader | None, suffix: str) -> str:
    if by_suffix is None:
        return f"这种文件读不了：内容像是 {content}。能读的有：{'、'.join(suffixes())}。"
    expected = WORDS.get(by_suffix.FORMAT, "文本")
    return (
        f"后缀是 {suffix}，但内容不是 {expected}，像是 {content}。"
        f"请用原来的软件打开后另存为 {suffix}，或换成正确的文件。"
    )
