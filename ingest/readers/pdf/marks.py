"""What a page of a PDF is printed with: runs of letters, rules, filled shapes and pictures, as values."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

from graph.model import Box
from ingest.readers.colours import Rgb

#: The turn of words that stand neither upright nor on a side of the page: a mark across it.
ASKEW = -1
_MOST_OF = 0.6


class Run(NamedTuple):
    """Letters printed one after the other without a blank, in points from the page's top left corner.

    `turn` is how they are turned, in degrees against the clock; `u0` and `u1` are where they start and end along
    their own line, `v` is how far down their own line stands. `blank` says that a blank follows. `held` is a point of
    the cell that letters belong to which run out of it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int
    u0: float
    u1: float
    v: float
    bold: bool
    blank: bool
    hidden: bool
    colour: Rgb | None
    held: tuple[float, float] | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of the letters, or of the cell that holds them."""
        return self.held or ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)


class Rule(NamedTuple):
    """A straight line, `flat` or upright: where it stands, and from where to where it goes."""

    flat: bool
    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled shape by the box around it. `square` where it fills its box; the colour is None where unknown."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Rgb | None
    square: bool = True

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the shape."""
        if not (self.x0 <= x <= self.x1 and self.top <= y <= self.bottom):
            return False
        if self.square or not self.width or not self.height:
            return True
        across = (2 * x - self.x0 - self.x1) / self.width
        down = (2 * y - self.top - self.bottom) / self.height
        return across * across + down * down <= 1


class Ink(NamedTuple):
    """Letters as they were printed: where the line of letters starts and ends, before the page is turned."""

    text: str
    start: tuple[float, float]
    end: tuple[float, float]
    turn: int
    size: float
    descent: float
    bold: bool
    blank: bool
    hidden: bool
    colour: Rgb | None
    held: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The size of a page that was turned so that most of its words stand upright, and how far it was turned."""

    width: float
    height: float
    turn: int = 0

    def shown(self, box: Box) -> Box:
        """A box of the turned page on the page as it is shown."""
        x0, top, x1, bottom = box
        if self.turn == 90:  # noqa: PLR2004  # a quarter turn
            box = (top, self.width - x1, bottom, self.width - x0)
        elif self.turn == 180:  # noqa: PLR2004  # half a turn
            box = (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        elif self.turn == 270:  # noqa: PLR2004  # three quarters of a turn
            box = (self.height - bottom, x0, self.height - top, x1)
        x0, top, x1, bottom = (round(side, 2) for side in box)
        return (x0, top, x1, bottom)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A page turned so that most of its words stand upright; `turn` is by how much."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    pictures: tuple[Box, ...]
    turn: int = 0

    @property
    def frame(self) -> Frame:
        """The size of the page and how far it was turned."""
        return Frame(width=self.width, height=self.height, turn=self.turn)


@dataclass(frozen=True, kw_only=True, slots=True)
class Print:
    """All that was printed on a page as it is shown, in the order it was printed."""

    number: int
    width: float
    height: float
    inks: tuple[Ink, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    pictures: tuple[Box, ...]


def upright(page: Print) -> Sheet:
    """The page turned so that most of its letters stand upright."""
    letters: dict[int, int] = {}
    for ink in page.inks:
        if ink.turn != ASKEW:
            letters[ink.turn] = letters.get(ink.turn, 0) + len(ink.text)
    most = max(letters, key=lambda turn: letters[turn], default=0)
    turn = most if letters and letters[most] > _MOST_OF * sum(letters.values()) else 0
    width, height = (page.width, page.height) if turn % 180 == 0 else (page.height, page.width)
    return Sheet(
        number=page.number, width=width, height=height, turn=turn,
        runs=tuple(_run(ink, turn, page) for ink in page.inks),
        rules=page.rules if turn == 0 else tuple(_turned_rule(rule, turn, page) for rule in page.rules),
        fills=page.fills if turn == 0 else tuple(_turned_fill(fill, turn, page) for fill in page.fills),
        pictures=tuple(_turned_box(box, turn, page) for box in page.pictures),
    )  # fmt: skip


def _point(point: tuple[float, float], turn: int, page: Print) -> tuple[float, float]:
    x, y = point
    if turn == 90:  # noqa: PLR2004  # a quarter turn
        return page.height - y, x
    if turn == 180:  # noqa: PLR2004  # half a turn
        return page.width - x, page.height - y
    if turn == 270:  # noqa: PLR2004  # three quarters of a turn
        return y, page.width - x
    return point


def _turned_box(box: Box, turn: int, page: Print) -> Box:
    one, two = _point(box[:2], turn, page), _point(box[2:], turn, page)
    return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def _turned_fill(fill: Fill, turn: int, page: Print) -> Fill:
    return Fill(*_turned_box(fill[:4], turn, page), fill.colour, fill.square)


def _turned_rule(rule: Rule, turn: int, page: Print) -> Rule:
    box = (rule.start, rule.at, rule.end, rule.at) if rule.flat else (rule.at, rule.start, rule.at, rule.end)
    x0, top, x1, bottom = _turned_box(box, turn, page)
    if rule.flat == (turn % 180 == 0):
        return Rule(flat=True, at=top, start=x0, end=x1)
    return Rule(flat=False, at=x0, start=top, end=bottom)


def _run(ink: Ink, page_turn: int, page: Print) -> Run:
    """Letters with the box around them and their place along their own line."""
    start, end = _point(ink.start, page_turn, page), _point(ink.end, page_turn, page)
    turn = ink.turn if ink.turn == ASKEW else (ink.turn - page_turn) % 360
    ascent = ink.size - ink.descent
    x0, x1 = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    above, below = {
        0: ((0.0, ascent), (0.0, ink.descent)),
        90: ((ascent, 0.0), (ink.descent, 0.0)),
        180: ((0.0, ink.descent), (0.0, ascent)),
        270: ((ink.descent, 0.0), (ascent, 0.0)),
    }.get(turn, ((0.0, 0.0), (0.0, 0.0)))
    u, v = {
        0: (start[0], start[1]), 90: (-start[1], start[0]), 180: (-start[0], -start[1]), 270: (start[1], -start[0]),
    }.get(turn, (start[0], start[1]))  # fmt: skip
    return Run(
        text=ink.text, x0=x0 - above[0], top=top - above[1], x1=x1 + below[0], bottom=bottom + below[1],
        size=ink.size, turn=turn, u0=u, u1=u + hypot(end[0] - start[0], end[1] - start[1]), v=v,
        bold=ink.bold, blank=ink.blank, hidden=ink.hidden, colour=ink.colour,
        held=None if ink.held is None else _point(ink.held, page_turn, page),
    )  # fmt: skip
