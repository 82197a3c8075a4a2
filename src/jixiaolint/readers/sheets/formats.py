"""Number formats: what a cell shows for the number or text in it."""

from __future__ import annotations

import operator
from functools import lru_cache

from jixiaolint.readers.sheets import dates, numbers
from jixiaolint.readers.sheets.codes import Section, sections

_LONGEST = 500
_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
            "=": operator.eq, "<>": operator.ne}  # fmt: skip


class Format:
    """A compiled code such as `0.00%` or `yyyy"年"m"月"`."""

    __slots__ = ("_date1904", "_numeric", "_plain", "_text")

    def __init__(self, code: str, date1904: bool) -> None:
        found = sections(code[:_LONGEST])
        last = found[-1]
        of_text = len(found) == 4 or last.has("at")
        self._text = last if of_text else None
        self._numeric = (found[:-1] if of_text else found)[:3]
        self._date1904 = date1904
        self._plain = numbers.plain_code(code)

    @property
    def changes_text(self) -> bool:
        """Whether a text looks other than it is."""
        return self._text is not None and [t.kind for t in self._text.tokens] != ["at"]

    def text(self, text: str) -> str:
        """What the cell shows for a text."""
        if self._text is None:
            return text
        return "".join(text if t.kind == "at" else t.value for t in self._text.tokens)

    def number(self, value: float) -> str:
        """What the cell shows for a number, however wide the column."""
        if self._plain is not None:
            return numbers.plain(value, self._plain)
        section, signed = self._choose(value)
        if section is None:
            return numbers.general(value)
        if section.has("date"):
            date = dates.shown(value, section, self._date1904)
            return numbers.general(value) if date is None else date
        if section.has("general"):
            plain = numbers.general(value if signed else abs(value))
            return "".join(plain if t.kind == "general" else t.value for t in section.tokens)
        if _fraction(section):
            return numbers.general(value)
        return numbers.shown(value, section, signed)

    def _choose(self, value: float) -> tuple[Section | None, bool]:
        """The section for a number, and whether a minus is written for a negative one."""
        numeric = self._numeric
        if not numeric:
            return None, True
        if any(section.condition for section in numeric):
            return self._conditional(value), True
        if value < 0 and len(numeric) > 1:
            return numeric[1], False
        return numeric[2 if value == 0 and len(numeric) > 2 else 0], True

    def _conditional(self, value: float) -> Section:
        for section in self._numeric:
            if section.condition is None:
                return section
            name, limit = section.condition
            if _COMPARE[name](value, limit):
                return section
        return self._numeric[-1]


def _fraction(section: Section) -> bool:
    """Whether it shows fractions (`# ?/?`): a number in full says the same."""
    return section.has("digit") and any(t == ("text", "/") for t in section.tokens)


@lru_cache(maxsize=4096)
def compiled(code: str, date1904: bool = False) -> Format | None:
    """The format of a code; None for General, which leaves texts as they are."""
    if code in ("", "General", "G/通用格式", "@"):
        return None
    return Format(code, date1904)
