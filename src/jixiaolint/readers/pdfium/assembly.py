"""The parts of tables and the paragraphs of all pages → grids and paragraphs in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from jixiaolint.model.grid import Block, Paragraph
from jixiaolint.readers.pdfium.cuts import whole_texts
from jixiaolint.readers.pdfium.geometry import Page
from jixiaolint.readers.pdfium.mended import Item, mended
from jixiaolint.readers.pdfium.paragraphs import is_page_number, margin_key, running
from jixiaolint.readers.pdfium.parts import Part
from jixiaolint.readers.pdfium.stitch import Whole


def blocks(items: Sequence[Item]) -> Iterator[Block]:
    """The blocks, tables that go over several pages put together.

    Running heads stand in the way of no table; before a new one they are kept, for they may be its
    own unit lines. A table that begins like the one above it, below a head that was not met before,
    is a new one: a sheet repeats its title on each of its pages.
    """
    heads = running((one, item) for one, item in items if isinstance(item, Paragraph))
    _tell_neighbours([pair for pair in items if not _is_head(pair, heads)])
    assembly = _Assembly([item for _, item in items if isinstance(item, Part)])
    for page, item in mended(items):
        if not isinstance(item, Paragraph):
            yield from assembly.table(item)
        elif _is_head((page, item), heads):
            assembly.head(page, item)
        else:
            yield from assembly.end()
            yield item
    yield from assembly.end()


def _is_head(item: Item, heads: frozenset[tuple[str, int]]) -> bool:
    page, paragraph = item
    key = margin_key(page, paragraph) if isinstance(paragraph, Paragraph) else None
    return key in heads or is_page_number(key)


def _tell_neighbours(items: Sequence[Item]) -> None:
    """Tell the parts of tables which of them do not begin or end with their page."""
    for (page, upper), (next_page, lower) in pairwise(items):
        if page is next_page:
            if isinstance(upper, Part):
                upper.above = True
            if isinstance(lower, Part):
                lower.below = True


class _Assembly:
    """The table that may go on, and the running heads met since its last part."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._whole_texts = cache(lambda: whole_texts(parts))
        self._open: Whole | None = None
        self._waiting: list[Paragraph] = []
        self._met: set[tuple[str, int] | None] = set()
        self._fresh = False

    def head(self, page: Page, paragraph: Paragraph) -> None:
        """Take a running head or a page number."""
        key = margin_key(page, paragraph)
        if not is_page_number(key):
            self._waiting.append(paragraph)
            self._fresh = self._fresh or key not in self._met
            self._met.add(key)

    def table(self, part: Part) -> Iterator[Block]:
        """Take a part of a table, and give what it ends."""
        table = self._open
        if table and table.takes(part) and not (self._fresh and table.begins_like(part)):
            table.add(part, self._whole_texts())
            self._waiting.clear()
        else:
            yield from self.end()
            self._open = Whole.of(part)
        self._fresh = False

    def end(self) -> Iterator[Block]:
        """The table that does not go on, and the heads after it."""
        if self._open is not None:
            yield self._open.grid()
        yield from self._waiting
        self._waiting.clear()
        self._open, self._fresh = None, False
