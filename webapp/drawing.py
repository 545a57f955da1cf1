"""Draws a picture as SVG on the server: the centre, its neighbours in groups round it, every label a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup, escape

from webapp.pictures import Bunch, Picture
from webapp.shapes import SIZE, mark
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
    body: list[Markup] = []
    for column, side in zip(columns, frame.sides, strict=True):
        top = box + GAP if frame is NARROW else (height - _height(column)) // 2
        body += _spokes(column, side, frame, (middle, top))
        body += _words(column, side, top)
    body.append(_centre(picture.centre, frame, middle, box))
    return _whole(picture, frame, height, body)


def _whole(picture: Picture, frame: Frame, height: int, body: Sequence[Markup]) -> Markup:
    ids = f"picture-{frame.name}-title", f"picture-{frame.name}-text"
    return Markup(
        '<svg class="tl-picture__svg tl-picture__svg--{name}" viewBox="0 0 {width} {height}" role="group"'
        ' aria-labelledby="{ids[0]} {ids[1]}"><title id="{ids[0]}">{title}</title><desc id="{ids[1]}">{text}</desc>'
        "{body}</svg>"
    ).format(
        name=frame.name,
        width=frame.width,
        height=height,
        ids=ids,
        title=f"What hangs together with {picture.centre.label}",
        text=". ".join(f"{bunch.heading} ({bunch.many or len(bunch.things)})" for bunch in picture.bunches)
        + ". The table below says the same.",
        body=Markup("\n").join(["", *body, ""]),
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


def _lines(text: str, room: int, letter: float = LETTER, most: int = LINES) -> tuple[str, ...]:
    """A text in lines that fit the room, cut short after so many."""
    return tuple(wrap(text, max(8, int(room / letter)), max_lines=most, placeholder=" …")) or ("–",)


def _box(centre: Thing, frame: Frame) -> int:
    return LINE * (len(_centre_lines(centre, frame)) + 1) + 22


def _centre_lines(centre: Thing, frame: Frame) -> tuple[str, ...]:
    left, right = frame.box
    return _lines(centre.label, right - left - 20, BOLD, 7)


# --- Parts -----------------------------------------------------------------------------------------------------------


def _spokes(column: Sequence[Placed], side: Side, frame: Frame, at: tuple[int, int]) -> Iterator[Markup]:
    """A line from the centre to each neighbour, with a point at the end that its words run to."""
    middle, top = at
    for placed in column:
        if placed.heading:
            continue
        y = top + placed.y + LINE // 2
        near = placed.bunch.arrow == "out"
        if frame is NARROW:
            d, turned = f"M18 {top - GAP} V{y - 10} Q18 {y} 28 {y} H{side.marks - SIZE - 4}", 1
        else:
            turned = 1 if side is RIGHT else -1
            start, end = (frame.box[1] if side is RIGHT else frame.box[0]), side.marks - turned * (SIZE + 4)
            half = (start + end) // 2
            d = f"M{start} {middle} C{half} {middle} {half} {y} {end} {y}"
        yield Markup('<path d="{}" fill="none" stroke="{}" stroke-width="1.5" aria-hidden="true"/>').format(d, EDGE)
        if near:
            yield _point(side.marks - turned * (SIZE + 1), y, turned)
        elif placed.bunch.arrow == "in":
            yield _point(side.marks - turned * (SIZE + 12), y, -turned)


def _point(x: int, y: int, turned: int) -> Markup:
    """The head of an arrow that ends at x, to the right where `turned` is 1, to the left where it is -1."""
    back = x - turned * 8
    return Markup('<path d="M{} {} L{} {} L{} {} Z" fill="{}" aria-hidden="true"/>').format(
        x, y, back, y - 5, back, y + 5, EDGE
    )


def _words(column: Sequence[Placed], side: Side, top: int) -> Iterator[Markup]:
    for placed in column:
        y = top + placed.y
        if placed.heading:
            edge = side.marks - SIZE if side.anchor == "start" else side.marks + SIZE
            yield _text(placed.lines, (edge, y + 15), side.anchor, "tl-picture__heading")
            continue
        bunch, thing = placed.bunch, placed.thing
        drawn = Markup("").join(
            [
                mark(LOOKS[bunch.kind].shape, LOOKS[bunch.kind].colour, side.marks, y + LINE // 2, many=bunch.many > 0),
                _text(placed.lines, (side.words, y + 15), side.anchor, "tl-picture__label"),
            ]
        )
        said = f"{thing.word}: {thing.label}" if thing else f"{bunch.folded}, shown as one: show them one by one"
        yield _link(thing.address if thing else bunch.address, said, drawn)


def _centre(centre: Thing, frame: Frame, middle: int, height: int) -> Markup:
    left, right = frame.box
    look, lines, top = LOOKS[centre.kind], _centre_lines(centre, frame), middle - height // 2
    x = (left + right) // 2
    word = Markup("").join(
        [
            mark(look.shape, look.colour, left + 24, top + 20),
            _text((look.one,), (left + 42, top + 25), "start", "tl-picture__kind"),
            _text(lines, (x, top + 47), "middle", "tl-picture__centre"),
        ]
    )
    box = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6" fill="#fff" stroke="{}" stroke-width="2"/>').format(
        left, top, right - left, height, look.colour
    )
    return _link(centre.address, f"{centre.word}: {centre.label}", box + word)


def _link(address: str, said: str, drawn: Markup) -> Markup:
    return Markup('<a href="{}" aria-label="{}" class="tl-picture__link"><title>{}</title>{}</a>').format(
        address, said, said, drawn
    )


def _text(lines: Sequence[str], at: tuple[int, int], anchor: str, kind: str) -> Markup:
    x, y = at
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(x, y + LINE * number, escape(line))
        for number, line in enumerate(lines)
    )
    return Markup('<text class="{}" text-anchor="{}">{}</text>').format(kind, anchor, spans)
