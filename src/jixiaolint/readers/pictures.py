"""Pictures where a table should be: a scan or a screenshot pasted below the table's title."""

from __future__ import annotations

import re

from jixiaolint.model.grid import Note
from jixiaolint.model.place import Place

WIDE_CM, TALL_CM = 8, 4
"""Seals, logos and signatures are smaller than a table."""
_TITLE = re.compile(r"绩效.{0,12}表(?:\(.*\)|（.*）)?$")
_BELOW = 3
"""Between a table's title and the table stand a line for the unit and one for the money, rarely more."""
_TEXT = "“{title}”下面是一张图片，里面的表读不出来，请换成可以编辑的表格再检查"


class Pictures:
    """Is told of what stands in a document, in order; a large picture below the title of a table, with no
    table before the next title, is one of its `notes`.
    """

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._title = ""
        self._since = 0
        self._found: Note | None = None

    def paragraph(self, text: str) -> None:
        """A paragraph with this text."""
        line = "".join(text.split())
        self._since += 1
        if _TITLE.search(line):
            self.end()
            self._title, self._since = line, 0

    def table(self) -> None:
        """A table."""
        self._title, self._found = "", None

    def picture(self, place: Place) -> None:
        """A picture as large as a table, or of unknown size."""
        if self._title and self._since <= _BELOW:
            self._found = Note("misread", _TEXT.format(title=self._title), place)

    def end(self) -> None:
        """The end of the document."""
        self.notes += [self._found] if self._found else []
        self._found = None
