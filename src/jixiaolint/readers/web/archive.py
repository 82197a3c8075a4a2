"""Web archives (.mht, .mhtml): a page with its parts in one mail-like file (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(rb"\s*[\w-]+:")
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a web archive."""
    return _HEADER.match(head) is not None and _VERSION.search(head) is not None


def pages(data: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The archive's pages in order, each with the character set that its header states.

    A work book that Excel saved has one page a sheet, and one that only frames them.
    """
    from email.parser import BytesParser
    from email.policy import compat32

    for part in BytesParser(policy=compat32).parsebytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield content, part.get_content_charset()
