"""Each reader beside its floor, and cell by cell beside the truth, on the corpus's office files.

Usage: python benchmarks/readers.py [CORPUS]   (default ../shared/corpus)
The floor is the least that any reader of the format must do: unzip and parse the XML (docx, xlsx),
parse (html), load pages and their text (pdf), read the streams (doc), python-calamine (xls).
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jixiaolint import api, readers
from jixiaolint.forms import canonical
from speed import best

ROOT = Path(__file__).parents[1]
ROUNDS = 20


def xml_floor(path: Path) -> None:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith(("word/document", "xl/worksheets/", "xl/sharedStrings")):
                etree.fromstring(package.read(name))


def html_floor(path: Path) -> None:
    import lxml.html

    lxml.html.document_fromstring(path.read_bytes())


def pdf_floor(path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()


def doc_floor(path: Path) -> None:
    import olefile

    with olefile.OleFileIO(path) as ole:
        for name in ("WordDocument", "1Table"):
            ole.openstream(name).read()


def xls_floor(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


FLOORS: dict[str, Callable[[Path], None]] = {
    ".docx": xml_floor,
    ".xlsx": xml_floor,
    ".html": html_floor,
    ".pdf": pdf_floor,
    ".doc": doc_floor,
    ".xls": xls_floor,
}


def texts(table: dict[str, Any], name: str) -> Iterator[str]:
    """Every cell of a table, white space aside; `name` is the key of the level-3 name."""
    fields = [table[k] for k in ("title", "code", "name", "purpose")]
    fields += [table["budget"][k] for k in ("total", "fiscal", "other")]
    fields += [p[k] for p in table["plan"] for k in ("period", "value")]
    fields += table["goals"]
    rows = ("level1", "level2", name, "description", "value", "basis")
    fields += [row[k] for row in table["indicators"] for k in rows]
    return ("".join((field or "").split()) for field in fields)


def accuracy(path: Path, truth: list[dict[str, Any]]) -> tuple[int, int]:
    """(cells read right, cells of the truth)."""
    found = canonical.documents_json([api.document(path)])["documents"][0]["tables"]
    right = whole = 0
    for number, want in enumerate(truth):
        expected = list(texts(want, "name"))
        have = list(texts(found[number], "level3")) if number < len(found) else []
        whole += len(expected)
        right += sum(a == b for a, b in zip(expected, have, strict=False))
    return right, whole


def main(corpus: Path) -> None:
    """A line a file."""
    truth_file = corpus / "office" / "dev.truth.json"
    if not truth_file.exists():
        print(f"没有找到 {truth_file}，不测读取")
        return
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    print("文件                       底线ms   读取ms   倍数   连认表式倍数   单元格")
    for path in sorted((corpus / "office").glob("dev*")):
        floor = FLOORS.get(path.suffix)
        if floor is None:
            continue
        base = best(lambda floor=floor, path=path: floor(path), ROUNDS)  # type: ignore[misc]
        read = best(lambda path=path: readers.read(path), ROUNDS)  # type: ignore[misc]
        whole = best(lambda path=path: api.document(path), ROUNDS)  # type: ignore[misc]
        right, cells = accuracy(path, truth)
        print(
            f"{path.name:<24}{base * 1e3:9.2f}{read * 1e3:9.2f}{read / base:8.1f}{whole / base:10.1f}"
            f"{right:10d}/{cells} {right / cells:.2%}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus")
