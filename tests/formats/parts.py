"""A plan as it stands in a document of any format: lines and tables, with the colours that its ratings stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.language import status_key
from ingest.layout import Line, RawTable
from ingest.readers import documents

#: What each colour is painted with, as six hexadecimal digits.
PAINT = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0", "purple": "7030A0", "grey": "A6A6A6"}
_RATES = re.compile(r"\b(?:rag|brag|rating|status|colour|position)\b", re.IGNORECASE)
_FEWEST_COLUMNS = 3
_MERGED = 2  # columns: the label and the ask


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The words of a cell and the colour that fills it, by its name."""

    text: str
    tint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Rows of cells, all of one width.

    `spanning` are the numbers of rows whose first cell spans the table; `down` gives for a cell that is merged with
    those below it, by its row and column, the last row of it.
    """

    rows: tuple[tuple[Cell, ...], ...]
    spanning: frozenset[int]
    down: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0])


Part = Line | Sheet


def parts(data: bytes, name: str, *, coloured: bool = False, merged: bool = False) -> tuple[Part, ...]:
    """The lines and tables of a plan in text.

    With `coloured`, letters and colour words of ratings become colours; with `merged`, a label or an ask that goes for
    several rows is one cell over them.
    """
    document = documents.read(data, name)
    return tuple(
        _sheet(block, coloured=coloured, merged=merged) if isinstance(block, RawTable) else block
        for block in document.blocks
        if not (isinstance(block, Line) and block.furniture)  # what belongs to the page of the copy in text
    )


def lines_of(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a cell, and whether each is an item of a list."""
    for line in text.split("\n"):
        yield line.removeprefix("• "), line.startswith("• ")


def _sheet(table: RawTable, *, coloured: bool, merged: bool) -> Sheet:
    width = table.width
    rating = _rating([row.cells for row in table.rows]) if coloured else None
    rows = []
    spanning = set()
    for number, row in enumerate(table.rows):
        words = (*row.cells, *("",) * width)[:width]
        if row.filled == (0,) and width >= _FEWEST_COLUMNS and len(words[0].split()) > 1:
            spanning.add(number)
        rows.append(tuple(_cell(text, rated=index == rating) for index, text in enumerate(words)))
    down = dict(_down(rows, spanning)) if merged else {}
    return Sheet(rows=tuple(rows), spanning=frozenset(spanning), down=down)


def _down(rows: Sequence[tuple[Cell, ...]], spanning: Collection[int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Cells of the first two columns over empty ones below them."""
    for column in range(min(_MERGED, len(rows[0]))):
        start = 1
        for number in range(1, len(rows) + 1):
            if number < len(rows) and number not in spanning and not rows[number][column].text:
                continue
            if number - 1 > start and start not in spanning and rows[start][column].text:
                yield (start, column), number - 1
            start = number


def _rating(rows: Sequence[Sequence[str]]) -> int | None:
    """The column whose cells are all letters or colours that rate, and whose heading says so."""
    for index, heading in enumerate(rows[0]):
        cells = [row[index] for row in rows[1:] if index < len(row) and row[index]]
        if _RATES.search(heading) and cells and sum(_colour(cell) is not None for cell in cells) > len(cells) / 2:
            return index
    return None


def _colour(text: str) -> str | None:
    named = status_key.token_name(text)
    return named if named in PAINT else None


def _cell(text: str, *, rated: bool) -> Cell:
    tint = _colour(text) if rated else None
    return Cell(text="" if tint else text, tint=tint)
