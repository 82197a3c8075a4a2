"""Numerals, Arabic and Chinese (汉字数字), read to exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiaolint.model.document import plain
from jixiaolint.quantity.words import SCALES, any_of

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,8})?(?!\.?[0-9])"
"""Up to 15 digits and 8 decimals, so that default decimal arithmetic stays exact; longer runs of
digits are codes, not numbers."""

CHINESE = (
    "[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]{0,15}"
    "(?:点[零〇一二三四五六七八九]{1,8})?"
)
COMPOUND = rf"(?:(?:{ARABIC}[亿万千]){{1,2}}{ARABIC}[万千百]?(?=[元人名户亩])|{ARABIC}元[0-9]角(?:[0-9]分)?)"
"""A number told step by step, of a sum of money or a count: 126万4000元, 1万2千人, 5元5角."""

SCALE = r"(?:百万|千万|百(?!分)|千(?![克米瓦])|万|亿)"

LIMIT = Decimal(10) ** 15
"""Numbers from here on are not read: no target is that large."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_STEPS = {mark: Decimal(SCALES[mark]) for mark in "亿万千百"} | {
    "元": Decimal(1), "": Decimal(1), "角": Decimal("0.1"), "分": Decimal("0.01"),
}  # fmt: skip
_STEP = re.compile("([0-9.]+)([亿万千百元角分]?)")
_NUMBER = re.compile(rf"(-)?(?:({ARABIC})({any_of(SCALES)})?|({CHINESE}|零))")


def number(text: str) -> Decimal | None:
    """The number that the whole `text` is, exact: 10,000; 1.2万 (12000); 二十五; 百分之九十五 (95).

    None when it is no number, or one of more than 15 digits.
    """
    text = plain(text)
    if text in ("百分百", "百分之百"):
        return Decimal(100)
    found = _NUMBER.fullmatch(text.removeprefix("百分之"))
    if not found:
        return None
    sign, arabic, scale, chinese = found.groups()
    value = read(arabic or chinese)
    if value is None:
        return None
    value = tidy(value * SCALES[scale]) if scale else value
    if value >= LIMIT:
        return None
    return -value if sign else value


def read(numeral: str) -> Decimal | None:
    """The value of one Arabic or Chinese numeral, or of the numbers of a `COMPOUND` (in 元).

    None for Chinese that is no numeral (二百百) and for steps that do not go down (5千2万元).
    """
    if numeral[0].isascii():
        return _steps(numeral.replace(",", ""))
    whole, _, decimals = numeral.partition("点")
    value = _whole(whole)
    if value is None or not decimals:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}." + "".join(str(_DIGITS[c]) for c in decimals))


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent and without idle zeros."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _steps(numeral: str) -> Decimal | None:
    """The sum of the steps, each less than one of the step before: 126万4000, 5元5角; 2000 alone."""
    total, size = Decimal(0), None
    for figures, mark in _STEP.findall(numeral):
        step = Decimal(figures) * _STEPS[mark]
        if size is not None and step >= size:
            return None
        total, size = total + step, _STEPS[mark]
    return total


def _whole(text: str) -> int | None:
    """The value of a numeral up to 亿; each 万 or 亿 closes a section of 千百十."""
    total, rest = 0, text
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(mark)
        if found:
            section = _section(head)
            if not section:
                return None
            total, rest = total + section * size, tail
            if len(rest) == 1 and _DIGITS.get(rest, 0):
                return total + _DIGITS[rest] * size // 10  # 一万二 is 12000
    if not rest:
        return total
    section = _section(rest)
    return None if section is None else total + section


def _section(text: str) -> int | None:
    """The value of a numeral below 万: 三百零五, 十二, 一百二 (120)."""
    value, digit, last, zero = 0, None, 10**4, False
    for char in text:
        if char in _TENS:
            size = _TENS[char]
            if digit is None and char == "十" and (not value or zero or last > size):
                digit = 1
            if not digit or size >= last:
                return None
            value, digit, last, zero = value + digit * size, None, size, False
        elif digit is not None or char not in _DIGITS:
            return None
        elif _DIGITS[char]:
            digit = _DIGITS[char]
        else:
            zero = True
    if digit is None:
        return value if value or text in ("零", "〇") else None
    short = value and last > 10 and not zero
    return value + digit * (last // 10 if short else 1)
