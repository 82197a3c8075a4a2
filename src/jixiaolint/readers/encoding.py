"""Bytes of a text file → characters."""

from __future__ import annotations

import codecs
import re

from jixiaolint.model.grid import Note
from jixiaolint.readers.unreadable import Unreadable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_USUAL = re.compile(r"[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
"""What GB18030 makes of many characters of Big5."""
_MOSTLY = 0.9
_UNDECODABLE = "文字编码认不出（试过 UTF-8、GB18030 和 UTF-16），请用记事本打开后另存为 UTF-8。"


def decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """`data` as text, with a note when some characters could not be read.

    Known: UTF-8, UTF-16 (with its mark or without) and GB18030 (with GBK and GB2312). Raises
    `Unreadable` when none fits or when the bytes are no text at all.
    """
    for bom, name in _BOMS:
        if data.startswith(bom) and not data.startswith(codecs.BOM_UTF32_LE):
            return _tolerant(data[len(bom) :], name)
    if b"\0" in data:
        for name in ("utf-16-le", "utf-16-be"):
            if _is_text(data, name):
                return _noted(data.decode(name))
        raise Unreadable("内容不是文本，像是二进制文件，请检查是不是改错了后缀。")
    try:
        return _noted(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _tolerant(data, "utf-8")
    text, notes = _tolerant(data, "gb18030")
    if len(_PRIVATE.findall(text)) * 100 > len(text):
        raise Unreadable(_UNDECODABLE)
    return text, notes


def _is_text(data: bytes, encoding: str) -> bool:
    """Whether the bytes make Chinese text in this encoding, told by their first characters."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    head = data[:4000].decode(encoding, "ignore")
    return len(_USUAL.findall(head)) >= _MOSTLY * len(head)


def _mostly_utf8(data: bytes) -> bool:
    """GB18030 reads some damaged UTF-8 without an error, as rubbish: UTF-8 that is right but for a
    few bytes must be told from it first.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) > 10 * bad


def _tolerant(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    return _noted(data.decode(encoding, "replace"))


def _noted(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text with a note on its replacement characters, be they ours or an earlier program's."""
    bad = text.count("\ufffd")
    if not bad:
        return text, ()
    if bad * 100 > len(text):
        raise Unreadable(_UNDECODABLE)
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return text, (Note("lost", f"有 {bad} 处文字损坏，读不出（首处在第{line}行）。"),)
