"""How the cells of an Excel workbook look: number formats, fills and symbol fonts, by the number of their style."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from ingest.readers import colours
from ingest.readers.sheets.number_formats import BUILTIN

_Value = TypeVar("_Value")
#: The first 64 colours that old files name by number; the first eight come twice.
_INDEXED = (  # noqa: SIM905 - a list of words
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split()
#: The colours of the usual theme, in the order in which cells count them.
_THEME = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split()  # noqa: SIM905
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_PRIVATE = {chr(number) for number in range(0xF001, 0xF100)}  # where some programs keep the signs of symbol fonts
#: What a character of a symbol font shows, by the font.
_SYMBOLS = {
    "wingdings": {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "x": "☒", "¨": "☐", "o": "☐", "l": "●", "n": "■"},
    "wingdings 2": {"P": "✓", "O": "✗", "R": "☑", "S": "☒", "T": "☒", "U": "☒", "£": "☐", "\u0097": "●", "—": "●"},
    "webdings": {"a": "✓", "r": "✗", "c": "☐", "g": "■", "n": "●"},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a cell looks: the format of its numbers, the name of its colour, its font where that shows symbols."""

    pattern: str = "General"
    tint: str | None = None
    symbols: str | None = None
    struck: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Styles:
    """The looks of a workbook, by the number that cells refer to, and the fills that rules refer to."""

    looks: tuple[Look, ...] = (Look(),)
    rules: tuple[str | None, ...] = ()

    def look(self, number: str | None) -> Look:
        """The look of a style; the plain one for a number that the workbook does not know."""
        index = int(number) if number and number.isdigit() else 0
        return self.looks[index] if index < len(self.looks) else Look()


def read(styles: etree._Element | None, theme: etree._Element | None) -> Styles:
    """The styles of a workbook from its parts; the plain one alone where it has none."""
    if styles is None:
        return Styles()
    palette = _Palette(styles, theme)
    formats = dict(BUILTIN)
    for found in styles.iterfind("{*}numFmts/{*}numFmt"):
        formats[_number(found.get("numFmtId"))] = found.get("formatCode") or "General"
    fills = [palette.fill(found) for found in styles.iterfind("{*}fills/{*}fill")]
    fonts = list(styles.iterfind("{*}fonts/{*}font"))
    symbols = [_symbol_font(found) for found in fonts]
    struck = [_on(found.find("{*}strike")) for found in fonts]
    looks = tuple(
        Look(
            pattern=formats.get(_number(found.get("numFmtId")), "General"),
            tint=_at(fills, found.get("fillId")),
            symbols=_at(symbols, found.get("fontId")),
            struck=bool(_at(struck, found.get("fontId"))),
        )
        for found in styles.iterfind("{*}cellXfs/{*}xf")
    )
    rules = [palette.fill(found.find("{*}fill"), of_rule=True) for found in styles.iterfind("{*}dxfs/{*}dxf")]
    return Styles(looks=looks or (Look(),), rules=tuple(rules))


def symbol(text: str, font: str | None) -> str:
    """The text of a symbol font as the signs that it shows; characters that are no sign of it stay."""
    signs = _SYMBOLS.get(font or "")
    if signs is None:
        return text
    plain = (chr(ord(char) - 0xF000) if char in _PRIVATE else char for char in text)
    return "".join(signs.get(char, char) for char in plain)


def font_of(properties: etree._Element | None) -> str | None:
    """The symbol font of a run of text, None when it has an ordinary one."""
    return _symbol_font(properties) if properties is not None else None


def _symbol_font(font: etree._Element) -> str | None:
    named = next((found.get("val") for tag in ("name", "rFont") for found in font.iterfind(f"{{*}}{tag}")), None)
    lowered = (named or "").lower()
    return lowered if lowered in _SYMBOLS else None


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in {"0", "false"}


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isdigit() else 0


def _at(values: Sequence[_Value], index: str | None) -> _Value | None:
    number = _number(index)
    return values[number] if number < len(values) else None


class _Palette:
    """The colours of one workbook: of its theme and its own numbered ones."""

    def __init__(self, styles: etree._Element, theme: etree._Element | None) -> None:
        own = [found.get("rgb", "")[-6:] for found in styles.iterfind("{*}colors/{*}indexedColors/{*}rgbColor")]
        self._indexed = own or list(_INDEXED)
        self._theme = _theme(theme) if theme is not None else list(_THEME)

    def fill(self, fill: etree._Element | None, *, of_rule: bool = False) -> str | None:
        """The name of the colour that fills a cell; a rule's fill keeps its colour in another place."""
        pattern = fill.find("{*}patternFill") if fill is not None else None
        if pattern is None:
            return None
        kind = pattern.get("patternType", "solid" if of_rule else "none")
        tags = ("bgColor", "fgColor") if of_rule else ("fgColor",)
        colour = next((found for tag in tags for found in pattern.iterfind(f"{{*}}{tag}")), None)
        return self._name(colour) if kind == "solid" and colour is not None else None

    def _name(self, colour: etree._Element) -> str | None:
        digits = (colour.get("rgb") or "")[-6:]
        if colour.get("theme") is not None:
            digits = _at(self._theme, colour.get("theme")) or ""
        elif colour.get("indexed") is not None:
            digits = _at(self._indexed, colour.get("indexed")) or ""
        try:
            tint = float(colour.get("tint") or 0)
            red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        except ValueError:
            return None
        if not tint:
            return colours.name((red, green, blue))
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
        return colours.name(colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full))


def _theme(theme: etree._Element) -> list[str]:
    """The twelve colours of a theme in the order in which cells count them."""
    scheme = theme.find(".//{*}clrScheme")
    found: dict[str, str] = {}
    for colour in scheme if scheme is not None else ():
        if isinstance(colour.tag, str) and len(colour):
            found[etree.QName(colour).localname] = colour[0].get("lastClr") or colour[0].get("val") or ""
    return [found.get(name, usual) for name, usual in zip(_THEME_ORDER, _THEME, strict=True)]
