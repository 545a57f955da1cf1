"""Takes a page's drawing orders and keeps what they print; every letter is looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import hypot
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect

from graph.model import Box
from ingest.readers.pdf import colours as pdf_colours
from ingest.readers.pdf import letters as pdf_letters
from ingest.readers.pdf.marks import Ink
from ingest.readers.pdf.runs import Letters, State
from ingest.readers.pdf.shapes import Shapes, common, subpaths

_INVISIBLE, _OUTLINED = (3, 7), 2  # ways of printing letters
_NEXT_LINE = 1.8
_OUT = 2.0  # points by which letters may stand outside what they are clipped to


class Device(PDFTextDevice):
    """Takes the orders of one page and keeps letters, rules, shapes and pictures; `flush` ends it."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.inks: list[Ink] = []
        self.shapes = Shapes()
        self.pictures: list[Box] = []
        self.crop: Box = (0, 0, 0, 0)
        self.clip: Box | None = None
        self.page_matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._open: Letters | None = None
        self._clip: Box | None = None
        self._over: Box | None = None
        self._state: State = (0.0, False, False, None)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Note what part of the page is shown."""
        self.page_matrix = ctm
        media, crop = apply_matrix_rect(ctm, page.mediabox), apply_matrix_rect(ctm, page.cropbox)
        both = common(media, crop) or media
        self.crop = both if both[2] > both[0] and both[3] > both[1] else media

    def _placed(self, box: Box) -> Box:
        """A box with its origin in the top left corner of what is shown."""
        x0, _, _, y1 = self.crop
        return box[0] - x0, y1 - box[3], box[2] - x0, y1 - box[1]

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002  # the library's signature
        """Keep where a picture stands."""
        if self.ctm is not None:
            self.pictures.append(self._placed(apply_matrix_rect(self.ctm, (0, 0, 1, 1))))

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]  # noqa: ARG002, FBT001  # the library's signature
    ) -> None:  # fmt: skip
        """Keep a path as rules and filled shapes."""
        if self.ctm is None:
            return
        for part in subpaths(path):
            points = [self._point(step) for step in part if len(step) > 1]
            closed = part[-1][0] == "h"
            curved = any(step[0] in "cvy" for step in part)
            if fill:
                colour = pdf_colours.rgb(graphicstate.ncs, graphicstate.ncolor)
                clip = None if self.clip is None else self._placed(self.clip)
                self.shapes.fill(points, colour, clip, curved=curved)
            elif stroke and not curved:
                thick = graphicstate.linewidth * hypot(self.ctm[0], self.ctm[1])
                drawn = partial(pdf_colours.rgb, graphicstate.scs, graphicstate.scolor)
                self.shapes.stroke([*points, points[0]] if closed else points, thick, drawn)

    def _point(self, step: Sequence[Any]) -> tuple[float, float]:
        x, y = apply_matrix_pt(self.ctm or self.page_matrix, (float(step[-2]), float(step[-1])))
        return x - self.crop[0], self.crop[3] - y

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Note how the letters of a string are printed, then print them."""
        hidden, bold = textstate.render in _INVISIBLE, textstate.render == _OUTLINED
        self._state = (textstate.charspace, hidden, bold, pdf_colours.rgb(ncs, graphicstate.ncolor))
        if textstate.font is not None:
            super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0913, PLR0917  # the library's signature
        self, matrix: Matrix, font: PDFFont, fontsize: float, scaling: float, rise: float, cid: int,  # noqa: ARG002
        ncs: PDFColorSpace, graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:  # fmt: skip
        """Print one letter: it goes on the run of letters before it, or opens one."""
        advance = font.char_width(cid) * fontsize * scaling
        try:
            text = pdf_letters.meant(font.to_unichr(cid), font.fontname)
        except PDFUnicodeNotDefined:
            text = pdf_letters.unknown(cid, font.fontname)
        a, b, c, d, x, y = matrix
        if not text or text.isspace():
            if self._open is not None:
                self._open.blank = True
            return advance
        x, y = x - self.crop[0], self.crop[3] - y
        end = (x + a * advance, y - b * advance)
        letters = self._open
        if letters is None or not letters.takes(text, (x, y), (matrix, font, fontsize), self._state):
            self.flush()
            self._clip = self.clip
            letters = self._open = Letters((matrix, font, fontsize), self._state, (x, y), abs(fontsize) * hypot(c, d))
        letters.add(text, (x, y), end)
        return advance

    def flush(self) -> None:
        """Close the run of letters that is open."""
        if self._open is None:
            return
        ink, clip, self._open = self._open.ink(), self._clip, None
        if clip is not None:
            box = self._placed(clip)
            x, y = _middle(ink)
            at = min(max(x, box[0] + 1), box[2] - 1), min(max(y, box[1] + 1), box[3] - 1)
            if max(abs(at[0] - x), abs(at[1] - y)) > _OUT:
                over = self._over == clip and bool(self.inks) and _follows(ink, self.inks[-1])
                ink = ink._replace(held=at) if over else ink._replace(hidden=True)
        self._over = None if ink.hidden else clip
        self.inks.append(ink)


def _middle(ink: Ink) -> tuple[float, float]:
    """A point in the middle of letters."""
    (x0, y0), (x1, y1) = ink.start, ink.end
    x, y, half = (x0 + x1) / 2, (y0 + y1) / 2, ink.size / 2 - ink.descent
    return {0: (x, y - half), 90: (x - half, y), 180: (x, y + half), 270: (x + half, y)}.get(ink.turn, (x, y))


def _follows(ink: Ink, before: Ink) -> bool:
    """Whether letters go on where others end: on their line, or on the next one."""
    down = ink.start[1] - before.start[1]
    return ink.turn == before.turn and 0 <= down + 1 < _NEXT_LINE * ink.size
