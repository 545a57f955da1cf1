"""The spots of an original that belong to one recommendation, and the parts of it in which they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Box, Place, Recommendation, SourceCell, SourceRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """One place of a recommendation, with the cells of the row that stands there (none for words outside tables)."""

    place: Place
    cells: tuple[SourceCell, ...] = ()

    @property
    def box(self) -> Box | None:
        """The rectangle on the page that holds the row, or its cells where the row has none of its own."""
        own = bare(self.place)
        boxes = [
            place.box
            for cell in self.cells
            for place in cell.places
            if place.box and bare(place) == own and place.column
        ]
        return self.place.box or around(boxes)


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePart:
    """A strip of a page of a PDF, in points from the page's top left corner, with the boxes that outline the row.

    `alt` says in words what the picture shows; `seam` that the row goes on from the part before.
    """

    page: int
    width: float
    top: int
    bottom: int
    boxes: tuple[Box, ...]
    alt: str
    whole: bool
    first: Place
    last: Place
    seam: str | None = None
    form: str = "page"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shade:
    """A cell of a table as it stands in the original: its words, its colour, whether it hangs on the cell above.

    `span` is the number of columns that it stands over.
    """

    text: str
    tint: str | None = None
    below: bool = False
    span: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row of a table, or a line of a text: its number in the original, whether it is what was looked for."""

    number: int | None
    own: bool
    text: str = ""
    cells: tuple[Shade, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TablePart:
    """Rows of a table with the rows beside them; `columns` are (letter or "", heading or "") in order."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Line, ...]
    first: Place
    last: Place
    seam: str | None = None
    form: str = "table"


@dataclass(frozen=True, kw_only=True, slots=True)
class LinesPart:
    """Lines of a text, or paragraphs, with those beside them; `unit` is what is numbered."""

    caption: str
    unit: str
    rows: tuple[Line, ...]
    first: Place
    last: Place
    seam: str | None = None
    form: str = "lines"


Part = PagePart | TablePart | LinesPart


def spots(one: Recommendation) -> tuple[Spot, ...]:
    """Every place of a recommendation once, in the order of the document, with the cells that stand there."""
    places = dict.fromkeys((*one.places, *(place for row in one.rows for place in row.places)))
    return tuple(Spot(place=place, cells=_cells(place, one.rows)) for place in places if bare(place) != Place())


def bare(place: Place) -> Place:
    """A place as far as it tells a row: without column, characters, box and seam."""
    return replace(place, column=None, span=None, box=None, seam=None)


def around(boxes: Sequence[Box]) -> Box | None:
    """The rectangle round several; None for none."""
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _cells(place: Place, rows: Sequence[SourceRow]) -> tuple[SourceCell, ...]:
    own = bare(place)
    return next((row.cells for row in rows if any(bare(found) == own for found in row.places)), ())
