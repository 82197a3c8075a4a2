"""How large a picture of a web page is."""

from __future__ import annotations

import re

from lxml import etree

from jixiaolint.readers.pictures import TALL_CM, WIDE_CM

_PIXELS_PER_CM = 96 / 2.54
_SIZE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*([0-9.]+)\s*(?:px|pt)", re.IGNORECASE)


def is_large(image: etree._Element) -> bool:
    """Whether an <img> may show a table: pages often leave its size to the picture itself, which then is
    none of the little ones beside links.
    """
    sides = dict(_SIZE.findall(image.get("style") or ""))
    known = False
    for side, least in (("width", WIDE_CM), ("height", TALL_CM)):
        size = (sides.get(side) or image.get(side) or "").removesuffix("px").strip()
        if size.isdecimal():
            known = True
            if int(size[:9]) < least * _PIXELS_PER_CM:
                return False
    source = (image.get("src") or "").lower()
    return known or not ("ico" in source or source.endswith(".gif"))
