"""Excel's number format codes: the numbered ones, and a code cut into sections of tokens.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31; the dates are those of zh-CN.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_YMD, _YM, _MD = "yyyy/m/d", 'yyyy"年"m"月"', 'm"月"d"日"'
_HOUR, _SECOND = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: _YMD, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YM, 28: _MD, 29: _MD, 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: _HOUR, 33: _SECOND,
    34: f"上午/下午{_HOUR}", 35: f"上午/下午{_SECOND}", 36: _YM,
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;"¥"-#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    50: _YM, 51: _MD, 52: _YM, 53: _MD, 54: _MD, 55: f"上午/下午{_HOUR}",
    56: f"上午/下午{_SECOND}", 57: _YM, 58: _MD,
}  # fmt: skip
"""The codes that a work book names by number alone; a number that is not here is General."""

TokenKind = Literal[
    "text", "digit", "point", "comma", "percent", "exponent", "general", "at", "date", "half"
]


class Token(NamedTuple):
    """A piece of a code; `value` is the text shown, or the letters of a date part in lower case."""

    kind: TokenKind
    value: str


class Section(NamedTuple):
    """One of the up to four parts of a code; `condition` is such as (">=", 100.0)."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None

    def has(self, kind: TokenKind) -> bool:
        """Whether a token of this kind is in it."""
        return any(token.kind == kind for token in self.tokens)


_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | _(?P<pad>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\] | (?P<end>;) | (?P<general>General|G/通用格式)
    | (?P<half>AM/PM|A/P|上午/下午) | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|aaaa?) | (?P<digit>[0#?]) | (?P<point>\.)
    | (?P<comma>,) | (?P<percent>%) | (?P<at>@) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


def sections(code: str) -> list[Section]:
    """The sections of a code, at least one. Colours, padding and numeral systems are left out."""
    found: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    for match in _TOKEN.finditer(code):
        name, value = str(match.lastgroup), str(match[str(match.lastgroup)])
        if name == "end":
            found.append(Section(_minutes(tokens), condition))
            tokens, condition = [], None
        elif name == "bracket" and (compared := _CONDITION.fullmatch(value)):
            condition = compared[1], float(compared[2])
        elif token := _token(name, value):
            tokens.append(token)
    return [*found, Section(_minutes(tokens), condition)]


def _token(name: str, value: str) -> Token | None:
    if name in ("quoted", "escaped", "other"):
        return Token("text", value) if value else None
    if name in ("pad", "fill"):
        return None
    if name == "bracket":
        return _bracket(value)
    return Token(name, value.lower() if name == "date" else value)  # type: ignore[arg-type]


def _bracket(value: str) -> Token | None:
    """Elapsed time ([h]) is written with a plus; a currency ([$¥-804]) is text."""
    if _ELAPSED.fullmatch(value):
        return Token("date", "+" + value.lower())
    if value.startswith("$"):
        symbol = value[1:].partition("-")[0]
        return Token("text", symbol) if symbol else None
    return None


def _minutes(tokens: list[Token]) -> tuple[Token, ...]:
    """An m or mm that follows hours or stands before seconds means minutes: the letter n here."""
    times = [i for i, token in enumerate(tokens) if token.kind == "date"]
    for before, at, after in zip([None, *times], times, [*times[1:], None], strict=False):
        if tokens[at].value in ("m", "mm"):
            hours = before is not None and "h" in tokens[before].value
            if hours or (after is not None and "s" in tokens[after].value):
                tokens[at] = Token("date", tokens[at].value.replace("m", "n"))
    return tuple(tokens)
