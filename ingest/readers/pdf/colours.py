"""Colours of a PDF as red, green and blue, whatever space they are given in."""

from __future__ import annotations

from collections.abc import Callable

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.psparser import PSLiteral

from ingest.readers.colours import Rgb
from ingest.readers.pdf import functions as pdf_functions
from ingest.readers.pdf.functions import Components

Convert = Callable[[Components], Rgb | None]

_GREY, _RGB, _CMYK = 1, 3, 4
_BYTE = 255.0
_LINEAR = 6 / 29  # below it, the curve of L*a*b* is a line
_WHITE = (0.9505, 1.0, 1.089)  # the white of daylight, D65
#: Inks that stand for themselves when the mixture that a separation gives cannot be worked out.
_INKS: dict[str, Rgb] = {
    "Black": (0, 0, 0), "All": (0, 0, 0), "Cyan": (0, 1, 1), "Magenta": (1, 0, 1), "Yellow": (1, 1, 0),
    "Red": (1, 0, 0), "Green": (0, 0.7, 0), "Blue": (0, 0, 1),
}  # fmt: skip


class Space(PDFColorSpace):
    """A colour space that knows how its components become red, green and blue; None where that cannot be told."""

    def __init__(self, name: str, ncomponents: int, convert: Convert) -> None:
        super().__init__(name, ncomponents)
        self.convert = convert


def rgb(space: PDFColorSpace, components: object) -> Rgb | None:
    """A colour of a graphics state: a number or several, in their space; None for patterns and unknown spaces."""
    given = components if isinstance(components, tuple) else (components,)
    if space.name == "Pattern" or not all(isinstance(part, int | float) for part in given):
        return None
    if isinstance(space, Space):
        return space.convert(given)
    return plain(given)


def plain(given: Components) -> Rgb | None:
    """Grey, red-green-blue or four-colour print, told apart by the number of components, each from 0 to 1."""
    parts = tuple(min(max(float(part), 0.0), 1.0) for part in given)
    if len(parts) == _GREY:
        return (parts[0],) * 3
    if len(parts) == _RGB:
        return (parts[0], parts[1], parts[2])
    if len(parts) == _CMYK:
        cyan, magenta, yellow, key = parts
        return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return None


def space(spec: object) -> Space | None:
    """The colour space that a page's resources describe; None where the library's own reading will do."""
    spec = resolve1(spec)
    if not isinstance(spec, list) or not spec:
        return None
    parts = [resolve1(part) for part in spec]
    name = _name(parts[0])
    if name == "Separation":
        return Space(name, 1, _inked(_name(parts[1]), _converter(parts[2]), pdf_functions.function(parts[3])))
    if name == "DeviceN":
        count = len(list_value(parts[1]))
        return Space(name, count, _inked("", _converter(parts[2]), pdf_functions.function(parts[3])))
    if name == "Indexed":
        return Space(name, 1, _indexed(parts[1], parts[3]))
    if name == "Lab":
        return Space(name, _RGB, _lab)
    return None


def _name(value: object) -> str:
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _converter(spec: object) -> Convert:
    """How the components of the space that another one rests on become a colour."""
    found = space(spec)
    return found.convert if found else plain


def _inked(ink: str, base: Convert, tint: Callable[[Components], Components | None]) -> Convert:
    """An ink by its share, mixed as the file says; else by its name."""

    def convert(given: Components) -> Rgb | None:
        mixed = tint(given)
        if mixed is not None:
            return base(mixed)
        full = _INKS.get(ink)
        return None if full is None else _thinned(full, given[0])

    return convert


def _thinned(full: Rgb, share: float) -> Rgb:
    red, green, blue = (1 - share * (1 - part) for part in full)
    return (red, green, blue)


def _indexed(base: object, table: object) -> Convert:
    found, size = space(base), _size(base)
    convert = found.convert if found else plain
    data = table.get_data() if isinstance(table, PDFStream) else table

    def look_up(given: Components) -> Rgb | None:
        start = int(given[0]) * size
        if not isinstance(data, bytes) or len(data) < start + size:
            return None
        return convert(tuple(part / _BYTE for part in data[start : start + size]))

    return look_up


def _size(base: object) -> int:
    """The number of components of a space."""
    if (found := space(base)) is not None:
        return found.ncomponents
    base = resolve1(base)
    if isinstance(base, list) and _name(resolve1(base[0])) == "ICCBased":
        stream = resolve1(base[1])
        return int(resolve1(stream.attrs["N"])) if isinstance(stream, PDFStream) else _RGB
    return {"DeviceGray": _GREY, "CalGray": _GREY, "DeviceCMYK": _CMYK}.get(_name(base), _RGB)


def _lab(given: Components) -> Rgb:
    lightness, a, b = given
    middle = (lightness + 16) / 116
    x, y, z = (
        white * (part**3 if part > _LINEAR else 3 * _LINEAR**2 * (part - 4 / 29))
        for white, part in zip(_WHITE, (middle + a / 500, middle, middle - b / 200), strict=True)
    )
    linear = (3.2406 * x - 1.5372 * y - 0.4986 * z, -0.9689 * x + 1.8758 * y + 0.0415 * z, 0.0557 * x - 0.204 * y + 1.057 * z)  # fmt: skip  # noqa: E501  # one matrix
    red, green, blue = (min(max(part, 0.0), 1.0) ** (1 / 2.2) for part in linear)
    return (red, green, blue)
