"""Tables that a reader could not see as tables: their heading words stand among the paragraphs, or
run together in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiaolint.forms.vocabulary import word
from jixiaolint.forms.words import Words
from jixiaolint.model.grid import Block, Note, Paragraph

_UNSEEN = (
    "从这里起像是一张绩效目标表，但没有框线，分不出行和列，没有读；"
    "请改用原来的 Word 或 Excel 文件，或给表格加上框线再导出"
)
_GLUED = re.compile(r"一级指标二级指标(?:三级指标|.{0,12}指标值)")
"""Headings of columns without anything between them. A sentence has its comma there."""


def unruled(blocks: Iterable[Block], words: Words) -> Iterator[Note]:
    """A note for each run of paragraphs that hold nothing but the headings of an indicator table, and
    for each paragraph with a whole head in a piece, as copied web pages and lost tables have it.
    """
    heads: list[str] = []
    first: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and _GLUED.search(block.text):
            yield Note("misread", _UNSEEN, block.place)
        keys = _keys(block) if isinstance(block, Paragraph) else []
        if not keys or not words.known.issuperset(keys):
            heads, first = [], None
            continue
        told = words.heads(heads)
        first = first or (block if isinstance(block, Paragraph) else None)
        heads += keys
        if first is not None and not told and words.heads(heads):
            yield Note("misread", _UNSEEN, first.place)


def _keys(paragraph: Paragraph) -> list[str]:
    return [word(part) for part in paragraph.text.split()]
