"""Makes PDF files from drawing commands, so that a test shows exactly what it reads.

Coordinates are points from the lower left corner, as PDF counts. Text is in a Chinese font that is
not embedded, 10 points unless said otherwise; each character is as wide as it is high.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

from jixiaolint import readers
from jixiaolint.model.grid import Paragraph

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<<"
    "/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    "/Flags 6/Ascent 880/Descent -120/CapHeight 880/ItalicAngle 0/StemV 93"
    "/FontBBox[0 -120 1000 880]>>>>]>>"
)
NO_UNICODE = FONT.replace("UniGB-UCS2-H", "Identity-H").replace("(GB1)", "(Identity)")


def text(x: float, y: float, words: str, size: float = 10, matrix: str = "1 0 0 1") -> str:
    code = words.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {matrix} {x} {y} Tm <{code}> Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def thin(x0: float, y0: float, x1: float, y1: float) -> str:
    """A line as Word exports it: a filled box half a point thick."""
    return f"{x0 - 0.25} {y0 - 0.25} {x1 - x0 + 0.5} {y1 - y0 + 0.5} re f\n"


def table(xs: Sequence[float], ys: Sequence[float], draw: object = line) -> str:
    """All lines of a grid; `ys` from the top down."""
    assert callable(draw)
    return "".join(draw(xs[0], y, xs[-1], y) for y in ys) + "".join(
        draw(x, ys[-1], x, ys[0]) for x in xs
    )


def cells(xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> str:
    """Texts in the units of a grid, each two points from the left and on the first line."""
    return "".join(
        text(x + 2, y - 11, words)
        for y, row in zip(ys, rows, strict=False)
        for x, words in zip(xs, row, strict=False)
        if words
    )


def write(
    path: Path,
    *pages: str,
    entries: str = "",
    font: str = FONT,
    forms: Sequence[str] = (),
    user: bytes | None = None,
) -> Path:
    """The file: a page for each string of commands, `entries` in every page's dictionary, `forms`
    as form objects /X0, /X1 …, locked with the password `user` unless that is None."""
    count = len(pages)
    names = " ".join(f"/X{i} {4 + i} 0 R" for i in range(len(forms)))
    first = 4 + len(forms)
    resources = f"/Resources<</Font<</F 3 0 R>>/XObject<<{names}>>>>"
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(count))
    objects: list[str | tuple[str, str]] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        font,
    ]
    box = "/MediaBox[0 0 400 400]" if "MediaBox" not in entries else ""
    objects += [(f"/Type/XObject/Subtype/Form/BBox[0 0 400 400]{resources}", f) for f in forms]
    for number, page in enumerate(pages):
        content = f"{first + 2 * number + 1} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{entries}{resources}/Contents {content}>>")
        objects.append(("", page))
    path.write_bytes(_file(objects, user))
    return path


def _file(objects: list[str | tuple[str, str]], user: bytes | None) -> bytes:
    key, lock = _locked(user) if user is not None else (None, "")
    data = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        if isinstance(one, tuple):
            raw = zlib.compress(one[1].encode())
            if key is not None:
                mixed = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()
                raw = _rc4(mixed[:10], raw)
            head = f"<<{one[0]}/Length {len(raw)}/Filter/FlateDecode>>".encode()
            body = head + b"\nstream\n" + raw + b"\nendstream"
        else:
            body = one.encode()
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    table_ = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer <</Size {len(objects) + 1}/Root 1 0 R{lock}>>"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return data + f"{head}{table_}{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"


def _locked(user: bytes) -> tuple[bytes, str]:
    """The key and the trailer's entries of the 40-bit security of PDF 1.4 (revision 2)."""
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], (user + _PADDING)[:32])
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5((user + _PADDING)[:32] + owner + rights + _ID).digest()[:5]
    entries = f"/O<{owner.hex()}>/U<{_rc4(key, _PADDING).hex()}>/P -4"
    ids = f"/ID[<{_ID.hex()}><{_ID.hex()}>]"
    return key, f"/Encrypt<</Filter/Standard/V 1/R 2/Length 40{entries}>>{ids}"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def paragraphs(path: Path) -> list[str]:
    return [b.text for b in readers.read(path).blocks if isinstance(b, Paragraph)]
