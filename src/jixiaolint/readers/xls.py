"""Old Excel work books (.xls) and WPS's (.et), which are the same inside (BIFF)."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.model.grid import Source
from jixiaolint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from jixiaolint.readers.sheets.sheet import Sheet

FORMAT = "xls"
SUFFIXES = (".et", ".ett", ".xls", ".xlt")

MAX_BYTES = 64 << 20
_MISSING = "读旧版 Excel 文件（.xls、.et）要另装一个库：pip install 'jixiaolint[excel]'"
_BROKEN = "文件不完整或已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx。"
_LOCKED = "文件有打开密码，请先在 Excel 里取消密码（文件 → 信息 → 保护工作簿）再检查。"


def read(path: Path, name: str) -> Source:
    """The sheets' tables and paragraphs in order, hidden sheets too. Raises `Unreadable`."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(
            f"文件太大（{size >> 20} MB），.xls 最多 {MAX_BYTES >> 20} MB，请拆成几个文件。"
        )
    try:
        sheets = _sheets(path)
    except ImportError as error:
        raise Unreadable(_MISSING) from error
    blocks = tuple([block for sheet in sheets for block in sheet.blocks()])
    return Source(name, FORMAT, blocks, tuple([n for sheet in sheets for n in sheet.notes()]))


def _sheets(path: Path) -> list[Sheet]:
    """Excel 97 and later are read here, Excel 5 and 95 by xlrd. Raises ImportError."""
    from jixiaolint.readers.biff import older
    from jixiaolint.readers.biff.book import Book, Locked, is_biff8
    from jixiaolint.readers.biff.cells import PADDING, Reader

    try:
        stream = _stream(path) + PADDING
        if not is_biff8(stream):
            return list(older.sheets(path.read_bytes()))
        book = Book(stream)
        reader = Reader(stream, book)
        return [reader.sheet(part) for part in book.parts]
    except Locked as error:
        raise Unreadable(_LOCKED) from error
    except (older.Broken, IndexError, struct.error) as error:
        raise Unreadable(_BROKEN) from error


def _stream(path: Path) -> bytes:
    """The work book's records; nothing where a file of Excel 5 or 95 has them under another name."""
    import olefile

    try:
        with olefile.OleFileIO(path) as ole:
            found: bytes = ole.openstream("Workbook").read() if ole.exists("Workbook") else b""
            return found
    except (OSError, ValueError, IndexError, TypeError, struct.error) as error:
        raise Unreadable(_BROKEN) from error
