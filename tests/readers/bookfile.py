"""Makes small xlsx files of given XML."""

from __future__ import annotations

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;万元&quot;"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="4"/><xf numFmtId="31"/>'
    '<xf numFmtId="164"/></cellXfs></styleSheet>'
)


def sheet(rows: str, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(ref: str, text: str, more: str = "") -> str:
    return f'<c r="{ref}" t="inlineStr"{more}><is><t>{text}</t></is></c>'


def merges(*refs: str) -> str:
    inner = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return f"<mergeCells>{inner}</mergeCells>"


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def _relations(kinds: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds)
    )
    return f'<Relationships xmlns="{RELS}">{inner}</Relationships>'


def write(
    path: Path,
    *sheets: str | bytes,
    strings: str | None = None,
    states: tuple[str, ...] = (),
    properties: str = "",
) -> Path:
    """A work book of these worksheet parts, named 表1, 表2 …"""
    kinds = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(len(sheets))]
    kinds.append(("styles", "/xl/styles.xml"))
    if strings is not None:
        kinds.append(("sharedStrings", "sharedStrings.xml"))
    entries = "".join(
        f'<sheet name="表{n + 1}" sheetId="{n + 1}" r:id="r{n}" state="{state}"/>'
        for n, (_, state) in enumerate(zip(sheets, [*states, *["visible"] * 9], strict=False))
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(kinds))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{entries}</sheets></workbook>',
        )
        archive.writestr("xl/styles.xml", STYLES)
        for n, xml in enumerate(sheets):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", xml)
        if strings is not None:
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return path
