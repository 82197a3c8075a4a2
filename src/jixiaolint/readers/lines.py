"""One line of a text file: what kind it is, and the pieces of text in it with their places."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from jixiaolint.model.place import TextPlace

LineKind = Literal["blank", "rule", "tab", "pipe", "text"]

_BOOKMARK = re.compile(r"\[/?bookmark:[^\]]{0,200}\]")
_LEAD = re.compile(r"(?:\s|\[/?bookmark:[^\]]{0,200}\])*")
_RULE = re.compile(r"[\s|+:]*(?:[-=_─━]{2,}+[\s|+:]*+)+")
_LONE_DASHES = re.compile(r"\t\s*[-=_─━]+\s*")
"""A cell on a line of its own that says there is nothing; a drawn rule spans all columns."""
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–─]+\s*\d{1,4}\s*[-—–─]+|第\s*\d{1,4}\s*页.{0,12})\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+")


class Piece(NamedTuple):
    """Text without outer white space, and where its first character stands."""

    text: str
    place: TextPlace


def joined(pieces: list[Piece]) -> Piece:
    """Lines of one cell as one piece, at the place of the first that holds text."""
    first = next((n for n, one in enumerate(pieces) if one.text), 0)
    return Piece("\n".join([one.text for one in pieces[first:]]), pieces[first].place)


def kind_of(line: str) -> LineKind:
    """What the line is. Rules drawn with dashes and page numbers are marks of extraction: a rule
    and a blank; Word's bookmark marks count as white space.
    """
    if "[" in line:
        line = _BOOKMARK.sub("", line)
    if "\t" in line:
        drawn = _RULE.fullmatch(line) and not _LONE_DASHES.fullmatch(line)
        return "rule" if drawn else "tab"
    bare = line.strip()
    if not bare or _PAGE_NUMBER.fullmatch(bare):
        return "blank"
    if _RULE.fullmatch(bare):
        return "rule"
    if bare.startswith("|") or (bare.endswith("|") and not bare.endswith("\\|")):
        return "pipe"
    return "text"


def piece(raw: str, line: int, column: int) -> Piece:
    """`raw`, which begins at `column` of `line`, without its outer white space and bookmarks."""
    if "[" in raw:
        lead = _LEAD.match(raw).end()  # type: ignore[union-attr]  # it matches every string
        text = _BOOKMARK.sub("", raw[lead:]).rstrip()
    else:
        text = raw.lstrip()
        lead = len(raw) - len(text)
        text = text.rstrip()
    place = TextPlace(line, column + lead if text else column)
    return Piece(text.replace("\v", "\n").replace("\u2028", "\n"), place)


def tab_pieces(raw: str, line: int) -> list[Piece]:
    """The cells of a line with tabs between them."""
    found = []
    column = 1
    for part in raw.split("\t"):
        found.append(piece(part, line, column))
        column += len(part) + 1
    return found


def pipe_pieces(raw: str, line: int) -> list[Piece]:
    r"""The cells of a Markdown row; `\|` is a stroke of the text, `<br>` a line break."""
    bars = [match.start() for match in _PIPE.finditer(raw)]
    starts = [0, *(bar + 1 for bar in bars)]
    parts = list(zip(starts, [*bars, len(raw)], strict=True))
    if not raw[slice(*parts[0])].strip():
        del parts[0]
    if parts and not raw[slice(*parts[-1])].strip():
        del parts[-1]
    found = []
    for start, end in parts:
        cell = piece(raw[start:end], line, start + 1)
        text = _BREAK.sub("\n", cell.text.replace("\\|", "|"))
        found.append(Piece(text, cell.place))
    return found


def heading(whole: Piece) -> tuple[int, Piece]:
    """Level and text of a paragraph: Markdown's `## …` is level 2, all else level 0."""
    mark = _HEADING.match(whole.text)
    if not mark:
        return 0, whole
    line, column = whole.place
    return len(mark[1]), Piece(whole.text[mark.end() :], TextPlace(line, column + mark.end()))
