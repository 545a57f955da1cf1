"""Draws a picture as SVG on the server: the centre, its neighbours in groups round it, every label a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from markupsafe import Markup, escape

from webapp.pictures import Bunch, Picture
from webapp.shapes import RING, SIZE, mark
from webapp.things import LOOKS, Thing

LINE, HEADING, GAP, BETWEEN = 20, 26, 16, 10  # heights, in units of the drawing: one is a pixel at full size
LETTER, BOLD = 9.2, 9.9  # width of a letter, on the wide side, so that no font runs out of its place
LINES = 3  # lines of a label
EDGE = "#6b7d80"


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The measures of a drawing: its width, the box of the centre, and where marks and words of each side stand."""

    name: str
    width: int
    box: tuple[int, int]
    sides: tuple[Side, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One column of neighbours: where the marks stand, where the words begin, and how wide they may be."""

    marks: int
    words: int
    room: int
    anchor: str


RIGHT = Side(marks=652, words=672, room=284, anchor="start")
LEFT = Side(marks=308, words=288, room=284, anchor="end")
BELOW = Side(marks=46, words=66, room=274, anchor="start")
WIDE = Frame(name="wide", width=960, box=(376, 584), sides=(RIGHT, LEFT))
NARROW = Frame(name="narrow", width=340, box=(1, 339), sides=(BELOW,))
FRAMES = {frame.name: frame for frame in (WIDE, NARROW)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A line of a column at its height: a heading, or a neighbour with its words."""

    y: int
    lines: tuple[str, ...]
    bunch: Bunch
    thing: Thing | None = None
    heading: bool = False


def svg(picture: Picture, name: str) -> Markup:
    """The picture as SVG in the frame of that name ("wide" or "narrow"); the same picture is drawn the same, always.

    It is a group with a name and a description, not an image: the links in it must be there for everybody.
    """
    frame = FRAMES[name]
    columns = [list(_column(bunches, side)) for bunches, side in zip(_shared(picture, frame), frame.sides, strict=True)]
    box = _box(picture.centre, frame)
    height = max([_height(column) for column in columns] + [box]) + (box + GAP if frame is NARROW else 0)
    middle = box // 2 + 1 if frame is NARROW else height // 2
    body: list[str] = []
    for column, side in zip(columns, frame.sides, strict=True):
        top = box + GAP if frame is NARROW else (height - _height(column)) // 2
        body += _spokes(column, side, frame, (middle, top))
        body += _words(column, side, top)
    body.append(_centre(picture.centre, frame, middle, box))
    return _whole(picture, frame, height, body)


def _whole(picture: Picture, frame: Frame, height: int, body: Sequence[str]) -> Markup:
    title, text = f"picture-{frame.name}-title", f"picture-{frame.name}-text"
    parts = "\n".join(body)
    groups = [f"{bunch.heading} ({bunch.many or len(bunch.things)})" for bunch in picture.bunches]
    said = ". ".join([*groups, "The table below says the same."])
    return Markup(  # noqa: S704 - every word in it was escaped where it was put in
        f'<svg class="tl-picture__svg tl-picture__svg--{frame.name}" viewBox="0 0 {frame.width} {height}" role="group"'
        f' aria-labelledby="{title} {text}"><title id="{title}">What hangs together with'
        f' {escape(picture.centre.label)}</title><desc id="{text}">{escape(said)}</desc>'
        f"\n{parts}\n</svg>"
    )


# --- Places ----------------------------------------------------------------------------------------------------------


def _shared(picture: Picture, frame: Frame) -> list[list[Bunch]]:
    """The groups of each side: each goes, in its order, where there is less so far."""
    sides: list[list[Bunch]] = [[] for _ in frame.sides]
    heights = [0] * len(frame.sides)
    for bunch in picture.bunches:
        side = heights.index(min(heights))
        sides[side].append(bunch)
        heights[side] = _height(list(_column(sides[side], frame.sides[side])))
    return sides


def _column(bunches: Iterable[Bunch], side: Side) -> Iterator[Placed]:
    y = 0
    for bunch in bunches:
        y += GAP if y else 0
        lines = _lines(bunch.heading, side.room + SIZE * 2, BOLD)
        yield Placed(y=y, lines=lines, bunch=bunch, heading=True)
        y += HEADING + LINE * (len(lines) - 1)
        for thing in bunch.things or (None,):
            lines = _lines(thing.label if thing else bunch.folded, side.room)
            yield Placed(y=y, lines=lines, bunch=bunch, thing=thing)
            y += LINE * len(lines) + BETWEEN


def _height(column: Sequence[Placed]) -> int:
    return column[-1].y + LINE * len(column[-1].lines) + BETWEEN if column else 0


@lru_cache(maxsize=2048)
def _lines(text: str, room: int, letter: float = LETTER, most: int = LINES) -> tuple[str, ...]:
    """A text in lines that fit the room, cut short after so many."""
    return tuple(wrap(text, max(8, int(room / letter)), max_lines=most, placeholder=" …")) or ("–",)


def _box(centre: Thing, frame: Frame) -> int:
    return LINE * (len(_centre_lines(centre, frame)) + 1) + 22


def _centre_lines(centre: Thing, frame: Frame) -> tuple[str, ...]:
    left, right = frame.box
    return _lines(centre.label, right - left - 20, BOLD, 7)


# --- Parts -----------------------------------------------------------------------------------------------------------


def _spokes(column: Sequence[Placed], side: Side, frame: Frame, at: tuple[int, int]) -> Iterator[str]:
    """A line from the centre to each neighbour, with a point at the end that its words run to."""
    middle, top = at
    for placed in column:
        if placed.heading:
            continue
        y = top + placed.y + LINE // 2
        size = SIZE + (RING if placed.bunch.many else 0)
        if frame is NARROW:
            d, turned = f"M18 {top - GAP} V{y - 10} Q18 {y} 28 {y} H{side.marks - size - 4}", 1
        else:
            turned = 1 if side is RIGHT else -1
            start, end = (frame.box[1] if side is RIGHT else frame.box[0]), side.marks - turned * (size + 4)
            half = (start + end) // 2
            d = f"M{start} {middle} C{half} {middle} {half} {y} {end} {y}"
        yield f'<path d="{d}" fill="none" stroke="{EDGE}" stroke-width="1.5" aria-hidden="true"/>'
        if placed.bunch.arrow == "out":
            yield _point(side.marks - turned * (size + 1), y, turned)
        elif placed.bunch.arrow == "in":
            yield _point(side.marks - turned * (size + 12), y, -turned)


def _point(x: int, y: int, turned: int) -> str:
    """The head of an arrow that ends at x, to the right where `turned` is 1, to the left where it is -1."""
    back = x - turned * 8
    return f'<path d="M{x} {y} L{back} {y - 5} L{back} {y + 5} Z" fill="{EDGE}" aria-hidden="true"/>'


def _words(column: Sequence[Placed], side: Side, top: int) -> Iterator[str]:
    for placed in column:
        y = top + placed.y
        if placed.heading:
            edge = side.marks - SIZE if side.anchor == "start" else side.marks + SIZE
            yield _text(placed.lines, (edge, y + 15), side.anchor, "tl-picture__heading")
            continue
        bunch, thing = placed.bunch, placed.thing
        look = LOOKS[bunch.kind]
        drawn = mark(look.shape, look.colour, side.marks, y + LINE // 2, many=bunch.many > 0)
        drawn += _text(placed.lines, (side.words, y + 15), side.anchor, "tl-picture__label")
        said = f"{thing.word}: {thing.label}" if thing else f"{bunch.folded}, shown as one: show them one by one"
        yield _link(thing.address if thing else bunch.address, said, drawn)


def _centre(centre: Thing, frame: Frame, middle: int, height: int) -> str:
    left, right = frame.box
    look, top = LOOKS[centre.kind], middle - height // 2
    box = f'<rect x="{left}" y="{top}" width="{right - left}" height="{height}" rx="6"'
    drawn = [
        f'{box} fill="#fff" stroke="{look.colour}" stroke-width="2"/>',
        mark(look.shape, look.colour, left + 24, top + 20),
        _text((look.one,), (left + 42, top + 25), "start", "tl-picture__kind"),
        _text(_centre_lines(centre, frame), ((left + right) // 2, top + 47), "middle", "tl-picture__centre"),
    ]
    return _link(centre.address, f"{centre.word}: {centre.label}", " ".join(drawn))


def _link(address: str, said: str, drawn: str) -> str:
    """A link under a name that holds the words it shows; a title beside that name would be read as words shown too."""
    return f'<a href="{escape(address)}" aria-label="{escape(said)}" class="tl-picture__link">{drawn}</a>'


def _text(lines: Sequence[str], at: tuple[int, int], anchor: str, kind: str) -> str:
    """Words in lines. A blank keeps the words of two lines apart for who hears them, where it moves no line."""
    x, y = at
    before, after = (" ", "") if anchor == "end" else ("", " ")
    spans = (
        f'<tspan x="{x}" y="{y + LINE * number}">{before if number else ""}{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text class="{kind}" text-anchor="{anchor}">{after.join(spans)}</text>'
