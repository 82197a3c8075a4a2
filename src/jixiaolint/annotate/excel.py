"""Comments (批注) in an Excel work book: raw parts, so that drawings and pictures stay as they are.

A comment needs its text in a comments part and, for its box, a shape in a VML part (the legacy
drawing of its sheet); Excel shows none without.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from lxml import etree

from jixiaolint.annotate import Written
from jixiaolint.annotate.anchors import AUTHOR, Anchors, told
from jixiaolint.annotate.excelboxes import EMPTY, Layout, added
from jixiaolint.annotate.parts import Parts
from jixiaolint.model.place import SheetPlace
from jixiaolint.readers.sheets.values import s
from jixiaolint.reports.parts.placed import Placed

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_MAIN = s("x")[1:].partition("}")[0]
_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_BEFORE = frozenset(
    s(name)
    for name in (
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData",
        "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
        "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
        "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
        "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
        "drawing",
    )
)  # fmt: skip
"""What stands before the legacy drawing in a sheet (ECMA-376 part 1, 18.3.1.99)."""


def write(parts: Parts, anchors: Anchors, suggest: bool) -> Written:
    """Comment the cells of a book. Excel has no tracked changes: advice is all there is."""
    sheets = _sheets(parts)
    wanted: dict[str, dict[str, list[Placed]]] = {}
    for place, found in anchors.items():
        sheet, cell = place if isinstance(place, SheetPlace) else (next(iter(sheets)), "A1")
        wanted.setdefault(sheet, {}).setdefault(cell, []).extend(found)
    left = [text for sheet, cells in wanted.items() for text in _sheet(parts, sheets, sheet, cells)]
    return Written(sum(map(len, wanted.values())) - len(left), 0, tuple(left))


def _sheets(parts: Parts) -> dict[str, str]:
    """The part of each sheet by its name."""
    main = parts.package.related("", "officeDocument") or "xl/workbook.xml"
    relations = parts.package.relations(main)
    found = {}
    for entry in parts.seen(main).iterfind(f"{s('sheets')}/{s('sheet')}"):
        type_, part = relations.get(_id(parts, entry), ("", ""))
        if type_.endswith("/worksheet"):
            found[str(entry.get("name", ""))] = part
    return found


def _id(parts: Parts, element: etree._Element) -> str:
    return str(element.get(f"{{{parts.relation_names}}}id"))


def _sheet(
    parts: Parts, sheets: dict[str, str], name: str, cells: dict[str, list[Placed]]
) -> list[str]:
    """Comment a sheet's cells; in words, those that cannot have one."""
    part = sheets[name]
    threads = _threads(parts, part)
    left = [f"{name}!{c} 已有讨论，批注写不进去，问题见审核报告" for c in cells if c in threads]
    cells = {cell: found for cell, found in cells.items() if cell not in threads}
    fresh = _texts(parts, part, {cell: told(found) for cell, found in cells.items()})
    if fresh:
        layout = Layout(parts.tree(part))
        boxes = [(*_numbers(cell), len(told(cells[cell]))) for cell in fresh]
        drawing = _drawing(parts, part)
        parts.put(drawing, added(parts.raw(drawing), boxes, layout))
    return left


def _threads(parts: Parts, sheet: str) -> set[str]:
    """The cells with a discussion, behind which Excel hides the comment of old."""
    found = set()
    for type_, part in parts.package.relations(sheet).values():
        if type_.endswith("/threadedComment") and parts.package.has(part):
            root = parts.seen(part)
            found |= {str(e.get("ref")) for e in root.iterchildren(f"{_THREADS}threadedComment")}
    return found


def _texts(parts: Parts, sheet: str, comments: dict[str, list[str]]) -> list[str]:
    """Put the comments' lines into the sheet's comments part; the cells that had none before."""
    root = _comments(parts, sheet)
    authors, listed = root.find(s("authors")), root.find(s("commentList"))
    assert authors is not None
    assert listed is not None
    etree.SubElement(authors, s("author")).text = AUTHOR
    known = {str(comment.get("ref")): comment for comment in listed}
    for cell, lines in comments.items():
        if (comment := known.get(cell)) is not None:
            text = comment.find(s("text"))
            _say(comment if text is None else text, ["", *lines])
        else:
            comment = etree.SubElement(listed, s("comment"), ref=cell)
            comment.set("authorId", str(len(authors) - 1))
            _say(etree.SubElement(comment, s("text")), lines)
    return [cell for cell in comments if cell not in known]


def _say(text: etree._Element, lines: Sequence[str]) -> None:
    run = etree.SubElement(text, s("r"))
    format_ = etree.SubElement(run, s("rPr"))
    etree.SubElement(format_, s("sz"), val="9")
    etree.SubElement(format_, s("rFont"), val="宋体")
    shown = etree.SubElement(run, s("t"))
    shown.text = "\n".join(lines)
    shown.set(_SPACE, "preserve")


def _comments(parts: Parts, sheet: str) -> etree._Element:
    known = parts.package.related(sheet, "comments")
    if known is not None and parts.package.has(known):
        return parts.tree(known)
    name = parts.free("xl/comments1.xml")
    parts.relate(sheet, "comments", name)
    parts.declare(name, _COMMENTS)
    return parts.tree(name, f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>')


def _drawing(parts: Parts, sheet: str) -> str:
    """The part of the sheet's legacy drawing, a new one when it has none."""
    root = parts.tree(sheet)
    known = root.find(s("legacyDrawing"))
    if known is not None:
        _, part = parts.package.relations(sheet).get(_id(parts, known), ("", ""))
        if parts.package.has(part):
            return part
        root.remove(known)
    name = parts.free("xl/drawings/vmlDrawing1.vml")
    parts.put(name, EMPTY)
    parts.declare_suffix(posixpath.splitext(name)[1][1:], _VML)
    drawing = root.makeelement(s("legacyDrawing"))
    drawing.set(f"{{{parts.relation_names}}}id", parts.relate(sheet, "vmlDrawing", name))
    root.insert(max(i for i, e in enumerate(root, 1) if e.tag in _BEFORE), drawing)
    return name


def _numbers(cell: str) -> tuple[int, int]:
    """Row and column of an A1 address, from 0."""
    found = _ADDRESS.fullmatch(cell)
    assert found is not None, "the reader made it"
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
