"""The colours of a Word file by their common names: of cells, highlights, letters and shapes, its theme resolved."""

from __future__ import annotations

import colorsys
import re

from lxml.etree import _Element as Element

from ingest.readers import colours
from ingest.readers.colours import Rgb
from ingest.readers.word.parts import every, find, named, number, value

#: What Word calls the colours of a theme, by what the theme calls them.
_THEMED = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1", "dark1": "dk1",
    "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
}  # fmt: skip
#: Colours that are written as words, in highlights and in shapes.
_WORDS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "aqua": "00FFFF", "green": "00FF00", "lime": "00FF00",
    "magenta": "FF00FF", "fuchsia": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF",
    "darkblue": "000080", "navy": "000080", "darkcyan": "008080", "teal": "008080", "darkgreen": "008000",
    "darkmagenta": "800080", "purple": "800080", "darkred": "800000", "maroon": "800000", "orange": "FFA500",
    "darkyellow": "FFC000", "olive": "808000", "darkgray": "808080", "gray": "808080", "lightgray": "C0C0C0",
    "silver": "C0C0C0",
}  # fmt: skip
_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
_SHARE = re.compile(r"pct(\d+)")
_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_FULL = 100_000  # how the colours of shapes write 100 per cent


class Palette:
    """Names the colours of one file. `theme` is the root of its theme, None where it has none."""

    def __init__(self, theme: Element | None) -> None:
        scheme = find(theme, "a:themeElements/a:clrScheme")
        self._theme = {}
        for slot in scheme if scheme is not None else ():
            stated = value(find(slot, "a:srgbClr"), "val") or value(find(slot, "a:sysClr"), "lastClr")
            if rgb := _rgb(stated):
                self._theme[named(slot).removeprefix("a:")] = rgb

    def shading(self, shd: Element | None) -> str | None:
        """The colour behind a cell, a paragraph or letters; a pattern of two colours is named as their mixture."""
        if shd is None:
            return None
        pattern = value(shd) or "clear"
        fill = self._of(shd, "w:fill", "w:themeFill") or _WHITE
        if pattern in {"clear", "nil"}:
            return colours.name(fill)
        ink = self._of(shd, "w:color", "w:themeColor") or _BLACK
        share = _SHARE.fullmatch(pattern)
        part = 1.0 if pattern == "solid" else int(share[1]) / 100 if share else 0.5
        return colours.name(_mixed(ink, fill, part))

    def ink(self, color: Element | None) -> str | None:
        """The colour of letters; None for black, which is the colour of print, and where none is stated."""
        rgb = self._of(color, "w:val", "w:themeColor") if color is not None else None
        found = colours.name(rgb) if rgb else None
        return None if found == "black" else found

    def shape(self, shape: Element) -> str | None:
        """The colour that fills a shape, drawn in the new way or in the old."""
        if (old := value(shape, "fillcolor")) and value(shape, "filled") not in {"f", "false"}:
            rgb = _rgb(old.split(maxsplit=1)[0])
            return colours.name(rgb) if rgb else None
        properties = find(shape, "wps:spPr")
        if find(properties, "a:noFill") is not None:
            return None
        holder = find(properties, "a:solidFill")
        holder = holder if holder is not None else find(shape, "wps:style/a:fillRef")
        rgb = next((found for one in (holder if holder is not None else ()) if (found := self._drawn(one))), None)
        return colours.name(rgb) if rgb else None

    def _of(self, element: Element, stated: str, themed: str) -> Rgb | None:
        """A colour that an element names by its place in the theme, else in figures."""
        slot = value(element, themed)
        rgb = self._theme.get(_THEMED.get(slot or "", slot or ""))
        if rgb is None:
            return _rgb(value(element, stated))
        return _lightened(rgb, value(element, f"{themed}Tint"), value(element, f"{themed}Shade"))

    def _drawn(self, color: Element) -> Rgb | None:
        stated = value(color, "val") or ""
        if named(color) == "a:schemeClr":
            rgb = self._theme.get(_THEMED.get(stated, stated))
        else:
            rgb = _rgb(value(color, "lastClr") or stated)
        if rgb is None:
            return None
        hue, light, strength = colorsys.rgb_to_hls(*rgb)
        for change in every(color, "*"):
            share = (number(value(change, "val")) or 0) / _FULL
            rules = {
                "a:lumMod": light * share, "a:lumOff": light + share, "a:shade": light * share,
                "a:tint": light * share + 1 - share,
            }  # fmt: skip
            light = min(max(rules.get(named(change), light), 0.0), 1.0)
        return colorsys.hls_to_rgb(hue, light, strength)


def highlight(element: Element | None) -> str | None:
    """The colour of a marker pen, by its common name."""
    rgb = _rgb(value(element))
    return colours.name(rgb) if rgb else None


def _rgb(stated: str | None) -> Rgb | None:
    digits = _WORDS.get((stated or "").lower(), stated or "")
    found = _HEX.fullmatch(digits)
    if found is None:
        return None
    six = found[1] if len(found[1]) == len("RRGGBB") else "".join(2 * digit for digit in found[1])
    return (int(six[:2], 16) / 255, int(six[2:4], 16) / 255, int(six[4:], 16) / 255)


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def _lightened(rgb: Rgb, tint: str | None, shade: str | None) -> Rgb:
    """A colour of the theme made lighter or darker, as two hexadecimal digits say."""
    hue, light, strength = colorsys.rgb_to_hls(*rgb)
    if share := _share(tint):
        light = light * share + 1 - share
    if share := _share(shade):
        light *= share
    return colorsys.hls_to_rgb(hue, light, strength)


def _share(digits: str | None) -> float | None:
    try:
        return int(digits or "", 16) / 255
    except ValueError:
        return None
