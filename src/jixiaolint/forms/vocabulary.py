"""The words of forms (表式): what labels and columns stand for, and how a word is looked up.

A form names the words of its own. A word that it does not name means to it what it means to the
other forms, if they agree: tables mix the wordings of several forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from jixiaolint.forms.composed import Composed
from jixiaolint.model.document import FurtherColumn, UsualColumn, plain

Label = Literal[
    "org", "code", "name", "budget", "total", "fiscal", "carried", "other", "purpose", "plan",
    "goals", "block", "ignored",
]  # fmt: skip
"""What a label of the head stands for. budget, purpose, plan and goals open a section of rows; so
does block, of which only the cells with a label are kept; ignored is known and not kept."""

Column = Literal[
    UsualColumn, FurtherColumn,
    "org", "code", "name", "total", "fiscal", "carried", "other", "purpose", "goals",
    "term", "ignored",
]  # fmt: skip
"""What a column stands for. Those of the line before the last make a list with many projects in one
grid; term marks the indicators below it as those of 中期."""

Listed = Literal["org", "code", "name", "total", "fiscal", "carried", "other", "purpose", "goals"]
LISTED: tuple[Listed, ...] = get_args(Listed)
"""What a list of projects tells of each in columns of their own."""

Half = Literal["only", "first", "second"]
"""Which half of a table is read, where 中期 (first) and 年度 (second) stand in one."""

_ADDED = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|其中:?|\d{1,2}[-—至]\d{1,2}月(?:份)?)"
    r"|\([^()]*\)|(?<=目标)\d{1,2}$|\d{1,3}分$"
)
_YEAR = re.compile(r"^20\d\d年度?(?=.)")
_LONGEST = 40
"""No label is longer."""


@lru_cache(maxsize=100_000)
def key(text: str) -> str:
    """A label as it is looked up: plain, without a colon at its end, 其它 written as 其他."""
    return plain(text).rstrip(":").replace("其它", "其他")


@lru_cache(maxsize=100_000)
def bare(text: str) -> str:
    """A key without what is added to its word: 项目资金(万元) → 项目资金, 专项(项目)名称 → 专项名称,
    1.财政拨款 and 其中:财政拨款 → 财政拨款, 1-7月执行数 → 执行数, 年度目标1 → 年度目标; a year told in
    numbers is the year: 2024年绩效目标 → 年度绩效目标.
    """
    if len(text) > _LONGEST:
        return text
    found = _ADDED.sub("", text).rstrip(":") or text
    return _YEAR.sub("年度", found) if found.startswith("20") else found


@lru_cache(maxsize=100_000)
def word(text: str) -> str:
    """The bare key of a cell's text."""
    return bare(key(text))


class Side(NamedTuple):
    """The own words of a form, or of one of its two halves (中期 and 年度): key → meaning."""

    labels: dict[str, Label]
    columns: dict[str, Column]


class Common(NamedTuple):
    """The words of all forms together, those left out about which they disagree; `listed` are the
    labels that head a column in lists of projects.
    """

    labels: dict[str, Label]
    columns: dict[str, Column]
    listed: dict[str, Column]
    periods: frozenset[str]
    trailing: frozenset[str]
    made_labels: Composed
    made_columns: Composed


def sides(data: Mapping[str, Any]) -> tuple[Side, Side | None]:
    """The words of a form (validated data, see `schema.FormData`) for 年度, and for 中期 if it has both.

    A word that only one half has is ignored in the other; one that both have stays in both, behind those
    that come before it in that half. Headings of the year stay known to 中期, which stands before it.
    """
    year = Side(_keys(data["labels"]), _keys(data["columns"]))
    if not data["term"]:
        return year, None
    own = _keys({k: v for k, v in data["term"].items() if k in get_args(Label)})
    heads = _keys({k: v for k, v in data["term"].items() if k not in get_args(Label)})
    passed = {k for k, name in year.labels.items() if name in data["term"] and k not in own}
    ignored: Literal["ignored"] = "ignored"
    # Of a dict that is given twice, the first gives the order, the last the meanings.
    term = Side(
        {**own, **year.labels, **dict.fromkeys(passed, ignored), **own},
        {**heads, **year.columns, **heads},
    )
    return Side(
        {**year.labels, **dict.fromkeys(own, ignored), **year.labels},
        {**year.columns, **dict.fromkeys(heads, ignored), **year.columns},
    ), term


def common(forms: Sequence[Mapping[str, Any]]) -> Common:
    """The words about which forms agree; a label that some forms ignore is what it is to the others. A
    heading of columns that other forms have as a label of another meaning (绩效指标) is none to forms
    that do not name it.
    """
    years = [sides(data)[0] for data in forms]
    heads = {word for side in years for word in side.columns}
    whole = _agreed([*(side.columns for side in years), *(side.labels for side in years)])
    labels = {**_agreed([side.labels for side in years]), **_agreed(map(_told, years))}
    return Common(
        labels,
        {word: name for word, name in whole.items() if word in heads},
        {word: name for word, name in labels.items() if name in LISTED},
        _all(forms, "periods"),
        _all(forms, "trailing"),
        _composed(forms, "labels"),
        _composed(forms, "columns"),
    )


def _all(forms: Sequence[Mapping[str, Any]], name: str) -> frozenset[str]:
    return frozenset(key(word) for data in forms for word in data[name])


def _composed(forms: Sequence[Mapping[str, Any]], kind: str) -> Composed:
    told = [data["composed"] for data in forms if data["composed"]]
    ends = {end: name for one in told for end, name in _keys(one[kind]).items()}
    return Composed(ends, [part for one in told for part in one["parts"]])


def _keys(words: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {key(word): name for name, some in words.items() for word in some}


def _told(side: Side) -> dict[str, Label]:
    return {word: name for word, name in side.labels.items() if name != "ignored"}


def _agreed(sides: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    found: dict[str, set[str]] = {}
    for words in sides:
        for word, name in words.items():
            found.setdefault(word, set()).add(name)
    return {word: names.pop() for word, names in found.items() if len(names) == 1}
