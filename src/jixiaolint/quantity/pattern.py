"""What a measure looks like: 每人补助≥500元/月以上, 5千-1万元, 百分之百."""

from __future__ import annotations

import re

from jixiaolint.quantity.numerals import ARABIC, CHINESE, COMPOUND, SCALE
from jixiaolint.quantity.words import (
    AVERAGES,
    COMPARATORS,
    DIVISORS,
    GRADES,
    TRAILERS,
    any_of,
    unit_pattern,
)

_COMPARATOR = any_of(COMPARATORS)
_UNIT = f"(?:{unit_pattern()})"
_DIVISOR = any_of(DIVISORS.split())
_UNLISTED = f"[一-龥]{{1,4}}?(?=$|[/;,、。()「」]|{any_of(TRAILERS)})"
_TO = "(?:-{1,3}|~{1,2}|〜|[—–―]{1,3}|至|到)(?:百分之)?"
_HEAD = (
    f"(?:(?P<each>(?:每(?:{_DIVISOR})){{1,3}}|[{AVERAGES}]均)(?:补助|补贴|发放|奖励|缴纳|标准)?)?"
    f"(?P<before>(?:{_COMPARATOR}){{1,4}})?(?P<order>[第前])?"
)
_TAIL = (
    rf"(?:(?P<unit>{_UNIT})|\((?P<aside>{_UNIT})\))?"
    rf"(?P<per>(?:/每?(?:{_DIVISOR}|{_UNLISTED})|[·.每](?:{_DIVISOR})|/\((?:[·./]?(?:{_DIVISOR}))+\))+)?"
    rf"(?P<after>(?:\(含\))?(?:以内(?=容)|{any_of(TRAILERS)})(?![部容外在]))?"
)
_LOW = (
    r"(?:(?P<share>[百千]分之)?(?P<sign>-)?"
    rf"(?P<yuan>¥)?(?<![0-9A-Za-z])(?<![0-9]\.)(?P<low>{COMPOUND}|{ARABIC}|{CHINESE})(?P<more>[余多])?(?P<scale>{SCALE})?(?P<over>[余多])?"
)

MEASURE = rf"{_HEAD}(?:(?P<whole>百分之百|百分百)|{_LOW})){_TAIL}"
RANGE = re.compile(
    rf"{_HEAD}{_LOW}(?P<lowunit>{_UNIT})?{_TO}(?P<high>{ARABIC}|{CHINESE})(?P<highscale>{SCALE})?)"
    rf"{_TAIL}"
)
RANGE_MARK = re.compile("[-~〜—–―至到]")
SINGLE = re.compile(MEASURE)
COMPARATOR_WORDS = re.compile(_COMPARATOR)
DIVISOR_WORDS = re.compile(rf"[/·.每(]+({_DIVISOR}|[一-龥]{{1,4}})")
GRADE = re.compile(rf"(?:{any_of(GRADES.split())})(?:$|[;,。])")
LOOSE_WORD = re.compile("[一-龥]{1,4}(?:$|[;,。])")
