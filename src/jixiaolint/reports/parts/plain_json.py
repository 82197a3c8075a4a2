"""JSON as text that is safe to look at."""

from __future__ import annotations

import json
import re

from jixiaolint.reports.parts.words import UNSEEN

# Besides what must not be seen: the two line separators, at which many readers of lines break.
_ESCAPED = re.compile(f"{UNSEEN.pattern}|[\u2028\u2029]")


def dumps(value: object, indent: int | None = None) -> str:
    r"""`value` as JSON, Chinese as it is, marks that turn or break lines as \u202e.

    Halves of surrogate pairs (a file name that is not UTF-8 has them) are escaped as well: the
    text can always be encoded.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
