"""Rows below the indicators that say nothing of them: notes, sums, who filled in and who signs."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiaolint.forms.form import Form
from jixiaolint.forms.rows import Row
from jixiaolint.forms.vocabulary import bare, key
from jixiaolint.model.document import plain

_LABEL = 14
"""No label of a line to sign is longer: 单位负责人（签字）：某某."""
_ENDS = 4
"""Words as long as this may stand at the end of a longer one: 业务科室审核意见."""
_SIGNED = re.compile(r"签[字章名]|[盖公]章|姓名|及?(?:联系)?(?:电话|方式)|\d{1,2}")


def noted(text: str, form: Form) -> bool:
    """Whether a text is one of the words below the indicators, alone or with what stands behind its colon."""
    return _noted(text, form.trailing)


def begins(text: str, form: Form) -> bool:
    """Whether a text that stands alone in its row begins with such a word: 备注 本表一式三份."""
    return key(text).startswith(tuple(form.trailing))


def signed(row: Row) -> bool:
    """Whether every cell of the row is a label with a colon, and what stands behind it: 日期：…"""
    many = len(row.filled) > 1
    return many and all(0 < plain(cell.text).find(":") <= _LABEL for cell in row.filled)


@lru_cache(maxsize=10_000)
def _noted(text: str, words: frozenset[str]) -> bool:
    label = plain(text).partition(":")[0]
    found = bare(label)
    if label in words or found in words:
        return True
    if len(found) > _LABEL:
        return False
    starts = (found[len(word) :] for word in words if found.startswith(word))
    ends = tuple(word for word in words if len(word) >= _ENDS)
    return found.endswith(ends) or any(map(_SIGNED.fullmatch, starts))
