"""A serial number as a section of date parts shows it."""

from __future__ import annotations

from datetime import datetime, timedelta

from jixiaolint.readers.sheets.codes import Section

_BASE = datetime(1899, 12, 30)
_BASE_1904 = datetime(1904, 1, 1)
_LEAP_BUG = 60
"""Excel has a 29 February 1900: days before it count from a day later."""
_END = 2_958_466
_WEEKDAYS = "一二三四五六日"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()  # noqa: SIM905


def shown(serial: float, section: Section, date1904: bool) -> str | None:
    """The date or time of a serial number (days); None when it is outside Excel's calendar."""
    if not 0 <= serial < _END:
        return None
    fraction = max(
        (len(t.value.partition(".")[2]) for t in section.tokens if t.kind == "date"), default=0
    )
    step = 10 ** -min(fraction, 3)
    elapsed = timedelta(seconds=round(serial * 86400 / step) * step)
    base = _BASE_1904 if date1904 else _BASE
    when = base + elapsed + timedelta(days=int(not date1904 and serial < _LEAP_BUG))
    twelve = section.has("half")
    return "".join(
        _part(t.value, when, elapsed, twelve) if t.kind == "date"
        else _half(t.value, when) if t.kind == "half" else t.value
        for t in section.tokens
    )  # fmt: skip


def _half(names: str, when: datetime) -> str:
    return names.split("/")[when.hour >= 12]


def _part(part: str, when: datetime, elapsed: timedelta, twelve: bool) -> str:
    letter = part[0]
    if letter == "+":
        seconds = {"h": 3600, "m": 60, "n": 60, "s": 1}[part[1]]
        return f"{int(elapsed.total_seconds() // seconds):0{len(part) - 1}d}"
    if letter in "ye":
        return f"{when.year % 100:02d}" if part in ("y", "yy") else str(when.year)
    if letter == "a":
        return ("星期" if len(part) == 4 else "周") + _WEEKDAYS[when.weekday()]
    if letter == "m" and len(part) > 2:
        return f"{when:%B}" if len(part) == 4 else _MONTHS[when.month - 1]
    if letter == "d" and len(part) > 2:
        return f"{when:%A}" if len(part) == 4 else _DAYS[when.weekday()]
    hour = (when.hour + 11) % 12 + 1 if twelve else when.hour
    numbers = {"m": when.month, "d": when.day, "h": hour, "n": when.minute, "s": when.second}
    whole, _, fraction = part.partition(".")
    text = f"{numbers[letter]:0{min(len(whole), 2)}d}"
    return f"{text}.{when.microsecond:06d}"[: len(text) + 1 + len(fraction)] if fraction else text
