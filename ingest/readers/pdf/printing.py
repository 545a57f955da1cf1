"""Runs a page's drawing orders, and those of the forms and comments that are printed on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from graph.model import Box
from ingest.readers.pdf import colours as pdf_colours
from ingest.readers.pdf.device import Device
from ingest.readers.pdf.marks import Print
from ingest.readers.pdf.shapes import common


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
        number=number, width=x1 - x0, height=y1 - y0, inks=tuple(device.inks), rules=tuple(device.shapes.rules),
        fills=tuple(device.shapes.fills), pictures=tuple(device.pictures),
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
        device.clip = common(device.clip, box)

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
