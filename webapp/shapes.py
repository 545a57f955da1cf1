"""The shapes that tell kinds of thing apart where colour does not."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from markupsafe import Markup

from webapp.things import LOOKS

SIZE = 9  # half the height of a mark
RING = 4  # how far the second outline of many things stands off


def mark(shape: str, colour: str, x: int, y: int, *, many: bool = False) -> str:
    """A shape as SVG with its middle at a point; many things shown as one have a second outline."""
    fill, line = ("#fff", 5) if shape == "ring" else (colour, 1)
    look = f'fill="{fill}" stroke="{colour}" stroke-width="{line}"'
    ring = f'<circle cx="{x}" cy="{y}" r="{SIZE + RING}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return f'<path d="{outline(shape)}" transform="translate({x} {y})" {look}/>' + (ring if many else "")


def legend(kind: str) -> Markup:
    """The mark of a kind, alone, to stand before its word."""
    look, room = LOOKS[kind], 2 * SIZE + 6
    drawn = mark(look.shape, look.colour, room // 2, room // 2)
    return Markup(  # noqa: S704 - made of constants
        f'<svg class="tl-mark-shape" width="{room}" height="{room}" viewBox="0 0 {room} {room}" aria-hidden="true">'
        f"{drawn}</svg>"
    )


@cache
def outline(shape: str) -> str:
    """The path of a shape round (0, 0)."""
    if shape in _CORNERS:
        corners, turn = _CORNERS[shape]
        size = SIZE * 1.12  # a polygon holds less than a circle of its radius
        points = [
            (size * sin(turn + 2 * pi * n / corners), -size * cos(turn + 2 * pi * n / corners)) for n in range(corners)
        ]
        return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) + " Z"
    if shape == "cross":
        a, b = SIZE, SIZE / 3
        return f"M{-b:g} {-a} H{b:g} V{-b:g} H{a} V{b:g} H{b:g} V{a} H{-b:g} V{b:g} H{-a} V{-b:g} H{-b:g} Z"
    r = SIZE - 3 if shape == "ring" else SIZE - 1
    return f"M{-r} 0 A{r} {r} 0 1 1 {r} 0 A{r} {r} 0 1 1 {-r} 0 Z"


#: Corners of a shape, and how far the first is turned from the top.
_CORNERS = {
    "square": (4, pi / 4),
    "diamond": (4, 0.0),
    "triangle": (3, 0.0),
    "pentagon": (5, 0.0),
    "hexagon": (6, pi / 6),
}
