"""What a file's content is, told by its first bytes and, inside containers, by its members."""

from __future__ import annotations

import codecs
import mmap
import re
import zipfile
from pathlib import Path

from jixiaolint.readers.unreadable import Unreadable
from jixiaolint.readers.web.archive import is_archive

WORDS = {
    "docx": "Word 文档（.docx）",
    "xlsx": "Excel 工作簿（.xlsx）",
    "pptx": "PowerPoint 演示文稿",
    "doc": "旧版 Word 文档（.doc）",
    "xls": "旧版 Excel 工作簿（.xls）",
    "ole": "没有存完整的或别的软件写的旧版 Office 文件",
    "odt": "OpenDocument 文本",
    "ods": "OpenDocument 表格",
    "odf": "OpenDocument 文档",
    "ofd": "OFD 版式文件",
    "pdf": "PDF 文件",
    "rtf": "RTF 文档",
    "xml2003": "Excel 2003 XML 表格",
    "wordxml": "Word XML 文档",
    "png": "PNG 图片",
    "jpeg": "JPEG 图片",
    "gif": "GIF 图片",
    "bmp": "BMP 图片",
    "tiff": "TIFF 图片",
    "zip": "ZIP 压缩包",
    "rar": "RAR 压缩包",
    "7z": "7z 压缩包",
    "gzip": "gzip 压缩包",
    "program": "可执行程序",
    "sqlite": "SQLite 数据库",
}
"""What people call each content that has a mark of its own."""

MARKED = frozenset(WORDS)
"""Contents that cannot be taken for anything else; all others are chosen by suffix."""

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ\x90\0", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "sqlite"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MEMBERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("OFD.xml", "ofd"))
_ODF_AT = 30
_ODF = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
)
"""OpenDocument names its kind in its first member, stored as it is, so that its place is known."""
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xml2003"),
    (b"schemas.microsoft.com/office/word/2003/wordml", "wordxml"),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "wordxml"),
)
"""Name spaces of what Office saves as XML, and other systems export as .xls and .doc."""
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))


def sniff(path: Path) -> str | None:
    """The content's name: a key of `WORDS`, "html", or None for plain text or unknown bytes.

    Raises `Unreadable` for a broken container and for one locked by a password.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(_ZIP):
        return _zip(path, head)
    if head.startswith(_OLE):
        return _ole(path)
    for magic, content in _MAGIC:
        if head.startswith(magic):
            return content
    if head.startswith(b"BM") and int.from_bytes(head[2:6], "little") == path.stat().st_size:
        return "bmp"
    return "html" if _is_page(head) else _xml(head)


def _is_page(head: bytes) -> bool:
    """Whether a file is a web page or a web archive; Excel's exports of other systems often are."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    return _PAGE.match(head) is not None or is_archive(head)


def _xml(head: bytes) -> str | None:
    if not head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return None
    return next((content for mark, content in _XML if mark in head), None)


def _zip(path: Path, head: bytes) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("文件不完整或已损坏（压缩结构读不出），请重新下载或另存一份。") from error
    for kind, content in _ODF:
        if head.startswith(kind, _ODF_AT):
            return content
    for start, content in _MEMBERS:
        if any(name.startswith(start) for name in names):
            return content
    return "odf" if names[:1] == ["mimetype"] else "zip"


def _ole(path: Path) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if _has_stream(data, "EncryptedPackage"):
            raise Unreadable(
                "文件有打开密码，请先在 Word 或 Excel 里取消密码（文件 → 信息 → 保护文档）再检查。"
            )
        return next((content for name, content in _STREAMS if _has_stream(data, name)), "ole")


def _has_stream(data: mmap.mmap, name: str) -> bool:
    """Whether a directory entry (128 bytes, aligned; name, then its length) has this name."""
    entry = name.encode("utf-16-le") + b"\0\0"
    length = len(entry).to_bytes(2, "little")
    at = data.find(entry)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == length:
            return True
        at = data.find(entry, at + 1)
    return False
