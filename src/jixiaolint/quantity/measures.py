"""One measure at one place of a cell: how a match of the pattern becomes a `Measure`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jixiaolint.model.quantity import MONEY_IN_WAN, Comparator, Dimension, Measure
from jixiaolint.quantity.numerals import LIMIT, read, tidy
from jixiaolint.quantity.pattern import (
    COMPARATOR_WORDS,
    DIVISOR_WORDS,
    GRADE,
    LOOSE_WORD,
    RANGE,
    RANGE_MARK,
    SINGLE,
)
from jixiaolint.quantity.words import (
    BOUNDARIES,
    COMPARATORS,
    MONEY_SCALES,
    PLAIN_EQUALS,
    RANK_UNITS,
    SCALES,
    TRAILERS,
    UNITS,
)

_FULL_STOPS = frozenset(";,。(「」")


class Found(NamedTuple):
    """A measure and the text from `start` to `end` that it takes; `broken`: money without 元."""

    measure: Measure
    start: int
    end: int
    broken: bool


def measure_from(match: re.Match[str]) -> tuple[Found | None, int]:
    """The measure that a match of `MEASURE` stands for, and where to read on.

    None when the number belongs to something else: an ordinal (第三方), a Chinese numeral inside
    a word (统一), a number in prose that has no clear unit.
    """
    if RANGE_MARK.search(match.string, match.start(), match.end() + 1):
        wider = RANGE.match(match.string, match.start())
        if wider and wider["lowunit"] in (None, wider["unit"]):
            match = wider
    found = _read(match)
    return found, found.end if found else match.end()


def _read(match: re.Match[str]) -> Found | None:
    """The measure of a match, unless its number is not clear or its range runs backwards."""
    parts = match.groupdict()
    start = match.start()
    if parts["order"] and parts["unit"] not in RANK_UNITS:
        # 前3个月 ranks nothing and is read without its 前; 第3期 is an ordinal.
        behind = SINGLE.match(match.string, match.end("order")) if parts["order"] == "前" else None
        return measure_from(behind)[0] if behind else None
    if parts["sign"] and not (parts["before"] or parts["each"] or _opens(match)):
        start = match.end("sign")  # a dash between words, no sign
        parts["sign"] = None
    unit, scales, dimension, broken = _unit(match, parts)
    numbers = _numbers(parts, scales)
    if numbers is None or not _clear(match, parts, unit):
        return None
    measure = Measure(
        comparator=_comparator(parts),
        number=numbers[0],
        upper=numbers[1],
        unit=unit,
        dimension="rank" if parts["order"] else dimension,
        per=_per(parts),
    )
    return Found(measure, start, match.end(), broken)


def _unit(
    match: re.Match[str], parts: dict[str, str | None]
) -> tuple[str, tuple[int, int], Dimension, bool]:
    """Unit, what both numbers are to be multiplied by, dimension, and whether 元 is missing."""
    if parts.get("whole") or parts["share"]:
        permille = (parts["share"] or "").startswith("千")
        return ("‰", (1, 1), "permille", False) if permille else ("%", (1, 1), "percent", False)
    in_yuan = parts["yuan"] or "元" in (parts["low"] or "")
    unit = parts["unit"] or parts["aside"] or ("元" if in_yuan else "")
    if unit == "个百分点":
        unit = "百分点"
    high = parts.get("highscale") or ""
    scale = parts["scale"] or ("" if parts.get("lowunit") else high)
    if parts.get("high") and scale != high:  # 5千-1万元
        return unit, (SCALES.get(scale, 1), SCALES.get(high, 1)), UNITS.get(unit, "none"), False
    if not scale and not (parts["low"] or "")[0].isascii():
        scale = _money_scale(parts, unit, match)
    if scale + unit in MONEY_IN_WAN:
        return scale + unit, (1, 1), "money", False
    if not unit and scale in MONEY_SCALES and (parts["per"] or _closed(match)):
        return scale + "元", (1, 1), "money", True
    times = SCALES.get(scale, 1)
    return (
        unit,
        (times, times),
        UNITS.get(unit, "none"),
        not unit and bool(parts["per"] or parts["each"]),
    )


def _money_scale(parts: dict[str, str | None], unit: str, match: re.Match[str]) -> str:
    """The 万 or 亿 that ends a Chinese numeral of money (三十万元), taken off the numeral."""
    if unit not in ("", "元") or (not unit and not _closed(match)):
        return ""
    ends = [parts[key] for key in ("low", "high") if parts.get(key)]
    for scale in ("万", "亿"):
        if all(end and len(end) > 1 and end.endswith(scale) for end in ends):
            for key in ("low", "high"):
                if parts.get(key):
                    parts[key] = (parts[key] or "")[:-1]
            return scale
    return ""


def _numbers(
    parts: dict[str, str | None], scales: tuple[int, int]
) -> tuple[Decimal, Decimal | None] | None:
    """The number and the upper end, multiplied out; None when malformed, too large or backwards."""
    if parts.get("whole"):
        return Decimal(100), None
    low = read(parts["low"] or "")
    high_text = parts.get("high")
    high = read(high_text) if high_text else None
    if low is None or (high_text and high is None):
        return None
    if scales != (1, 1):
        low, high = tidy(low * scales[0]), tidy(high * scales[1]) if high is not None else None
    if low >= LIMIT or (high is not None and (high >= LIMIT or high <= low)):
        return None
    return (-low if parts["sign"] else low), high


def _clear(match: re.Match[str], parts: dict[str, str | None], unit: str) -> bool:
    """Whether the number states a measure, and is not a piece of the prose around it."""
    text, opens = match.string, _opens(match)
    signed = bool(set(COMPARATOR_WORDS.findall(parts["before"] or "")) - PLAIN_EQUALS)
    if parts.get("whole") or parts["share"]:
        return True
    if not (parts["low"] or "")[0].isascii() and not parts["order"]:
        alone = bool(unit) or (match.group() == text)
        return alone and _closed(match) and (opens or signed)
    if unit:
        return True
    if not (opens or signed):
        return False
    if _closed(match) or GRADE.match(text, match.end()):
        return True
    return signed and bool(LOOSE_WORD.match(text, match.end()))


def _opens(match: re.Match[str]) -> bool:
    """Whether the text, or a part of it, begins with the match."""
    return not match.start() or match.string[match.start() - 1] in BOUNDARIES


def _closed(match: re.Match[str]) -> bool:
    """Whether the text, or this part of it, ends with the match."""
    end = match.end()
    return end == len(match.string) or match.string[end] in _FULL_STOPS


def _comparator(parts: dict[str, str | None]) -> Comparator:
    before = parts["before"]
    for word in COMPARATOR_WORDS.findall(before) if before else ():
        if COMPARATORS[word] != "=":
            return COMPARATORS[word]
    after = parts["after"]
    if after:
        return TRAILERS[after.removeprefix("(含)")]
    if parts["order"] == "前":
        return "≤"
    return ">" if parts.get("more") or parts.get("over") else "="


def _per(parts: dict[str, str | None]) -> tuple[str, ...]:
    each, per = parts["each"], parts["per"]
    if not each and not per:
        return ()
    first = (each[0],) if each and each.endswith("均") else ()
    return first + tuple(DIVISOR_WORDS.findall(("" if first else each or "") + (per or "")))
