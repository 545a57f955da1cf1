"""The rows of a table that hold a recommendation, with its headings and the rows beside them, read anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity import normal
from graph.media import unit
from graph.model import Place
from graph.places import column_letters, place_sentence
from ingest import layout
from ingest.layout import Document, RawRow, RawTable
from webapp.outcomes import short
from webapp.spots import Line, LinesPart, Part, Shade, Spot, TablePart, bare

MOST_ROWS = 20  # rows of one part; a row with more parts is a table of its own
NEAR = 3  # rows between two spots that are shown in one part
LONGEST = 160  # characters of a cell beside; the row itself is shown whole


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A spot with where it was found: the block of the document and the row in it (0 for a line)."""

    spot: Spot
    block: int
    row: int


def parts(spots: Sequence[Spot], document: Document) -> tuple[Part, ...]:
    """The parts in order; a spot that the document as read now does not have is left out."""
    known = _index(document)
    found = [_Found(spot=spot, block=at[0], row=at[1]) for spot in spots if (at := known.get(bare(spot.place)))]
    return tuple(_part(run, document) for run in _runs(found))


def _index(document: Document) -> Mapping[Place, tuple[int, int]]:
    known: dict[Place, tuple[int, int]] = {}
    for number, block in enumerate(document.blocks):
        places = [row.place for row in block.rows] if isinstance(block, RawTable) else [block.place]
        for index, place in enumerate(places):
            known.setdefault(bare(place), (number, index))
    return known


def _runs(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    """Spots of one table, near enough to be looked at together."""
    run: list[_Found] = []
    for one in found:
        if run and not (one.block == run[-1].block and 0 <= one.row - run[-1].row <= NEAR and len(run) < MOST_ROWS):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _part(run: Sequence[_Found], document: Document) -> Part:
    block = document.blocks[run[0].block]
    return _table(run, block, document) if isinstance(block, RawTable) else _paragraphs(run, block, document)


def _paragraphs(run: Sequence[_Found], own: layout.Line, document: Document) -> LinesPart:
    """A paragraph outside tables, with the one above and the one below."""
    at = run[0].block
    near = [block for block in document.blocks[max(0, at - 1) : at + 2] if isinstance(block, layout.Line)]
    return LinesPart(
        caption=_capital(place_sentence(own.place, document.media_type)),
        unit=unit(document.media_type),
        rows=tuple(
            Line(
                number=line.place.lines[0] if line.place.lines else None,
                own=line is own,
                text=line.text if line is own else short(line.text, LONGEST),
            )
            for line in near
        ),
        first=run[0].spot.place,
        last=run[-1].spot.place,
    )


def _table(run: Sequence[_Found], table: RawTable, document: Document) -> TablePart:
    own = {one.row for one in run}
    head = _heading(run, table, document)
    shown = [
        index
        for index in range(max(0, min(own) - 1), min(len(table.rows), max(own) + 2))
        if table.rows[index] is not head
    ]
    rows = [table.rows[index] for index in shown]
    width = max(_width(row) for row in (*rows, *([head] if head else [])))
    return TablePart(
        caption=_caption(run[0].spot.place, head, document),
        columns=tuple(_column(index, head, run[0].spot) for index in range(width)),
        rows=tuple(_line(table.rows[index], width, own=index in own) for index in shown),
        first=run[0].spot.place,
        last=run[-1].spot.place,
    )


def _heading(run: Sequence[_Found], table: RawTable, document: Document) -> RawRow | None:
    """The row that heads the columns: the last above whose words are the row's headings, in this table or before it."""
    words = {normal(part) for cell in run[0].spot.cells for part in (cell.heading, *cell.heading.split("\n")) if part}
    tables = [block for block in document.blocks[: run[0].block] if isinstance(block, RawTable)]
    above = [row for one in tables for row in one.rows] + list(table.rows[: run[0].row])
    for row in reversed(above):
        filled = [normal(row.cells[index]) for index in row.filled]
        if filled and sum(cell in words for cell in filled) * 2 > len(filled):
            return row
    return None


def _column(index: int, head: RawRow | None, spot: Spot) -> tuple[str, str]:
    """A column's letter, in a spreadsheet, and its heading: as read, else as it stands in the row of headings."""
    letter = column_letters(index + 1) if spot.place.sheet else ""
    read = next(
        (cell.heading for cell in spot.cells if any(place.column == index + 1 for place in cell.places)),
        "",
    )
    stands = head.cells[index] if head and index < len(head.cells) else ""
    return letter, " ".join((stands or read).split())


def _caption(place: Place, head: RawRow | None, document: Document) -> str:
    if place.sheet:
        said = f"Sheet “{place.sheet}” of {document.name}"
        return f"{said}, headings from row {head.place.row}" if head and head.place.row else said
    return f"Table {place.table} of {document.name}" if place.table else f"A table of {document.name}"


def _line(row: RawRow, width: int, *, own: bool) -> Line:
    cells = tuple(_shade(row, index, own=own) for index in range(width))
    if not own and len(row.filled) == 1 and not any(cell.tint for cell in cells):
        cells = (Shade(text=cells[row.filled[0]].text, span=width),)  # a heading within the table
    return Line(number=row.place.row, own=own, cells=cells)


def _shade(row: RawRow, index: int, *, own: bool) -> Shade:
    text = row.cells[index] if index < len(row.cells) else ""
    below = index < len(row.below) and row.below[index]
    return Shade(text=text if own else short(text, LONGEST), tint=row.tint(index), below=below)


def _width(row: RawRow) -> int:
    """How many cells of a row hold words or a colour, empty ones at the end not counted."""
    return max((index + 1 for index in range(len(row.cells)) if row.cells[index] or row.tint(index)), default=1)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
