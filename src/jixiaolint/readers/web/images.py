"""How large a picture of a web page is."""

from __future__ import annotations

import re

from lxml import etree

from jixiaolint.readers.pictures import TALL_CM, WIDE_CM

_PER_CM = {"px": 96 / 2.54, "pt": 72 / 2.54}
_SIZE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*([0-9]{1,6}(?:\.[0-9]+)?)\s*(px|pt)")


def is_large(image: etree._Element) -> bool:
    """Whether an <img> may show a table: pages often leave its size to the picture itself, which then is
    none of the little ones beside links.
    """
    sides = _sides(image)
    if sides:
        return sides.get("width", WIDE_CM) >= WIDE_CM and sides.get("height", TALL_CM) >= TALL_CM
    source = (image.get("src") or "").lower()
    return not ("ico" in source or source.endswith(".gif"))


def _sides(image: etree._Element) -> dict[str, float]:
    """Its width and height in cm, as far as it states them; the style goes before the attributes."""
    found = {}
    for side in ("width", "height"):
        stated = (image.get(side) or "").strip().removesuffix("px")
        if stated.isdecimal() and len(stated) < 7:
            found[side] = int(stated) / _PER_CM["px"]
    style = (image.get("style") or "").lower()
    return {**found, **{side: float(n) / _PER_CM[unit] for side, n, unit in _SIZE.findall(style)}}
