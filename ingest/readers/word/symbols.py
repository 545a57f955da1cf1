"""Characters of symbol fonts as characters that say the same, and the colours that a mark stands for."""

from __future__ import annotations

import re

from ingest.language.phrases import load

#: Marks that are drawn for their colour; the colour is that of the letters, or the mark's own.
_MARKS = "●⬤•■◼◾▪▲▼◆★◉⚫⬛"
_MARKED = re.compile(rf"\s*[{_MARKS}]+\s*")
_OWN = {
    "🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "yellow", "🟨": "yellow", "🟢": "green",
    "🟩": "green", "🔵": "blue", "🟦": "blue", "🟣": "purple", "🟪": "purple",
}  # fmt: skip
_PRIVATE = 0xF000
_LAST = 0xFF
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F))


def readable(text: str, font: str | None) -> str:
    """A text as a person sees it: marks for the codes of a symbol font, nothing for what is not printed."""
    if not font and text.isascii():
        return text
    table = load("symbols").get((font or "").lower().replace(" ", ""))
    if table is None and not any(_PRIVATE <= ord(char) <= _PRIVATE + _LAST for char in text):
        return text.translate(_UNSEEN)
    return "".join(_mark(char, table) for char in text).translate(_UNSEEN)


def symbol(code: str, font: str | None) -> str:
    """The mark for a code, four hexadecimal digits, in a symbol font."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return readable(char, font)


def _mark(char: str, table: dict[str, str] | None) -> str:
    """A character by its table; a private code in another font is what most programs put there."""
    code = ord(char) - _PRIVATE if ord(char) >= _PRIVATE else ord(char)
    if not 0 <= code <= _LAST:
        return char
    key = f"{code:02x}"
    if table is not None:
        return str(table.get(key, char))
    tables = (load("symbols")["symbol"], load("symbols")["wingdings"])
    return next((str(one[key]) for one in tables if key in one), char) if ord(char) >= _PRIVATE else char


def only_marks(text: str) -> bool:
    """Whether a text is nothing but marks that are drawn for their colour."""
    return _MARKED.fullmatch(text) is not None


def own_colour(text: str) -> str | None:
    """The colour of the one coloured mark (such as a red disc) in a text; None when there are none or several."""
    found = {_OWN[char] for char in text if char in _OWN}
    return found.pop() if len(found) == 1 else None
