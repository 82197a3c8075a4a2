"""Web pages (.html, .htm) and web archives (.mht, .mhtml), also those that Excel and Word save."""

from __future__ import annotations

from pathlib import Path

from jixiaolint.model.grid import Block, Note, Source
from jixiaolint.readers.unreadable import Unreadable

FORMAT = "html"
SUFFIXES = (".htm", ".html", ".mht", ".mhtml", ".xhtml")

MAX_BYTES = 32 << 20
_HEAD = 4096
_SHEET_LINK = "shLink"
"""The name of Excel's links from the framing page to the pages of the sheets."""
_FRAMES_ONLY = (
    "这个网页只是框架，表格在旁边的“.files”文件夹里。请用 Excel 打开后另存为 .xlsx，"
    "或另存为“单个文件网页”（.mht）。"
)
_CUT = "网页在表格中间断了，后面的内容不在文件里，请重新下载或另存一份"


def read(path: Path, name: str) -> Source:
    """The page's tables and paragraphs in order. Raises `Unreadable`.

    Places are lines and columns of the page; in an archive, of each page as it is unpacked.
    """
    from jixiaolint.readers.web.archive import is_archive, pages

    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(
            f"文件太大（{size >> 20} MB），网页最多 {MAX_BYTES >> 20} MB，请拆成几个文件。"
        )
    data = path.read_bytes()
    blocks: list[Block] = []
    notes: list[Note] = []
    found = list(pages(data)) if is_archive(data[:_HEAD]) else [(data, None)]
    if not found:
        raise Unreadable("网页归档文件里没有网页，请用浏览器打开后另存一份。")
    for content, charset in found:
        blocks += _page(content, charset, notes, alone=len(found) == 1)
    return Source(name, FORMAT, tuple(blocks), tuple(notes))


def _page(data: bytes, charset: str | None, notes: list[Note], alone: bool) -> list[Block]:
    from jixiaolint.readers.pictures import Pictures
    from jixiaolint.readers.web.charset import page_text
    from jixiaolint.readers.web.flow import blocks
    from jixiaolint.readers.web.page import Page
    from jixiaolint.readers.web.unseen import clear

    text, lost = page_text(data, charset)
    if alone and _SHEET_LINK in text:
        raise Unreadable(_FRAMES_ONLY)
    for written in (False, True):
        page, pictures = Page(text, written), Pictures()
        unseen, found = clear(page, text), list(blocks(page, pictures))
        if page.in_order():
            break
    cut = [Note("lost", _CUT)] if _is_cut(text) else []
    notes += [*lost, *unseen, *pictures.notes, *cut]
    return found


def _is_cut(text: str) -> bool:
    """Whether the text ends within a table."""
    if text.rstrip().endswith(("</html>", "</HTML>")):
        return False
    begins, ends = (max(text.rfind(t), text.rfind(t.upper())) for t in ("<table", "</table"))
    return begins > ends and "</html" not in text[begins:].lower()
