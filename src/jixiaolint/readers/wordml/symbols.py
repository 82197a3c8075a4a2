"""Characters of the symbol fonts that Word writes as `w:sym`, by the code below F0xx.

Symbol is a complete alphabet of its own; of the Wingdings only what forms use: boxes, ticks,
numbered circles, arrows and bullets. Source: the fonts' code charts published by Unicode
(Adobe Symbol mapping; N4384 for Wingdings).
"""

from __future__ import annotations

_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xA2: "′", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xD6: "√", 0xE5: "∑", 0x40: "≅", 0x5C: "∴",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x44: "Δ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
    0x73: "σ", 0x57: "Ω", 0x77: "ω", 0x66: "φ", 0x6C: "λ", 0x71: "θ",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□",
    **{0x6A + n: chr(0x2460 + n) for n in range(10)},
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """The character that `w:sym` shows; "" for one that is not known, or a plain one as it is.

    `code` is the hexadecimal attribute, with or without the F000 of the private area.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower())
    private = 0xF000 <= number <= 0xF0FF
    low = number - 0xF000 if private else number
    if known is not None:
        ascii_digit = 0x20 <= low < 0x7F and known is _SYMBOL
        return known.get(low) or (chr(low) if ascii_digit else "")
    return "" if private or not 0x20 <= number < 0xD800 else chr(number)
