"""The number formats of a work book's styles, and what cells show in them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from jixiaolint.readers.sheets.codes import BUILT_IN
from jixiaolint.readers.sheets.formats import Format, compiled
from jixiaolint.readers.sheets.numbers import general

_FIRST_OWN = 164
"""Number formats below are those that Excel itself numbers."""


class Styles:
    """The styles of an old work book by their number.

    `of_texts` holds the formats that make a text look other than it is.
    """

    def __init__(self, keys: list[int], codes: Mapping[int, str], date1904: bool) -> None:
        self._formats: dict[int, Format] = {}
        for style, key in enumerate(keys):
            code = codes.get(key, "") if key >= _FIRST_OWN else BUILT_IN.get(key, "")
            form = compiled(code, date1904)
            if form is not None:
                self._formats[style] = form
        self.of_texts = {k: form for k, form in self._formats.items() if form.changes_text}

    def number(self, style: int, value: float) -> str:
        """What a cell of the style shows for a number."""
        if not math.isfinite(value):
            return str(value)
        form = self._formats.get(style)
        return (form.number(value) if form else general(value)).strip()

    def text(self, style: int, text: str) -> str:
        """What a cell of the style shows for a text, itself trimmed."""
        form = self.of_texts.get(style) if text else None
        return form.text(text).strip() if form else text
