"""Each reader beside its floor, and cell by cell beside the truth, on the corpus's office files.

Usage: python benchmarks/readers.py [CORPUS]   (default ../shared/corpus)
The floor is the least that any reader of the format must do: unzip and parse the XML (docx, xlsx),
parse (html), load pages and their text (pdf), read the streams (doc), python-calamine (xls). As
calamine is Rust and knows neither formats nor merged cells, .xls stands beside xlrd alone as well.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from jixiaolint import api, readers
from jixiaolint.forms import canonical
from jixiaolint.reports.parts.columns import pad
from speed import shortest

ROOT = Path(__file__).parents[1]
ROUNDS = 30


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


def xlrd_alone(path: Path) -> None:
    import io

    import xlrd

    xlrd.open_workbook(path, formatting_info=True, logfile=io.StringIO())


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
        base, read, whole, *other = shortest(
            partial(floor, path),
            partial(readers.read, path),
            partial(api.document, path),
            *([partial(xlrd_alone, path)] if path.suffix == ".xls" else []),
            rounds=ROUNDS,
        )
        right, cells = accuracy(path, truth)
        line(path.name, base, read, whole, f"{right:10d}/{cells} {right / cells:.2%}")
        if other:
            line("  同上，底线是 xlrd", other[0], read, whole)


def line(name: str, floor: float, read: float, whole: float, cells: str = "") -> None:
    """What was measured of a file, in seconds."""
    print(
        f"{pad(name, 24)}{floor * 1e3:9.2f}{read * 1e3:9.2f}{read / floor:8.1f}{whole / floor:10.1f}{cells}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus")
