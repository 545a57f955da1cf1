"""Names the colour of a cell as a person would."""

from __future__ import annotations

import colorsys

Rgb = tuple[float, float, float]  # red, green and blue, each from 0 to 1

_PALE = 0.06  # a difference between red, green and blue that an eye still takes for a colour
_DARK, _LIGHT = 0.16, 0.93  # shades of grey beyond these are black and white
#: Hues in degrees, each up to the one that is named; pink counts as red.
_HUES = ((17, "red"), (50, "amber"), (67, "yellow"), (170, "green"), (256, "blue"), (318, "purple"), (360, "red"))


def name(rgb: Rgb) -> str | None:
    """The common name of a colour; None for white, which is the colour of paper."""
    least, most = min(rgb), max(rgb)
    hue, lightness, _ = colorsys.rgb_to_hls(*rgb)
    if most - least < _PALE:
        return None if lightness > _LIGHT else "black" if lightness < _DARK else "grey"
    return next(named for limit, named in _HUES if hue * 360 <= limit)


def from_hex(digits: str) -> str | None:
    """The common name of a colour written as six hexadecimal digits, perhaps with two of transparency before them."""
    digits = digits.removeprefix("#")[-6:]
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    return name((red, green, blue))
