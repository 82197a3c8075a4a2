"""What a person sees in a Word document and this program does not read, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from jixiaolint.model.grid import Note, NoteKind
from jixiaolint.model.place import ParagraphPlace
from jixiaolint.readers.pictures import TALL_CM, WIDE_CM, Pictures
from jixiaolint.readers.wordml.beside import is_head, texts
from jixiaolint.readers.wordml.names import TBL, VAL, P, T, w

_CHUNK, _TEXT_BOX = w("altChunk"), w("txbxContent")
_HEIGHT, _RULE = w("trHeight"), w("hRule")
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_TABULAR = ("excel.", "word.", "et.", "wps.", "ket.", "kwps.")
"""How the names of programs begin whose embedded files may hold a table."""
_SIZE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_CM, _POINT = 360_000, 12_700
"""In EMU."""
_POINTS = re.compile(r"(?:^|;)(width|height):([0-9]+)(?:\.[0-9]+)?pt")
_LOWEST = 40
"""A row of so few twentieths of a point shows nothing of its text."""

CHUNK = (
    "这里插入了另一份文档，要用 Word 打开才并进来，里面的内容没有读，请用 Word 打开后另存一份再检查"
)
OBJECT = "这里嵌入了一份 Excel 或 Word 文件，里面的内容没有读，有绩效目标表的请把表格直接放进文档"
TEXT_BOX = "这里的文本框里有表格，没有读，请把表格移到文本框外面"
LOW = "有一行的行高几乎是零，打开看不到，里面的“{text}”也读了"


class Unread:
    """Looks at the blocks of a document, and adds to `notes` what it finds.

    `relations` are the document's: they tell beforehand whether there can be an embedded file.
    """

    def __init__(self, relations: Mapping[str, tuple[str, str]], notes: list[Note]) -> None:
        kinds = {kind.rpartition("/")[2] for kind, _ in relations.values()}
        self._wanted = [_CHUNK, _TEXT_BOX, _HEIGHT]
        self._wanted += [_OBJECT] if kinds & {"oleObject", "package"} else []
        self._pictures = Pictures() if "image" in kinds else None
        self._notes = notes

    def passed(self, text: str) -> None:
        """A paragraph with this text stands before what is looked at next."""
        if self._pictures:
            self._pictures.paragraph(text)

    def end(self) -> None:
        """The end of the document."""
        if self._pictures:
            self._pictures.end()
            self._notes += self._pictures.notes

    def look(self, block: etree._Element, number: int) -> None:
        """Look at a block of the body, `number` paragraphs of which stand before it."""
        place = ParagraphPlace(number + 1)
        found = (_told(one) for one in block.iter(*self._wanted))
        self._notes += dict.fromkeys(Note(*told, place) for told in found if told)
        if self._pictures and block.tag == TBL:
            self._pictures.table()
        elif self._pictures and _shows_picture(block):
            self._pictures.picture(place)


def _shows_picture(block: etree._Element) -> bool:
    return any(map(_is_large, block.iter(_SIZE, _DATA)))


def _is_large(picture: etree._Element) -> bool:
    """Whether a picture, told by its size or by its data, is as large as a table."""
    if picture.tag == _SIZE:
        sides = [str(picture.get(side, "")) for side in ("cx", "cy")]
        wide, tall = (int(side) if side.isdecimal() else 0 for side in sides)
    else:
        shape = picture.getparent()
        size = dict(_POINTS.findall(str(shape.get("style", "")))) if shape is not None else {}
        wide, tall = (int(size.get(side, 0)) * _POINT for side in ("width", "height"))
    return wide >= WIDE_CM * _CM and tall >= TALL_CM * _CM


def _told(element: etree._Element) -> tuple[NoteKind, str] | None:
    """What there is to say of an element, with the kind of note; None for nothing."""
    if element.tag == _HEIGHT:
        text = _hidden(element)
        return ("hidden", LOW.format(text=text)) if text else None
    unread = _unread(element)
    return ("misread", unread) if unread else None


def _unread(element: etree._Element) -> str:
    if element.tag == _CHUNK:
        return CHUNK
    if element.tag == _TEXT_BOX:
        table = next(element.iter(TBL), None) is not None or any(map(is_head, texts(element, P)))
        return TEXT_BOX if table else ""
    program = str(element.get("ProgID", "")).lower()
    return OBJECT if program.startswith(_TABULAR) else ""


def _hidden(height: etree._Element) -> str:
    """The beginning of the text of a row that is too low to show it."""
    if height.get(_RULE) != "exact":
        return ""
    value = str(height.get(VAL, ""))
    row = next(height.iterancestors(w("tr")), None)
    if row is None or not value.isdecimal() or int(value) > _LOWEST:
        return ""
    return "".join(text.text or "" for text in row.iter(T)).strip()[:20]
