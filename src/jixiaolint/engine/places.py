"""Where a hit points: the field and its pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiaolint.model.document import BLANK, Field, Goal, Indicator, Leftover, Period, Plan, Table
from jixiaolint.model.grid import Paragraph

if TYPE_CHECKING:
    from jixiaolint.engine import Hitting


def pointer(hitting: Hitting) -> str:
    """The RFC 6901 pointer of the smallest part to change, "" for the document as a whole."""
    return "" if hitting.tables else below(hitting.noun, hitting.hit.at or hitting.rule.at)


def below(noun: Any, at: str) -> str:
    """The pointer of the field `at` of a noun, "" for a noun outside the tables."""
    if not hasattr(noun, "pointer"):
        return ""
    own: str = noun.pointer
    return own if at in ("", ".") else f"{own}/{at.replace('.', '/')}"


def anchor(noun: Any, at: str) -> Field:
    """The field that a finding points at: the named one, else the one that a noun is known by."""
    if at not in ("", "."):
        for step in at.split("."):
            noun = getattr(noun, step)
    if isinstance(noun, Field):
        return noun
    match noun:
        case Table():
            return noun.title if noun.title.text else noun.name
        case Plan():
            return noun.heading
        case Period():
            return noun.value
        case Goal():
            return noun.text
        case Indicator():
            return noun.level3
        case Leftover() | Paragraph():
            return Field(noun.text, noun.place)
    return BLANK
