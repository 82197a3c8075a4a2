"""Makes what is made from the sample texts: the Word files, the broken file, the golden reports.

Usage: python samples/build.py   (make samples)
Townships and projects are invented. The texts are the source; read the golden reports by eye after
every change of a rule before you commit them.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
from docx.table import Table

from jixiaolint import api, forms, packs, readers, reports
from jixiaolint.forms.form import key
from jixiaolint.model.grid import Grid, Paragraph

HERE = Path(__file__).parent
WORD = ("青禾镇2024年绩效文本", "明川镇2024年绩效文本-合规")
BROKEN = "传输中断的文件.docx"
BROKEN_LENGTH = 9000
_SAME_TIME = (2024, 1, 1, 0, 0, 0)


def labels() -> frozenset[str]:
    """Every label and period of the forms: cells that stay cells of their own."""
    known = forms.load(packs.shipped() / "forms")
    return frozenset(k for f in known for k in (*f.labels, *f.columns, *f.periods))


def word(text: Path) -> bytes:
    """The sample as a Word file, with the cells merged as a township would merge them."""
    document = docx.Document()
    known = labels()
    for block in readers.read(text).blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
        else:
            _table(document, block, known)
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _table(document: docx.document.Document, grid: Grid, known: frozenset[str]) -> None:
    height = max(c.row for c in grid.cells) + 1
    width = max(c.col for c in grid.cells) + 1
    texts = {(c.row, c.col): c.text for c in grid.cells}
    table = document.add_table(height, width, style="Table Grid")
    header = next((r for r in range(height) if key(texts.get((r, 0), "")) == "一级指标"), height)
    for (row, col), text in texts.items():
        table.cell(row, col).text = text
    for row in range(height):
        if row < header:
            _merge_to_the_right(table, texts, row, width, known)
    for col in (0, 1):
        _merge_downwards(table, texts, col, height, 0 if col == 0 else header)


def _merge_to_the_right(
    table: Table, texts: dict[tuple[int, int], str], row: int, width: int, known: frozenset[str]
) -> None:
    filled = [c for c in range(width) if texts.get((row, c))]
    if not filled or filled[-1] == width - 1:
        return
    last = filled[-1]
    text = texts[row, last]
    if key(text) in known and "月底" not in text and "季度" not in text:
        last += 1
    if last < width - 1:
        _merge(table, (row, last), (row, width - 1))


def _merge_downwards(
    table: Table, texts: dict[tuple[int, int], str], col: int, height: int, start: int
) -> None:
    row = start
    while row < height:
        end = row
        while end + 1 < height and not texts.get((end + 1, col)) and texts.get((end + 1, col + 1)):
            end += 1
        if end > row:
            _merge(table, (row, col), (end, col))
        row = end + 1


def _merge(table: Table, one: tuple[int, int], two: tuple[int, int]) -> None:
    text = table.cell(*one).text
    table.cell(*one).merge(table.cell(*two)).text = text


def _same_bytes(package: bytes) -> bytes:
    """The package with its times fixed, so that the same text gives the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _SAME_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def main() -> None:
    """Write the Word files, then the golden reports over all samples."""
    os.chdir(HERE)
    for name in WORD:
        Path(f"{name}.docx").write_bytes(word(Path(f"{name}.txt")))
    Path(BROKEN).write_bytes(Path(f"{WORD[0]}.docx").read_bytes()[:BROKEN_LENGTH])
    report = api.check(["."])
    golden = Path("expected")
    golden.mkdir(exist_ok=True)
    for name in ("text", "json"):
        content = reports.render(name, report, reports.Options())
        (golden / f"{name}.golden").write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
