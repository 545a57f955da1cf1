"""What a reader gives back: the words of a document in the order they stand, not yet interpreted."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Place

#: The level of a line that is set in bold and not marked as a heading.
BOLD = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much a reader takes in before it refuses: bytes of a file, columns of a table."""

    max_bytes: int = 20_000_000
    max_columns: int = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of text outside tables. `level` is the level of a marked heading (1 is the highest), else None.

    `furniture` says that it belongs to the page, not to the plan: a page number, a running header, a marking.
    """

    text: str
    place: Place
    level: int | None = None
    furniture: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """One row of a table as it stands: the plain text of each cell, lists and paragraphs as lines of their own."""

    cells: tuple[str, ...]
    place: Place

    @property
    def filled(self) -> tuple[int, ...]:
        """Indexes of the cells that hold words."""
        return tuple(index for index, cell in enumerate(self.cells) if cell)


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
