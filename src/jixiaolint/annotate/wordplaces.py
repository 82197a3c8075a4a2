"""A place in a Word document → the element that stands there.

The reader numbers tables, rows and columns after it has taken out what nobody sees, so it is asked
itself: it reads a copy of each table in which every cell begins with its number among the cells.
"""

from __future__ import annotations

import copy

from lxml import etree

from jixiaolint.model.place import ParagraphPlace, Place, WordPlace
from jixiaolint.readers.wordml.names import TBL, TC, P, R, T, w
from jixiaolint.readers.wordml.tables import TableReader, unwrapped

_TCPR, _PROMPT = w("tcPr"), w("showingPlcHdr")


def elements(body: etree._Element) -> dict[Place, etree._Element]:
    """The `w:tc` of every cell (the first one of merged cells), the `w:p` of every paragraph."""
    reader = TableReader()
    found: dict[Place, etree._Element] = {}
    paragraphs = 0
    for block in unwrapped(body):
        if block.tag == P:
            paragraphs += 1
            found[ParagraphPlace(paragraphs)] = block
        elif block.tag == TBL:
            found |= _cells(reader, block)
    return found


def _cells(reader: TableReader, table: etree._Element) -> dict[Place, etree._Element]:
    originals = list(table.iter(TC))
    found: dict[Place, etree._Element] = {}
    for grid in reader.grids(_numbered(table)):
        for cell in grid.cells:
            number = cell.text.partition("\n")[0]
            if isinstance(cell.place, WordPlace) and number.isdecimal():
                found[cell.place] = originals[int(number)]
    return found


def _numbered(table: etree._Element) -> etree._Element:
    numbered = copy.deepcopy(table)
    for prompt in list(numbered.iter(_PROMPT)):  # the text of a prompt is dropped, numbers too
        prompt.getparent().remove(prompt)  # type: ignore[union-attr]  # it is inside the table
    for number, cell in enumerate(numbered.iter(TC)):
        paragraph = cell.makeelement(P)
        etree.SubElement(etree.SubElement(paragraph, R), T).text = str(number)
        properties = cell.find(_TCPR)
        cell.insert(0 if properties is None else cell.index(properties) + 1, paragraph)
    return numbered
