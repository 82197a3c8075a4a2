"""Lines outside tables → paragraphs, without page numbers and running heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jixiaolint.model.grid import Paragraph
from jixiaolint.readers.pdfium.geometry import Page
from jixiaolint.readers.pdfium.writing import Line

_MARGIN = 0.2
"""Running heads and feet stand in this part of the page's height."""
_PAGE_NUMBER = re.compile(
    r"[-—–─·•\s]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[/,，、]?\s*共?\s*\d{1,4}\s*页?)?[-—–─·•\s]*"
)
_INDENT = 6
"""A paragraph's first line begins no further right than this, in sizes."""
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]|第.{1,4}[章节部]"
    r"|\d{6}\D|单位[:：]"
)
"""How a line begins that is a paragraph of its own: with a number, or as a table's unit line."""


def running(items: Iterable[tuple[Page, Paragraph]]) -> frozenset[tuple[str, int]]:
    """The keys of what stands in the margin of several pages: running heads and feet."""
    pages: dict[tuple[str, int], set[int]] = {}
    for page, paragraph in items:
        if (key := margin_key(page, paragraph)) is not None:
            pages.setdefault(key, set()).add(page.number)
    return frozenset(key for key, numbers in pages.items() if len(numbers) > 1)


def margin_key(page: Page, paragraph: Paragraph) -> tuple[str, int] | None:
    """What a paragraph in a page's upper or lower margin has in common with those of other pages:
    its text, numbers aside, and its height; None for one that stands elsewhere.
    """
    _, top, _, bottom = paragraph.place.box  # type: ignore[union-attr]  # PDF's places are boxes
    height = page.shown.size[1]
    if _MARGIN * height < top and bottom < (1 - _MARGIN) * height:
        return None
    return _DIGITS.sub("0", paragraph.text), round(top / 4)


def is_page_number(key: tuple[str, int] | None) -> bool:
    """Whether the key of a paragraph in the margin is that of a page number."""
    return key is not None and _PAGE_NUMBER.fullmatch(key[0]) is not None


def put_together(some: Sequence[Line], left: float, right: float) -> Iterable[list[Line]]:
    """Lines grouped into paragraphs, `left` and `right` being where the page's text begins and ends.

    A line that reaches the right goes on in the one below unless that is indented or begins with a
    number of its own; of centred lines the upper one must reach both sides.
    """
    group: list[Line] = []
    for line in some:
        if group and not _goes_on(group, line, left, right):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[Line], line: Line, left: float, right: float) -> bool:
    last = group[-1]
    if abs(last.size - line.size) > 0.5 or not 0 < line.base - last.base < 2.6 * line.size:
        return False
    if last.box.right < right - 3 * line.size or _MARK.match(line.text):
        return False
    if last.box.left > left + _INDENT * line.size:
        return False
    if line.box.left <= left + 0.6 * line.size:
        return True
    return abs(sum(line.box[::2]) - sum(last.box[::2])) < 2 * line.size  # both are centred
