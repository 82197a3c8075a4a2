"""Safe reading of OOXML packages (docx, xlsx): parts inflated in pieces, under limits.

Limits: 200 tables make about 4 MB of XML at a ratio of 24; bombs reach a ratio of 640 and more.
"""

from __future__ import annotations

import errno
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from jixiaolint.readers.unreadable import Unreadable

MAX_PART = 256 << 20
MAX_WHOLE = 32 << 20
MAX_RATIO = 300
RATIO_FREE = 8 << 20
"""A part up to this size may have any ratio."""
PIECE = 1 << 20

BROKEN = "文件不完整或已损坏，请重新下载，或用原来的软件打开后另存一份。"
_TOO_LARGE = "文件展开后太大（{part}），像是压缩炸弹或异常文件，请用原来的软件另存一份再检查。"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    struct.error,
    NotImplementedError,
    ValueError,
)

_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
)  # fmt: skip


class Package:
    """An open package; every method raises `Unreadable` for broken or oversized content."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def has(self, part: str) -> bool:
        """Whether the package holds `part`."""
        return part in self._archive.NameToInfo

    def pieces(self, part: str) -> Generator[bytes]:
        """The part's bytes in pieces; who stops early closes it.

        Strict OOXML's names come as the transitional ones. Raises `Unreadable`.
        """
        try:
            info = self._archive.getinfo(part)
            if info.flag_bits & 1:
                raise Unreadable("文件加了压缩密码，请先去掉密码再检查。")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Unreadable(BROKEN)  # Office writes no other
            if info.file_size > MAX_PART:
                raise Unreadable(_TOO_LARGE.format(part=part))
            with self._archive.open(info) as stream:
                yield from self._limited(stream, info)
        except _FAULTS as error:
            raise Unreadable(BROKEN) from error
        except OSError as error:
            if error.errno == errno.EINVAL:  # the directory tells of a place before the file
                raise Unreadable(BROKEN) from error
            raise

    def _limited(self, stream: IO[bytes], info: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        ratio_limit = max(RATIO_FREE, info.compress_size * MAX_RATIO)
        while piece := stream.read(PIECE):
            first = not size
            size += len(piece)
            if size > min(MAX_PART, ratio_limit):
                raise Unreadable(_TOO_LARGE.format(part=info.filename))
            yield _transitional(piece) if first else piece

    def read(self, part: str) -> bytes:
        """The whole of a part that is parsed at once, such as styles and relationships.

        Raises `Unreadable`.
        """
        if self._archive.NameToInfo[part].file_size > MAX_WHOLE:
            raise Unreadable(_TOO_LARGE.format(part=part))
        return b"".join(self.pieces(part))

    def related(self, part: str, kind: str) -> str | None:
        """The part that `part` ("" is the package) names by a relationship whose type ends so."""
        named = self.relations(part).values()
        return next((target for type_, target in named if type_.endswith("/" + kind)), None)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of `part` by their ids: type, and the part that each names."""
        from jixiaolint.readers.ooxml.xml import parse

        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", file + ".rels")
        if not self.has(rels):
            return {}
        found = {}
        for relation in parse(self.read(rels)):
            target = posixpath.join("/", folder, str(relation.get("Target", "")))
            found[str(relation.get("Id"))] = (
                str(relation.get("Type", "")),
                posixpath.normpath(target).lstrip("/"),
            )
        return found


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The package at `path`, closed on leaving. Raises `Unreadable` when it is no whole zip."""
    try:
        archive = zipfile.ZipFile(path)
    except _FAULTS as error:
        raise Unreadable(BROKEN) from error
    with archive:
        yield Package(archive)


def _transitional(piece: bytes) -> bytes:
    if b"purl.oclc.org" in piece:
        for strict, usual in _TRANSITIONAL:
            piece = piece.replace(strict, usual)
    return piece
