"""Pages that are pictures of text, of which nothing can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiaolint.model.grid import Note
from jixiaolint.readers.pdfium.geometry import Box, Page

_NUMBER = re.compile(r"[\s\d第页共/／\-—－–.·]*")
"""A page number, which scanning programs write over the picture."""


def is_scanned(page: Page) -> bool:
    """Whether a picture covers the page and no text stands on it but its number."""
    return page.image and all(_NUMBER.fullmatch(run.text) for run in page.runs)


def notes(scanned: Sequence[Page]) -> Iterator[Note]:
    """One note for each unbroken series of such pages, at the first of them."""
    series: list[list[Page]] = []
    for page in scanned:
        if series and series[-1][-1].number == page.number - 1:
            series[-1].append(page)
        else:
            series.append([page])
    for pages in series:
        first, last = pages[0], pages[-1]
        numbers = f"第{first.number}" + (f"至{last.number}" if len(pages) > 1 else "")
        whole = first.place(Box(0, 0, first.width, first.height))
        yield Note("unread", f"{numbers}页是扫描图片，没有文字", whole)
