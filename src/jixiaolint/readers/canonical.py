"""The canonical JSON that `jixiaolint extract` writes: documents whose tables are already understood."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from jixiaolint.model.grid import Source
from jixiaolint.readers.encoding import decode
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "json"
SUFFIXES = (".json",)

SCHEMA = "jixiaolint/document/1"
MAX_BYTES = 256 << 20
_HEAD = 512


def ours(path: Path) -> bool:
    """Whether a file that was not asked for by name is such a JSON: others hold anything at all. What
    PowerShell's `>` writes is in UTF-16.
    """
    with path.open("rb") as file:
        return SCHEMA.encode() in file.read(_HEAD).replace(b"\0", b"")


def members(path: Path) -> tuple[str, ...]:
    """The documents of a file that holds several, each by its number and its own file's name; () for
    one alone. Raises `Unreadable`.
    """
    documents = _documents(path)
    return tuple(_member(i, d) for i, d in enumerate(documents)) if len(documents) > 1 else ()


def member(path: Path, inside: str, name: str) -> Source:
    """Read the document `inside` of several; `name` is what the user calls it. Raises `Unreadable`."""
    for number, document in enumerate(_documents(path)):
        if inside == _member(number, document):
            return _source(name, number, document)
    raise Unreadable("JSON 里没有这份文档。")


def read(path: Path, name: str) -> Source:
    """The only document of a file. Raises `Unreadable`."""
    documents = _documents(path)
    if not documents:
        raise Unreadable("JSON 里一份文档也没有（documents 是空的）。")
    return _source(name, 0, documents[0])


def _source(name: str, number: int, document: Any) -> Source:
    return Source(name, FORMAT, (), given=(f"/documents/{number}", document))


def _member(number: int, document: Any) -> str:
    path = document.get("path") if isinstance(document, dict) else None
    own = PurePosixPath(str(path or "").replace("\\", "/")).name
    return f"{number + 1}-{own}" if own else str(number + 1)


def _documents(path: Path) -> list[Any]:
    state = path.stat()
    return _parsed(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _parsed(path: Path, changed: int, size: int) -> list[Any]:
    if size > MAX_BYTES:
        raise Unreadable(
            f"文件太大（{size >> 20} MB），JSON 最多 {MAX_BYTES >> 20} MB，请分成几个文件。"
        )
    try:
        data = json.loads(decode(path.read_bytes())[0])
    except json.JSONDecodeError as error:
        told = f"第{error.lineno}行第{error.colno}列起不是正确的 JSON"
        raise Unreadable(f"{told}，请重新用 jixiaolint extract 写一份。") from error
    except RecursionError as error:
        raise Unreadable("JSON 套得太深，不是 jixiaolint extract 写出的文件。") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise Unreadable(f'不是 jixiaolint extract 写出的 JSON（开头要有 "schema": "{SCHEMA}"）。')
    documents = data.get("documents")
    if not isinstance(documents, list):
        raise Unreadable("JSON 里没有文档的列表（documents）。")
    return documents
