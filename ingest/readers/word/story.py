"""Reads what stands in a Word file in order: paragraphs, text boxes behind those they hang on, tables as grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.readers.markup import tidy
from ingest.readers.word import grids as word_grids
from ingest.readers.word import symbols as word_symbols
from ingest.readers.word.grids import Place
from ingest.readers.word.numbers import BULLET
from ingest.readers.word.paragraphs import Paragraph, Paragraphs, shown, together
from ingest.readers.word.parts import every, find, inside, named

_PLAIN = frozenset({None, "grey", "black"})  # behind a cell these say less than a colour behind its words

_MOST_RATED = 6  # words that a colour behind them may rate


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a grid: its column from 0, how many it covers, what stands in it, its words, the colour behind it."""

    column: int
    columns: int = 1
    items: tuple[Paragraph | Grid, ...] = ()
    text: str = ""
    fill: str | None = None
    below: bool = False

    @property
    def tint(self) -> str | None:
        """The colour of the cell: of the mark or shape that stands for words, else behind it, else behind its words."""
        inner = [item for item in self.items if isinstance(item, Paragraph)]
        drawn = {colour for item in inner for colour in item.shapes}
        if len(drawn) == 1 and not any(item.text for item in inner):
            return drawn.pop()
        behind = {item.tint for item in inner if item.text or item.tint}
        # A marker pen over a whole text is somebody's note to the author, over a word or two it rates.
        words = behind.pop() if len(behind) == 1 and len(self.text.split()) <= _MOST_RATED else None
        bare = not self.text or word_symbols.only_marks(self.text) or word_symbols.own_colour(self.text) is not None
        return words if words and (bare or self.fill in _PLAIN) else self.fill


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """A row of a grid, and the first and last number of what is counted in it (see `Paragraph.number`)."""

    cells: tuple[Cell, ...]
    lines: tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table: its rows, each with the cells that it has, and the number of columns."""

    rows: tuple[GridRow, ...]
    width: int


Item = Paragraph | Grid


def cell_text(items: tuple[Item, ...]) -> str:
    """The words of a cell: paragraphs as lines, rows of a table within it as lines with bars."""
    lines = [line for item in items for line in item_lines(item)]
    if not lines:
        # A number that Word counts may be all that stands in a cell of labels.
        lines = [item.counted.strip() for item in items if isinstance(item, Paragraph) and item.counted]
    elif len(lines) == 1:
        lines = [lines[0].removeprefix(BULLET)]  # a list of one item is none
    return tidy("\n".join(lines))


def joined(items: Sequence[Item]) -> Iterator[Item]:
    """Paragraphs, each that runs on together with the one that follows; other items come as they are."""
    held: Paragraph | None = None
    for item in items:
        if isinstance(item, Paragraph):
            made = together(held, item) if held is not None else item
            held = made if made.runs_on else None
            if held is None:
                yield made
            continue
        if held is not None:
            yield held
        held = None
        yield item
    if held is not None:
        yield held


def item_lines(item: Item) -> Iterator[str]:
    """The words of a paragraph or of a table's rows, line by line."""
    if isinstance(item, Paragraph):
        yield from (line for line in shown(item).split("\n") if line)
        return
    for row in item.rows:
        cells = [" ".join(cell.text.split("\n")) for cell in row.cells]
        yield " | ".join(cell for cell in cells if cell)


class Story:
    """Reads the contents of one file, once each and in order."""

    def __init__(self, paragraphs: Paragraphs, name: str, limits: Limits) -> None:
        self._paragraphs = paragraphs
        self._name, self._limits = name, limits
        self._rows = self._tables = 0

    def read(self, container: Element) -> tuple[Item, ...]:
        """What stands in the body, a cell, a text box, a note or a header."""
        return tuple(joined(tuple(self._items(container))))

    def _items(self, container: Element) -> Iterator[Item]:
        for element in inside(container):
            if named(element) == "w:p":
                found = self._paragraphs.read(element)
                yield found
                for box in found.boxes:
                    yield from self._items(box)
            elif named(element) == "w:tbl":
                yield self._grid(element)

    def _grid(self, table: Element) -> Grid:
        self._tables += 1
        rows: list[GridRow] = []
        number = self._tables
        for row in word_grids.hidden(table):
            self._paragraphs.hidden += sum(len((text.text or "").split()) for text in every(row, ".//w:t"))
        for cells in word_grids.places(table):
            self._rows += 1
            if self._rows > self._limits.max_rows:
                raise UnreadableDocument(
                    f"{self._name}, table {number}: more than {self._limits.max_rows:,} rows, which is the limit. "
                    "Check that this is an action plan."
                )
            if len(cells) > self._limits.max_columns:
                raise UnreadableDocument(
                    f"{self._name}, table {number}, row {len(rows) + 1}: a row of {len(cells):,} columns; "
                    f"the limit is {self._limits.max_columns:,}. Check that this is an action plan."
                )
            first = self._paragraphs.count + 1
            made = tuple(self._cell(cell) for cell in cells)
            rows.append(GridRow(cells=made, lines=(first, max(first, self._paragraphs.count))))
            self._paragraphs.count += 1  # the end of a row counts as one
        width = max((cell.column + 1 for row in rows for cell in row.cells), default=0)
        return Grid(rows=tuple(rows), width=width)

    def _cell(self, place: Place) -> Cell:
        if place.below:
            self._paragraphs.count += len(every(place.element, "w:p"))
        items = () if place.below else self.read(place.element)
        return Cell(
            column=place.column,
            columns=place.columns,
            items=items,
            text=cell_text(items),
            fill=self._paragraphs.palette.shading(find(place.element, "w:tcPr/w:shd")),
            below=place.below,
        )
