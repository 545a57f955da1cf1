"""Finds the columns of a Word table: which cells stand below each other, whatever its rows merge or lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from ingest.readers.word.parts import every, find, inside, is_on, named, number, value

_NEAR = 200  # twips (1/20 point): a cell that ends this little behind an edge of the grid ends before it
_USUAL = 1_000  # the width of a column that the file states none for
_MOST_SPAN = 1_000
_OFTEN = 0.15  # share of rows from which on their number of cells is that of the table's columns


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One cell as it stands: its element, its column from 0, how many columns it covers, whether it goes on from above.

    `below` says that it is the lower part of a cell merged with the one above.
    """

    element: Element
    column: int
    columns: int = 1
    below: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Raw:
    """A cell by the grid of its file: where it starts, how it is merged downwards."""

    element: Element
    start: int
    span: int
    merged: str | None


def places(table: Element) -> tuple[tuple[Place, ...], ...]:
    """The cells of each row that is shown, with their columns; what is deleted or hidden is left out."""
    rows = [_cells(row) for row in inside(table) if named(row) == "w:tr" and _shown(row)]
    rows = [row for row in rows if row]
    return tuple(_merged(rows, _Columns(rows, _edges(table))))


def hidden(table: Element) -> list[Element]:
    """The rows of a table that are hidden, though not deleted."""
    rows = (row for row in inside(table) if named(row) == "w:tr")
    return [row for row in rows if not _deleted(row) and is_on(find(row, "w:trPr/w:hidden"))]


def _shown(row: Element) -> bool:
    return not _deleted(row) and not is_on(find(row, "w:trPr/w:hidden"))


def _deleted(row: Element) -> bool:
    return find(row, "w:trPr/w:del") is not None


def _cells(row: Element) -> list[_Raw]:
    start = _count(find(row, "w:trPr/w:gridBefore"), 0)
    found = []
    for cell in inside(row):
        if named(cell) != "w:tc":
            continue
        properties = find(cell, "w:tcPr")
        span = max(_count(find(properties, "w:gridSpan"), 1), 1)
        merge = find(properties, "w:vMerge")
        if find(properties, "w:cellDel") is None:
            merged = None if merge is None else value(merge) or "continue"
            found.append(_Raw(element=cell, start=start, span=span, merged=merged))
        start += span
    return found


def _count(element: Element | None, usual: int) -> int:
    found = number(value(element))
    return usual if found is None else min(max(found, 0), _MOST_SPAN)


def _edges(table: Element) -> list[int]:
    """How far from the left each column of the file's grid starts, in twips."""
    edges = [0]
    for column in every(table, "w:tblGrid/w:gridCol"):
        edges.append(edges[-1] + (number(value(column, "w:w")) or _USUAL))
    return edges


class _Columns:
    """The columns of a table: as many as its fullest rows have cells, each where those of these rows start on average.

    The cells of such a row are its columns one by one, however far somebody dragged an edge. A row that has fewer
    takes for each cell the nearest column. A rare row of more cells than the table has columns has some of its own.
    """

    def __init__(self, rows: Sequence[Sequence[_Raw]], edges: Sequence[int]) -> None:
        self._edges = edges
        self._width = _width(rows)
        full = [row for row in rows if len(row) == self._width and row[0].start == 0]
        full = full or [row for row in rows if len(row) == self._width]
        self._starts = [sum(self._at(row[k].start) for row in full) / len(full) for k in range(self._width)]

    def of(self, row: Sequence[_Raw]) -> list[int]:
        """The column of each cell of a row."""
        if len(row) > self._width or (len(row) == self._width and row[0].start == 0):
            return list(range(len(row)))
        found: list[int] = []
        for index, cell in enumerate(row):
            at, first = self._at(cell.start), found[-1] + 1 if found else 0
            free = range(first, self._width - (len(row) - index) + 1)
            found.append(min((abs(self._starts[column] - at), column) for column in free)[1])
        return found

    def covered(self, cell: _Raw, column: int) -> int:
        """How many columns a cell covers, its own first."""
        end = self._at(cell.start + cell.span) - _NEAR
        return max(1, sum(start < end for start in self._starts[column:]))

    def _at(self, index: int) -> int:
        """How far from the left a place of the file's grid is, in twips."""
        beyond = index - len(self._edges) + 1
        return self._edges[index] if beyond <= 0 else self._edges[-1] + beyond * _USUAL


def _width(rows: Sequence[Sequence[_Raw]]) -> int:
    """The number of cells of the fullest rows, if there are several such rows or the first is one."""
    counts = sorted((len(row) for row in rows), reverse=True)
    enough = max(1, round(_OFTEN * len(rows)))
    return max([counts[enough - 1], len(rows[0])] if rows else [0])


def _merged(rows: Sequence[Sequence[_Raw]], columns: _Columns) -> Iterator[tuple[Place, ...]]:
    """The cells of each row; one that goes on below another that is merged downwards is told as such."""
    opened: frozenset[int] = frozenset()
    for row in rows:
        placed = list(zip(row, columns.of(row), strict=True))
        yield tuple(
            Place(
                element=cell.element,
                column=column,
                columns=columns.covered(cell, column),
                below=cell.merged == "continue" and column in opened and not _words(cell.element),
            )
            for cell, column in placed
        )
        opened = frozenset(column for cell, column in placed if cell.merged is not None)


def _words(cell: Element) -> bool:
    """Whether a cell holds words: no program writes them where a merged cell goes on, but none may be lost."""
    return any((text.text or "").strip() for text in every(cell, ".//w:t"))
