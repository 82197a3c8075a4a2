"""Makes Word files from XML fragments, so that a test shows exactly what it reads."""

from __future__ import annotations

import zipfile
from pathlib import Path

from jixiaolint import readers
from jixiaolint.model.grid import Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    body = content if content.startswith("<w:p") or "<w:tbl>" in content else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def document(body: str, namespace: str = W, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )


def relations(*pairs: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="{RELS}">{inner}</Relationships>'


def beside(path: Path, kind: str, content: str) -> Path:
    """The same file with a part beside its body: a header, footnotes, comments …"""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations((kind, f"{kind}1.xml")))
        archive.writestr(f"word/{kind}1.xml", f'<w:x xmlns:w="{W}">{content}</w:x>')
    return path


def write(path: Path, xml: str | bytes, styles: str | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", xml)
        if styles:
            archive.writestr("word/_rels/document.xml.rels", relations(("styles", "styles.xml")))
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return path


def paragraphs(path: Path) -> list[Paragraph]:
    return [block for block in readers.read(path).blocks if isinstance(block, Paragraph)]
