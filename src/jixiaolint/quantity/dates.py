"""What in a cell holds digits but is no measure: dates and periods, document numbers, codes."""

from __future__ import annotations

import re

from jixiaolint.quantity.words import CALENDAR_COMPANIONS, CALENDAR_WORDS, any_of

_YEAR = "(?:(?:19|20)[0-9]{2}|二[〇零○][一二三四五六七八九零〇]{2})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月份?"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])[日号]"
_TO = "(?:[-~〜—–―]{1,4}|至|到)"
_QUARTER = f"第?[1-4一二三四](?:{_TO}[1-4一二三四])?季度"
_END = "(?:年?[底末初]|[上中下]旬)?(?:之前|以前|前|内)?"
_IN_YEAR = f"(?:{_QUARTER}|[上下]半年|(?:[0-9]{{1,2}}{_TO})?{_MONTH}(?:{_DAY})?)"
_POINT = (
    rf"(?:{_YEAR}[-./](?:1[0-2]|0?[1-9])[-./][0-9]{{1,2}}"
    rf"|{_YEAR}[./-](?:1[0-2]|0?[1-9])(?=月|前|底|之前|以前)月?"
    rf"|{_YEAR}年度?{_IN_YEAR}?|{_IN_YEAR})"
)
_CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{1,2}[时点][0-9]{1,2}分"

DATE = (
    rf"(?<![0-9.])(?:每[年月])?(?:{_YEAR}年?{_TO}{_YEAR}年?度?(?![0-9.]){_END}"
    rf"|{_POINT}{_END}(?:{_TO}{_POINT}{_END})?|{_DAY}(?:之前|以前|前)|{_CLOCK})"
)
"""2021年12月底前, 9月前, 2020年1月--11月, 2023.12.31, 第一季度, 每月15日前, 8:00."""

CODE = (
    rf"[〔\[(【]{_YEAR}[〕\])】](?:第?[0-9]+号)?|{_YEAR}年第?[0-9]+号"
    r"|(?<![0-9-])[0-9]{1,20}(?:-[0-9]{1,20}){0,9}号"
    r"|[A-Za-z][A-Za-z0-9._-]*号?"
)
"""Document numbers (某政发〔2016〕22号) and codes beginning with a letter (PM2.5, AB-2019-64号)."""

_DATE = re.compile(DATE)
_CALENDAR = re.compile(any_of(CALENDAR_WORDS.split()))
_COMPANIONS = re.compile(any_of(CALENDAR_COMPANIONS.split()))
_DEADLINE = re.compile(
    r"(?:[0-9]|[底末])(?:[年月日号])?(?:年?[底末])?(?:之前|以前|前|内|底|末)$|月[底末]"
)


def is_date(text: str) -> bool:
    """Whether `text` (plain) is a date, deadline or period and little else.

    A sentence that sets a deadline (2021年12月底前通车) is one, too; a sentence that only mentions
    a year (较2020年有所提高) is not.
    """
    if any(_DEADLINE.search(found.group()) for found in _DATE.finditer(text)):
        return True
    left = _CALENDAR.sub("", _DATE.sub("", text))
    return left != text and not _COMPANIONS.sub("", left)
