"""Names of WordprocessingML elements and attributes as lxml spells them."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """`name` in the main namespace."""
    return f"{{{MAIN}}}{name}"


ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
BODY, P, R, T = w("body"), w("p"), w("r"), w("t")
TBL, TR, TC = w("tbl"), w("tr"), w("tc")
PPR, RPR, TRPR = w("pPr"), w("rPr"), w("trPr")
VAL = w("val")
OFF = ("0", "false", "off")
"""Values that switch a property off; a property without a value is on."""
