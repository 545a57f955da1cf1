"""Lays out what was read of a Word file as lines and raw tables, each at its place.

A table in a cell is words of that cell, unless the outer table is only a frame for it. A table of one column is a box
round its paragraphs, which are lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Place
from ingest.language import column_words
from ingest.layout import BOLD, Block, Line, RawRow, RawTable
from ingest.readers.word.numbers import BULLET
from ingest.readers.word.paragraphs import Paragraph, shown
from ingest.readers.word.story import Cell, Grid, GridRow, Item

_FEWEST_COLUMNS = 3  # a table inside another has at least so many to be a table of its own


class Layout:
    """Lays out the items of one file; tables are numbered in the order they stand."""

    def __init__(self) -> None:
        self._tables = 0

    def blocks(self, items: Sequence[Item]) -> Iterator[Block]:
        """The lines and tables of items."""
        for item in items:
            if isinstance(item, Paragraph):
                yield from lines(item)
            elif is_frame(item):
                for row in item.rows:
                    for cell in row.cells:
                        yield from self.blocks(cell.items)
            else:
                yield from self._table(item)

    def _table(self, grid: Grid) -> Iterator[Block]:
        self._tables += 1
        if grid.width == 1:
            yield from _boxed(grid, self._tables)
            return
        rows = [_row(row, grid.width, Place(table=self._tables, row=at)) for at, row in enumerate(grid.rows, 1)]
        if worded := tuple(row for row in rows if row.filled):
            yield RawTable(rows=worded)


def lines(paragraph: Paragraph, place: Place | None = None) -> Iterator[Line]:
    """A paragraph as a line, or as several where it breaks; a heading that breaks is one heading."""
    text, level = shown(paragraph), paragraph.level
    if level is None and paragraph.bold and paragraph.counted != BULLET:
        level = BOLD
    place = replace(place or Place(), lines=(paragraph.number, paragraph.number))
    for part in [" ".join(text.split("\n"))] if level is not None else text.split("\n"):
        if part:
            yield Line(text=part, place=place, level=level, furniture=paragraph.contents, tint=paragraph.tint)


def is_frame(grid: Grid) -> bool:
    """Whether a table only holds other tables in place: it has one column, or no headings where those within have."""
    within = [item for row in grid.rows for cell in row.cells for item in cell.items if isinstance(item, Grid)]
    if not any(_worded(one) for one in within):
        return False
    if max(len(row.cells) for row in grid.rows) == 1:
        return True
    own = any(column_words.is_header([_own_words(cell) for cell in row.cells]) for row in grid.rows)
    return not own and any((one.width >= _FEWEST_COLUMNS and _has_headings(one)) or is_frame(one) for one in within)


def _worded(grid: Grid) -> bool:
    return any(cell.text for row in grid.rows for cell in row.cells)


def _has_headings(grid: Grid) -> bool:
    return any(column_words.is_header([cell.text for cell in row.cells]) for row in grid.rows)


def _own_words(cell: Cell) -> str:
    """The words of a cell without those of tables in it."""
    return "\n".join(shown(item) for item in cell.items if isinstance(item, Paragraph)).strip()


def _boxed(grid: Grid, table: int) -> Iterator[Line]:
    for at, row in enumerate(grid.rows, 1):
        for cell in row.cells:
            for item in cell.items:
                if isinstance(item, Paragraph):
                    yield from (
                        replace(one, tint=one.tint or cell.fill) for one in lines(item, Place(table=table, row=at))
                    )


def _row(row: GridRow, width: int, place: Place) -> RawRow:
    """A row with a cell in every column, empty where it has none of its own."""
    cells = {cell.column: cell for cell in row.cells}
    every = [cells.get(column) for column in range(width)]
    tints = tuple(cell.tint if cell else None for cell in every)
    below = tuple(cell is not None and cell.below for cell in every)
    worded = [cell for cell in row.cells if cell.text]
    return RawRow(
        cells=tuple(cell.text if cell else "" for cell in every),
        place=replace(place, lines=row.lines),
        tints=tints if any(tints) else (),
        below=below if any(below) else (),
        merged=len(worded) == 1 and worded[0].columns > max(1, width / 2),
    )
