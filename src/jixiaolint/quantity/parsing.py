"""A whole 指标值 cell: its measures, what is left over, and what kind of value it is."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiaolint.model.document import plain
from jixiaolint.model.quantity import Kind, Measure, Quantity
from jixiaolint.quantity.dates import CODE, DATE, is_date
from jixiaolint.quantity.measures import Found, measure_from
from jixiaolint.quantity.pattern import MEASURE

_TOKEN = re.compile(rf"「(?P<quoted>[^「」]*)」|(?P<opaque>{CODE}|{DATE})|{MEASURE}")
_NUMERAL = re.compile("[0-9一二两三四五六七八九十「]|百分")
_ASIDE = re.compile(r"\([^()]*\)")
_ANGLES = {"》": "≥", "〉": "≥", "《": "≤", "〈": "≤"}
"""A title's mark that begins a cell and has a number after it was meant for a comparator: 》95%."""
_GLUE = ",;、。:+!-「」"
_JOINTS = frozenset({"和", "及", "与", "并", "以及"})


@lru_cache(maxsize=100_000)
def parse(text: str) -> Quantity:
    """What the cell `text` says; any text can be read, and what is no measure stays in `rest`.

    Text in 「」 is taken as it stands and not searched for measures: `render` sets apart with it
    what would read differently once it has moved.
    """
    text = plain(plain(text))  # an accent that loses its blank joins the letter before it
    if text[:1] in _ANGLES and text[1:2].isdigit():
        text = _ANGLES[text[0]] + text[1:]
    if not _NUMERAL.search(text):
        rest = plain(text.replace("」", ""))
        return Quantity("date" if is_date(rest) else "qualitative" if rest else "blank", (), rest)
    founds, pieces = _scan(text)
    rest = plain("".join(pieces))
    measures = tuple(found.measure for found in founds)
    broken = any(found.broken for found in founds)
    return Quantity(_kind(measures, rest), measures, rest, broken)


def _scan(text: str) -> tuple[list[Found], list[str]]:
    """The measures of `text` in order, and the pieces between them without their punctuation."""
    founds: list[Found] = []
    pieces: list[str] = []
    done = position = 0
    while token := _TOKEN.search(text, position):
        if token["opaque"]:
            position = token.end()
            continue
        quoted = token["quoted"]
        if quoted is not None:
            start, end = token.span()
        else:
            found, position = measure_from(token)
            if found is None:
                continue
            founds.append(found)
            start, end = found.start, found.end
        pieces.append(_between(text[done:start]))
        if quoted:
            pieces.append(quoted)
        done = position = end
        if quoted is None and (aside := _ASIDE.match(text, end)):
            pieces.append(aside.group().replace("「", "").replace("」", ""))
            done = position = aside.end()
    tail = text[done:]
    pieces.append(_between(tail) if done else tail.replace("「", "").replace("」", ""))
    return founds, pieces


def _between(piece: str) -> str:
    """A piece of text beside a measure, without the punctuation that joins them."""
    piece = piece.strip(_GLUE)
    return "" if piece in _JOINTS else piece.replace("「", "").replace("」", "")


def _kind(measures: tuple[Measure, ...], rest: str) -> Kind:
    if not measures:
        return "date" if is_date(rest) else "qualitative" if rest else "blank"
    dimensions = {measure.dimension for measure in measures}
    if dimensions == {"percent"}:
        return "percent"
    return "money" if dimensions == {"money"} else "number"
