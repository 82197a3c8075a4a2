"""Bytes of a web page → text."""

from __future__ import annotations

import codecs
import re

from jixiaolint.model.grid import Note
from jixiaolint.readers.encoding import decode

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_HEAD = 4096
_DETECTED = frozenset(("utf-8", "gb2312", "gbk", "gb18030", "hz", "ascii", "iso8859-1"))
"""What the content itself tells better than its label: GBK is often called GB2312, pages re-saved
as UTF-8 keep their old label, and iso8859-1 is what servers say by default."""


def page_text(data: bytes, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """The page's text, with a note when some characters could not be read.

    `declared` is the character set that the wrapping says, before the page's own. Raises
    `Unreadable` as `encoding.decode`.
    """
    if declared is None and (found := _DECLARED.search(data[:_HEAD])):
        declared = found[1].decode("ascii", "replace")
    try:
        name = codecs.lookup(declared or "utf-8").name
        if name not in _DETECTED and not name.startswith("utf-16"):
            return data.decode(name), ()
    except (LookupError, UnicodeDecodeError):
        pass
    return decode(data)
