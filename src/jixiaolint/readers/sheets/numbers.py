"""A number as a section of digit placeholders shows it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from jixiaolint.readers.sheets.codes import Section, Token

_GENERAL_CHARACTERS = 11
_MOST_DECIMALS = 127
_MOST_IN_FULL = 10**15
_WIDE = Context(prec=600, rounding=ROUND_HALF_UP)
"""Room for the largest float with all decimals that a code may ask for."""


def exact(value: float) -> Decimal:
    """The number with the 15 digits that Excel keeps; what a float adds to them is noise."""
    return Decimal(f"{value:.15g}")


class Plain(NamedTuple):
    """A code of digits alone, such as `#,##0.00` or `0%`, which most cells have."""

    grouped: bool
    places: int
    percent: str


_PLAIN = re.compile(r"(#,##)?0(?:\.(0{1,20}))?(%?)")


def plain_code(code: str) -> Plain | None:
    """What such a code asks for; None for any other."""
    match = _PLAIN.fullmatch(code)
    return Plain(match[1] is not None, len(match[2] or ""), match[3]) if match else None


def plain(value: float, code: Plain) -> str:
    """What `shown` says, found without the tokens."""
    number = abs(exact(value))
    number = _rounded(number.scaleb(2) if code.percent else number, code.places)
    digits = f"{number:,f}" if code.grouped else f"{number:f}"
    return f"{'-' if value < 0 else ''}{digits}{code.percent}"


def general(value: float) -> str:
    """A number without a format: whole ones in full, others within eleven characters."""
    if abs(value) < _MOST_IN_FULL and value == int(value):
        return str(int(value))
    number = exact(value)
    if number == number.to_integral_value():
        return f"{number:f}" if abs(number) < _MOST_IN_FULL else f"{number:E}"
    whole = len(str(int(abs(number))))
    if abs(number) < Decimal("1e-5"):
        digits, _, power = f"{value:.5E}".partition("E")
        return f"{digits.rstrip('0').rstrip('.')}E{power}"
    places = max(0, _GENERAL_CHARACTERS - 1 - whole)
    return f"{_rounded(number, places):f}".rstrip("0").rstrip(".")


def shown(value: float, section: Section, signed: bool) -> str:
    """`value` in the section's placeholders, with its minus when `signed`."""
    tokens = section.tokens
    minus = "-" if signed and value < 0 else ""
    if section.has("exponent"):
        return minus + _scientific(abs(value), tokens)
    number = abs(exact(value)).scaleb(2 * sum(t.kind == "percent" for t in tokens))
    number = number.scaleb(-3 * _scaling_commas(tokens))
    point = next((i for i, t in enumerate(tokens) if t.kind == "point"), len(tokens))
    places = min(sum(t.kind == "digit" for t in tokens[point:]), _MOST_DECIMALS)
    whole, _, fraction = f"{_rounded(number, places):f}".partition(".")
    return minus + _whole(tokens[:point], whole) + _fraction(tokens[point:], fraction)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_WIDE)


def _scaling_commas(tokens: tuple[Token, ...]) -> int:
    """Commas behind the last placeholder divide by a thousand each."""
    last = max((i for i, t in enumerate(tokens) if t.kind == "digit"), default=len(tokens))
    return sum(t.kind == "comma" for t in tokens[last:])


def _whole(tokens: tuple[Token, ...], digits: str) -> str:
    holders = [t.value for t in tokens if t.kind == "digit"]
    first_zero = holders.index("0") if "0" in holders else len(holders)
    digits = digits.lstrip("0").rjust(len(holders) - first_zero, "0")
    inner = [i for i, t in enumerate(tokens) if t.kind == "digit"]
    grouped = any(
        t.kind == "comma" and inner[0] < i < inner[-1] for i, t in enumerate(tokens) if inner
    )
    out: list[str] = []
    left = len(holders)
    for token in tokens:
        if token.kind == "digit":
            end = len(digits) - (left - 1)
            start = 0 if left == len(holders) else end - 1
            out.append(_group(digits, max(start, 0), max(end, 0), grouped))
            left -= 1
        elif token.kind != "comma":
            out.append(token.value)
    return "".join(out)


def _group(digits: str, start: int, end: int, grouped: bool) -> str:
    """Digits from `start` to `end`, with a comma before each three that follow others."""
    if not grouped:
        return digits[start:end]
    return "".join(
        f",{digits[i]}" if i and (len(digits) - i) % 3 == 0 else digits[i]
        for i in range(start, end)
    )


def _fraction(tokens: tuple[Token, ...], digits: str) -> str:
    out: list[str] = []
    place = 0
    for token in tokens:
        if token.kind == "digit":
            if token.value == "0" or digits[place:].strip("0"):
                out.append(digits[place : place + 1])
            place += 1
        elif token.kind != "comma":
            out.append(token.value)
    return "".join(out)


def _scientific(value: float, tokens: tuple[Token, ...]) -> str:
    exponent = next(i for i, t in enumerate(tokens) if t.kind == "exponent")
    point = next((i for i, t in enumerate(tokens) if t.kind == "point"), exponent)
    places = sum(t.kind == "digit" for t in tokens[point:exponent])
    width = sum(t.kind == "digit" for t in tokens[exponent:])
    mantissa, _, power = f"{value:.{places}E}".partition("E")
    sign = "-" if power.startswith("-") else tokens[exponent].value[1:].replace("-", "")
    return f"{mantissa}E{sign}{power[1:].lstrip('0').rjust(width, '0')}"
