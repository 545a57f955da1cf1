"""Runs a page's drawing orders and keeps what they print; every letter is looked at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from math import hypot
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect, mult_matrix

from graph.model import Box
from ingest.readers.pdf import colours as pdf_colours
from ingest.readers.pdf import letters as pdf_letters
from ingest.readers.pdf.marks import Fill, Ink, Print, Rule
from ingest.readers.pdf.runs import Letters, State

_INVISIBLE, _OUTLINED = (3, 7), 2  # ways of printing letters
_THIN, _THICK, _LONG = 2.5, 4.0, 8  # a filled shape so thin, or so much longer than thick, is a rule
_BAR = 5.0  # a line so thick is a filled shape
_NEXT_LINE = 1.8
_OUT = 2.0  # points by which letters may stand outside what they are clipped to
_FLAT = 0.7  # points by which a straight line may lean


def printed(page: PDFPage, number: int, resources: PDFResourceManager) -> Print:
    """All that a page prints; `resources` keeps the fonts that pages share. Raises what the library raises."""
    device = Device(resources)
    interpreter = Interpreter(resources, device)
    interpreter.process_page(page)
    for stream, matrix in _fields(page, device.page_matrix):
        interpreter.stamp(stream, matrix)
    device.flush()
    x0, y0, x1, y1 = device.crop
    return Print(
        number=number, width=x1 - x0, height=y1 - y0, inks=tuple(device.inks), rules=tuple(device.rules),
        fills=tuple(device.fills), pictures=tuple(device.pictures),
    )  # fmt: skip


def _fields(page: PDFPage, matrix: Matrix) -> Iterator[tuple[PDFStream, Matrix]]:
    """The look of filled form fields and comments that are printed on the page, each with its place."""
    annotations = resolve1(page.annots) or []
    for annotation in map(resolve1, annotations if isinstance(annotations, list) else []):
        if not isinstance(annotation, dict):
            continue
        looks = resolve1(resolve1(annotation.get("AP") or {}).get("N"))
        if isinstance(looks, dict):
            state = resolve1(annotation.get("AS"))
            looks = resolve1(looks.get(getattr(state, "name", None)))
        rect, hidden = resolve1(annotation.get("Rect")), int(resolve1(annotation.get("F", 0)) or 0) & 2
        if not isinstance(looks, PDFStream) or not isinstance(rect, list) or hidden:
            continue
        own: Any = resolve1(looks.get("Matrix")) or (1, 0, 0, 1, 0, 0)
        x0, y0, x1, y1 = apply_matrix_rect(tuple(own), tuple(map(resolve1, resolve1(looks.get("BBox")))))
        left, low = min(rect[0], rect[2]), min(rect[1], rect[3])
        wide, high = abs(rect[2] - rect[0]) / ((x1 - x0) or 1), abs(rect[3] - rect[1]) / ((y1 - y0) or 1)
        place = (wide, 0, 0, high, left - x0 * wide, low - y0 * high)
        yield looks, mult_matrix(mult_matrix(tuple(own), place), matrix)


class Interpreter(PDFPageInterpreter):
    """The library's interpreter, which also knows colours of every space and where shapes are clipped."""

    def init_resources(self, resources: dict[object, object]) -> None:
        """Make the page's resources known, colour spaces with how they mix."""
        super().init_resources(resources)
        for name, spec in (resolve1((resources or {}).get("ColorSpace")) or {}).items():
            if (found := pdf_colours.space(spec)) is not None:
                self.csmap[name] = found

    def stamp(self, stream: PDFStream, matrix: Matrix) -> None:
        """Print what an annotation looks like."""
        inner = self.subinterp()
        inner.render_contents(resolve1(stream.get("Resources")) or {}, [stream], ctm=matrix)

    def do_scn(self) -> None:
        """Set the colour of fills and letters, of any number of components."""
        self.graphicstate.ncolor = self._colour(self.graphicstate.ncs)

    def do_SCN(self) -> None:  # noqa: N802  # the library's name
        """Set the colour of lines, of any number of components."""
        self.graphicstate.scolor = self._colour(self.graphicstate.scs)

    def _colour(self, space: PDFColorSpace) -> Any:  # noqa: ANN401  # what the library keeps in a graphics state
        parts = tuple(self.argstack)
        self.argstack = []
        return parts if len(parts) == space.ncomponents or space.name == "Pattern" else 0

    def do_W(self) -> None:  # noqa: N802  # the library's name
        """Clip what is filled from now on to the current path."""
        points = [point[-2:] for point in self.curpath if len(point) > 1]
        if not points:
            return
        placed = [apply_matrix_pt(self.ctm, (float(point[0]), float(point[1]))) for point in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        box, device = (min(xs), min(ys), max(xs), max(ys)), self._device
        device.clip = _common(device.clip, box)

    def do_W_a(self) -> None:  # noqa: N802  # the library's name
        """Clip by the other rule; the box around the path is the same."""
        self.do_W()

    def do_q(self) -> None:
        """Keep the state, the clip with it."""
        super().do_q()
        self._clips.append(self._device.clip)

    def do_Q(self) -> None:  # noqa: N802  # the library's name
        """Take up the state kept last."""
        super().do_Q()
        if self._clips:
            self._device.clip = self._clips.pop()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: ANN401, N802  # the library's signature
        """Print a form or a picture; it leaves the clip as it was."""
        clip = self._device.clip
        super().do_Do(xobjid_arg)
        self._device.clip = clip

    @property
    def _device(self) -> Device:
        if not isinstance(self.device, Device):
            raise TypeError(self.device)
        return self.device

    @property
    def _clips(self) -> list[Box | None]:
        kept: list[Box | None] = self.__dict__.setdefault("kept_clips", [])
        return kept


class Device(PDFTextDevice):
    """Takes the orders of one page and keeps letters, rules, shapes and pictures; `flush` ends it."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.inks: list[Ink] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.pictures: list[Box] = []
        self.crop: Box = (0, 0, 0, 0)
        self.clip: Box | None = None
        self.page_matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._open: Letters | None = None
        self._strip: Fill | None = None
        self._clip: Box | None = None
        self._over: Box | None = None
        self._state: State = (0.0, False, False, None)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Note what part of the page is shown."""
        self.page_matrix = ctm
        media, crop = apply_matrix_rect(ctm, page.mediabox), apply_matrix_rect(ctm, page.cropbox)
        both = _common(media, crop) or media
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
        for part in _subpaths(path):
            points = [self._point(step) for step in part if len(step) > 1]
            closed = part[-1][0] == "h"
            curved = any(step[0] in "cvy" for step in part)
            if fill:
                self._filled(points, graphicstate, curved=curved)
            elif stroke and not curved:
                self._stroked([*points, points[0]] if closed else points, graphicstate)

    def _point(self, step: Sequence[Any]) -> tuple[float, float]:
        x, y = apply_matrix_pt(self.ctm or self.page_matrix, (float(step[-2]), float(step[-1])))
        return x - self.crop[0], self.crop[3] - y

    def _filled(self, points: list[tuple[float, float]], state: PDFGraphicState, *, curved: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box: Box | None = (min(xs), min(ys), max(xs), max(ys))
        if self.clip is not None and box is not None:
            box = _common(box, self._placed(self.clip))
        if box is None:
            return
        thin, long = sorted((box[2] - box[0], box[3] - box[1]))
        colour = pdf_colours.rgb(state.ncs, state.ncolor)
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

    def _shaded(self, before: Fill) -> None:
        """Take thin shapes that lie side by side as the strips of a shading, not as rules."""
        if self.rules and self.rules[-1] == _as_rule(before[:4]):
            self.rules.pop()
            self.fills.append(before)
        if self._strip is not None:
            self.fills.append(self._strip)

    def _stroked(self, points: list[tuple[float, float]], state: PDFGraphicState) -> None:
        matrix = self.ctm or (1, 0, 0, 1, 0, 0)
        thick = state.linewidth * hypot(matrix[0], matrix[1])
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            flat = abs(y0 - y1) < _FLAT
            if not flat and abs(x0 - x1) >= _FLAT:
                continue
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            if thick >= _BAR:
                half = thick / 2
                box = (left, top - half, right, bottom + half) if flat else (left - half, top, right + half, bottom)
                self.fills.append(Fill(*box, pdf_colours.rgb(state.scs, state.scolor)))
            elif flat:
                self.rules.append(Rule(flat=True, at=(y0 + y1) / 2, start=left, end=right))
            else:
                self.rules.append(Rule(flat=False, at=(x0 + x1) / 2, start=top, end=bottom))

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


def _common(one: Box | None, other: Box) -> Box | None:
    """The part that two boxes share, empty where there is none; no box bounds nothing."""
    if one is None:
        return other
    box = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return box if box[2] >= box[0] and box[3] >= box[1] else (box[0], box[1], box[0], box[1])


def _middle(ink: Ink) -> tuple[float, float]:
    """A point in the middle of letters."""
    (x0, y0), (x1, y1) = ink.start, ink.end
    x, y, half = (x0 + x1) / 2, (y0 + y1) / 2, ink.size / 2 - ink.descent
    return {0: (x, y - half), 90: (x - half, y), 180: (x, y + half), 270: (x + half, y)}.get(ink.turn, (x, y))


def _follows(ink: Ink, before: Ink) -> bool:
    """Whether letters go on where others end: on their line, or on the next one."""
    down = ink.start[1] - before.start[1]
    return ink.turn == before.turn and 0 <= down + 1 < _NEXT_LINE * ink.size


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


def _subpaths(path: Sequence[PathSegment]) -> Iterator[list[PathSegment]]:
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
