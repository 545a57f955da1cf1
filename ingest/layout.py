"""What a reader gives back: the words of a document in the order they stand, not yet interpreted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import Box, Place

#: The level of a line that is set in bold and not marked as a heading.
BOLD = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much a reader takes in before it refuses.

    Bytes of a file and of what it unpacks to, pages, rows and columns of a document; seconds and bytes of memory
    for whoever runs a reader in a process of its own.
    """

    max_bytes: int = 50_000_000
    max_unpacked_bytes: int = 400_000_000
    max_pages: int = 1_000
    max_rows: int = 100_000
    max_columns: int = 200
    max_seconds: int = 300
    max_memory_bytes: int = 2_000_000_000


def next_to(one: Place, other: Place) -> bool:
    """Whether two places outside tables stand one right below the other, as far as their format tells."""
    if one.lines and other.lines:
        return 1 in (other.lines[0] - one.lines[1], one.lines[0] - other.lines[1])
    if one.box and other.box:
        upper, lower = sorted((one.box, other.box), key=lambda box: box[1])
        return one.page == other.page and lower[1] - upper[3] <= upper[3] - upper[1]
    return one.sheet == other.sheet and one.row is not None and other.row is not None and abs(one.row - other.row) == 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of text outside tables. `level` is the level of a marked heading (1 is the highest), else None.

    `furniture` says that it belongs to the page, not to the plan: a page number, a running header, a marking.
    `tint` is the colour behind the words, by its common name.
    """

    text: str
    place: Place
    level: int | None = None
    furniture: bool = False
    tint: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """One row of a table as it stands: the plain text of each cell, lists and paragraphs as lines of their own.

    What else a format knows of cells, each either empty or one a cell: `tints`, the colour that fills it by its common
    name (see `ingest.readers.colours`); `boxes`, its rectangle on the page in points; `below`, whether it is the
    lower part of a cell merged with the one above (its words then stand above, and here it is empty). `first` is the
    number of the column of the first cell, counted from 1; `merged` says that its words are one cell over several
    columns, `cut` that it looks like the rest of the one before it, which the foot of a page cut in two. `at` is the
    place of each cell where they stand in several rows of the document, else empty.
    """

    cells: tuple[str, ...]
    place: Place
    tints: tuple[str | None, ...] = ()
    boxes: tuple[Box | None, ...] = ()
    below: tuple[bool, ...] = ()
    first: int = 1
    merged: bool = False
    cut: bool = False
    at: tuple[Place, ...] = ()

    @property
    def filled(self) -> tuple[int, ...]:
        """Indexes of the cells that hold words."""
        return tuple(index for index, cell in enumerate(self.cells) if cell)

    def cell(self, index: int) -> str:
        """The words of a cell, empty where the row is shorter; `index` counts from 0."""
        return self.cells[index] if index < len(self.cells) else ""

    def tint(self, index: int) -> str | None:
        """The colour of a cell, None where it has none or the format does not tell; `index` counts from 0."""
        return self.tints[index] if index < len(self.tints) else None

    def cell_place(self, index: int) -> Place:
        """The place of one cell; `index` counts from 0."""
        if index < len(self.at):
            return self.at[index]
        box = self.boxes[index] if index < len(self.boxes) else None
        return replace(self.place, column=index + self.first, box=box)


@dataclass(frozen=True, kw_only=True, slots=True)
class RawTable:
    """Rows that stand together without a gap."""

    rows: tuple[RawRow, ...]

    @property
    def width(self) -> int:
        """The widest row's number of cells, empty ones at the end not counted."""
        return max((row.filled[-1] + 1 for row in self.rows if row.filled), default=0)


Block = Line | RawTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document as read: its digest (SHA-256, hexadecimal), its name, its blocks in order, and remarks for people."""

    digest: str
    name: str
    size: int
    media_type: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
