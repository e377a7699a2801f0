"""Signs that Word takes from fonts of signs: their codes stand for no letter, and are of use only as the sign that is shown."""

from __future__ import annotations

_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xDE: "⇒", 0xA5: "∞",
    0x2D: "−", 0x2B: "+", 0x3D: "=", 0x3C: "<", 0x3E: ">", 0x25: "%", 0x2F: "/", 0x6D: "μ", 0x44: "Δ", 0x53: "Σ",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "⇨",
    0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0x2D: "-",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_BY_DEPTH = ("•", "+", "-")
_TYPED = frozenset("-–—+*")


def sign(code: int, font: str) -> str:
    """Give the sign that a font of signs has for a code; "" where it is a picture of nothing that can be read.

    >>> sign(0xF0B3, "Symbol"), sign(0xF0FC, "Wingdings")
    ('≥', '✓')
    """
    low = code & 0xFF if code in _PRIVATE else code
    if "wingdings" in font.lower():
        return _WINGDINGS.get(low, "")
    return _SYMBOL.get(low, _WINGDINGS.get(low, "")) if code in _PRIVATE or "symbol" in font.lower() else chr(code)


def plain(text: str, font: str) -> str:
    """Replace the codes of fonts of signs in a run."""
    if text.isascii() or not any(ord(letter) in _PRIVATE for letter in text):
        return text
    return "".join(sign(ord(letter), font) if ord(letter) in _PRIVATE else letter for letter in text)


def bullet(text: str, depth: int) -> str:
    """Give a bullet: a dash, a plus or a star as it is; of signs, one for each depth, so that what stands below another stays below it.

    >>> bullet("-", 1), bullet("\\uf0b7", 0), bullet("o", 1)
    ('-', '•', '+')
    """
    shown = text.strip()
    return shown if shown in _TYPED or len(shown) > 1 else _BY_DEPTH[depth % len(_BY_DEPTH)]
