"""Gathers letters into runs while a page is printed: what stands right behind another letter, printed alike."""

from __future__ import annotations

from math import hypot

from pdfminer.pdffont import PDFFont
from pdfminer.utils import Matrix

from ingest.readers.colours import Rgb
from ingest.readers.pdf import letters as pdf_letters
from ingest.readers.pdf.marks import ASKEW, Ink

_GAP = 0.18  # of the size of letters: a wider gap is a blank
_OVERLAP = 0.5
_SAME_PLACE = 0.12  # of the size of letters: printed twice within it, a letter is bold and not double
_SAME_LINE = 0.1
_STRAIGHT = 0.05
_LEAST, _MOST_DESCENT, _USUAL_DESCENT = 0.1, 0.35, 0.21

#: How letters are placed: their matrix, their font, its size.
Look = tuple[Matrix, PDFFont, float]
#: How letters are printed: the room added behind each, whether unseen, whether outlined, their colour.
State = tuple[float, bool, bool, Rgb | None]


class Letters:
    """A run of letters while it is printed."""

    def __init__(
        self, look: Look, state: State,
        start: tuple[float, float], size: float,
    ) -> None:  # fmt: skip
        (a, b, _, _, _, _), font, fontsize = look
        scale = (hypot(a, b) or 1.0) * (1 if fontsize >= 0 else -1)
        self.across, self.down = a / scale, -b / scale
        self.look, self.state, self.start, self.end, self.size = (a, b, font, fontsize), state, start, start, size
        self.texts: list[str] = []
        self.places: list[tuple[float, float]] = []
        self.blank = self.twice = False

    def takes(
        self, text: str, at: tuple[float, float], look: Look,
        state: State,
    ) -> bool:  # fmt: skip
        """Whether a letter stands right behind the last one, on its line and printed alike."""
        (a, b, _, _, _, _), font, fontsize = look
        if (a, b, font, fontsize) != self.look or state[1:] != self.state[1:]:
            return False
        if not self.blank and self._again(text, at):
            return True
        right, below = at[0] - self.end[0], at[1] - self.end[1]
        along, off = right * self.across + below * self.down, abs(below * self.across - right * self.down)
        if self.blank or off > _SAME_LINE * self.size:
            return False
        return -_OVERLAP * self.size < along < _GAP * self.size + max(0.0, state[0])

    def _again(self, text: str, at: tuple[float, float]) -> bool:
        """Whether the last letter is printed once more at nearly its place."""
        if not self.texts or self.texts[-1] != text:
            return False
        x, y = self.places[-1]
        return abs(at[0] - x) + abs(at[1] - y) < _SAME_PLACE * self.size

    def add(self, text: str, at: tuple[float, float], end: tuple[float, float]) -> None:
        """Take a letter in, unless it only makes the last one bold."""
        if self._again(text, at):
            self.twice = True
            return
        self.texts.append(text)
        self.places.append(at)
        self.end = end

    def ink(self) -> Ink:
        """The run as a value."""
        _, _, font, _ = self.look
        own = -float(font.get_descent())
        descent = min(max(own, _LEAST), _MOST_DESCENT) if own else _USUAL_DESCENT
        _, hidden, outlined, colour = self.state
        bold = self.twice or outlined or pdf_letters.is_bold(str(font.fontname))
        return Ink(
            "".join(self.texts), self.start, self.end, self._turn(), self.size, descent * self.size,
            bold, self.blank, hidden, colour,
        )  # fmt: skip

    def _turn(self) -> int:
        """How the letters are turned, in degrees against the clock."""
        if abs(self.down) < _STRAIGHT:
            return 0 if self.across > 0 else 180
        if abs(self.across) < _STRAIGHT:
            return 90 if self.down < 0 else 270
        return ASKEW
