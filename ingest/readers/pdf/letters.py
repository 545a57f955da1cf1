"""Letters of a PDF as they are meant: joined letters apart, signs of symbol fonts by their common character."""

from __future__ import annotations

import re
from functools import cache

#: A sign of which the file does not say what it means.
UNKNOWN = "\ufffd"
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_PRIVATE = (0xF000, 0xF0FF)  # where symbol fonts keep their signs
_JOINED = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st",
    "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\x00": "",
    "\xad": "-", "\u2010": "-", "\u2011": "-", "\uf0b7": "•", "\uf0a7": "▪", "\u25cf": "●",
})  # fmt: skip
_UNUSED = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))  # codes that the Windows encoding of PDF prints as a bullet
#: Signs of symbol fonts by their code.
_SIGNS: dict[str, dict[int, str]] = {
    "wingdings2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x51: "☒", 0x54: "☒", 0xA3: "☐", 0x97: "●", 0x98: "●"},
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x78: "☒", 0x6C: "●", 0x6E: "■",
        0xA7: "▪", 0x9F: "•", 0x9E: "•", 0xA1: "○", 0xD8: "➢", 0x76: "❖", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0x75: "◆",
        0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xB7: "•",
    },
    "webdings": {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "☐"},
    "dingbats": {
        0x33: "✓", 0x34: "✔", 0x35: "✗", 0x36: "✘", 0x37: "✗", 0x38: "✘", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x71: "☐",
        0xD8: "➢", 0x76: "❖",
    },
    "symbol": {0xB7: "•", 0xD6: "✓", 0xAE: "→"},
}  # fmt: skip


def meant(text: str, font: str | bytes) -> str:
    """The text that a letter of a font stands for; empty for what is not seen, such as a soft hyphen left unused."""
    signs = _signs_of(font if isinstance(font, str) else font.decode("latin-1"))
    if signs is not None and len(text) == 1:
        code = ord(text)
        code = code & 0xFF if _PRIVATE[0] <= code <= _PRIVATE[1] else code
        if code in signs:
            return signs[code]
    if text.isascii():
        return text
    return text.translate(_JOINED)


def unknown(code: int, font: str | bytes) -> str:
    """The sign that a font prints for a code which the file gives no meaning."""
    signs = _signs_of(font if isinstance(font, str) else font.decode("latin-1"))
    if signs is None and code in _UNUSED:
        return "•"
    return (signs or {}).get(code & 0xFF, UNKNOWN)


@cache
def _signs_of(font: str) -> dict[int, str] | None:
    """The signs of a symbol font, None for a font of letters."""
    name = re.sub(r"[^a-z0-9]", "", font.lower())
    return next((signs for key, signs in _SIGNS.items() if key in name), None)


@cache
def is_bold(font: str) -> bool:
    """Whether the name of a font says that it is bold."""
    return _BOLD.search(font.partition("+")[2] or font) is not None
