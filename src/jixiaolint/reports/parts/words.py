"""Places and text in words that people read."""

from __future__ import annotations

import re

from jixiaolint.model.document import COLUMNS, Table
from jixiaolint.model.finding import Finding
from jixiaolint.reports.parts.columns import clip

BRIEF_COLUMNS = 600
"""So much of what a cell holds is repeated in a sentence; longer than any honest one."""

NAME_COLUMNS = 160

FIELD_WORDS: dict[str, str] = {
    "title": "标题",
    "number": "表号",
    "org": "单位",
    "unit": "填报单位",
    "year": "预算年度",
    "code": "项目编码",
    "name": "项目名称",
    "budget": "预算",
    "total": "预算数",
    "fiscal": "财政资金",
    "other": "其他资金",
    "purpose": "资金用途",
    "plan": "资金支出计划",
    "goals": "绩效目标",
    "indicators": "指标",
    **COLUMNS,
}
"""The document's keys as the forms call them."""

ROW_WORDS: dict[str, str] = {
    "indicators": "第{}行指标",
    "plan": "资金支出计划第{}期",
    "goals": "第{}条绩效目标",
    "paragraphs": "第{}段",
}
"""What a numbered part of a table or document is called."""

# Invisible marks that turn the direction of writing around (Unicode's bidi controls), the other
# control characters (a terminal obeys them), halves of surrogate pairs (no file can hold them), and
# the two numbers that are no characters (XML refuses them).
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)


def seen(text: str) -> str:
    """`text` with every control character spelled out as [U+202E], so that it can do no harm.

    Line breaks and tabs stay; so does everything that is visible.
    """
    return UNSEEN.sub(lambda m: f"[U+{ord(m[0]):04X}]", text)


def line(text: str) -> str:
    """`text` on one line, safe to show."""
    return " ".join(seen(" ".join(text.split())).split())


def brief(text: str) -> str:
    """`text` on one line, safe to show, a very long one without its middle."""
    return clip(line(text), BRIEF_COLUMNS)


def called(table: Table) -> str:
    """What a person calls a table, on one line."""
    return clip(line(table.label), NAME_COLUMNS)


def part(pointer: str) -> str:
    """The part of a table or document that an RFC 6901 pointer names: 第4行指标的指标值.

    "" for the table or document as a whole, and for keys that no form has.
    """
    keys = pointer.strip("/").split("/")
    if len(keys) > 1 and keys[0] == "tables":
        keys = keys[2:]
    if len(keys) > 1 and keys[0] in ROW_WORDS and keys[1].isdecimal():
        row = ROW_WORDS[keys[0]].format(int(keys[1]) + 1)
        word = FIELD_WORDS.get(keys[2], "") if len(keys) > 2 and keys[0] == "indicators" else ""
        return f"{row}的{word}" if word else row
    return next((FIELD_WORDS[key] for key in reversed(keys) if key in FIELD_WORDS), "")


def where(finding: Finding) -> str:
    """Where a finding stands: its part of the table, and its place in the file, "" when neither."""
    words = part(finding.pointer)
    place = line(str(finding.place)) if finding.place is not None else ""
    return f"{words}（{place}）" if words and place else words or place


def table_of(pointer: str) -> int | None:
    """The index of the table that a pointer leads into, None when it leads into none."""
    keys = pointer.split("/")
    return int(keys[2]) if keys[:2] == ["", "tables"] and keys[2:] and keys[2].isdecimal() else None
