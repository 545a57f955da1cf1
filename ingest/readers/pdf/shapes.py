"""Takes the drawn paths of a page as rules, where they are thin, or as filled shapes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from pdfminer.utils import PathSegment

from graph.model import Box
from ingest.readers.colours import Rgb
from ingest.readers.pdf.marks import Fill, Rule

_THIN, _THICK, _LONG = 2.5, 4.0, 8  # a filled shape so thin, or so much longer than thick, is a rule
_BAR = 5.0  # a line so thick is a filled shape
_FLAT = 0.7  # points by which a straight line may lean


class Shapes:
    """The rules and filled shapes of one page, in the order in which they are drawn."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self._strip: Fill | None = None

    def fill(
        self, points: Sequence[tuple[float, float]], colour: Rgb | None, clip: Box | None, *, curved: bool
    ) -> None:
        """Fill a shape within what it is clipped to; `curved`: it is no box."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box: Box | None = (min(xs), min(ys), max(xs), max(ys))
        if clip is not None and box is not None:
            box = common(box, clip)
        if box is None:
            return
        thin, long = sorted((box[2] - box[0], box[3] - box[1]))
        strip, self._strip = self._strip, None
        if thin <= _THIN or (thin <= _THICK and long >= _LONG * thin):
            self._strip = Fill(*box, colour)
            if strip is not None and thin > _FLAT and _abut(strip, self._strip):
                self._shaded(strip)
            elif long > thin:
                self.rules.append(_as_rule(box))
            return
        square = not curved and all(
            abs(a[0] - b[0]) < _FLAT or abs(a[1] - b[1]) < _FLAT for a, b in itertools.pairwise(points)
        )
        self.fills.append(Fill(*box, colour, square))

    def stroke(self, points: Sequence[tuple[float, float]], thick: float, colour: Callable[[], Rgb | None]) -> None:
        """Draw the straight parts of a line that stand upright or lie flat; only a thick one is asked its colour."""
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            flat = abs(y0 - y1) < _FLAT
            if not flat and abs(x0 - x1) >= _FLAT:
                continue
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            if thick >= _BAR:
                half = thick / 2
                box = (left, top - half, right, bottom + half) if flat else (left - half, top, right + half, bottom)
                self.fills.append(Fill(*box, colour()))
            elif flat:
                self.rules.append(Rule(flat=True, at=(y0 + y1) / 2, start=left, end=right))
            else:
                self.rules.append(Rule(flat=False, at=(x0 + x1) / 2, start=top, end=bottom))

    def _shaded(self, before: Fill) -> None:
        """Take thin shapes that lie side by side as the strips of a shading, not as rules."""
        if self.rules and self.rules[-1] == _as_rule(before[:4]):
            self.rules.pop()
            self.fills.append(before)
        if self._strip is not None:
            self.fills.append(self._strip)


def subpaths(path: Sequence[PathSegment]) -> Iterator[list[PathSegment]]:
    """The parts of a path, each from one point that it moves to up to the next."""
    part: list[PathSegment] = []
    for step in path:
        if step[0] == "m":
            if len(part) > 1:
                yield part
            part = []
        part.append(step)
    if len(part) > 1 and part[0][0] == "m":
        yield part


def common(one: Box | None, other: Box) -> Box | None:
    """The part that two boxes share, empty where there is none; no box bounds nothing."""
    if one is None:
        return other
    box = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return box if box[2] >= box[0] and box[3] >= box[1] else (box[0], box[1], box[0], box[1])


def _as_rule(box: Box) -> Rule:
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return Rule(flat=True, at=(top + bottom) / 2, start=x0, end=x1)
    return Rule(flat=False, at=(x0 + x1) / 2, start=top, end=bottom)


def _abut(one: Fill, other: Fill) -> bool:
    """Whether two shapes of different colours lie side by side along their whole length."""
    if one.colour == other.colour:
        return False
    level = abs(one.x0 - other.x0) < _FLAT and abs(one.x1 - other.x1) < _FLAT
    beside = abs(one.top - other.top) < _FLAT and abs(one.bottom - other.bottom) < _FLAT
    under = min(abs(one.bottom - other.top), abs(other.bottom - one.top)) < _FLAT
    next_to = min(abs(one.x1 - other.x0), abs(other.x1 - one.x0)) < _FLAT
    return (level and under) or (beside and next_to)
