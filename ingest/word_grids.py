"""Finds the columns of a Word table: which cells stand below each other, whatever its rows merge or lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from ingest.word_parts import every, find, inside, is_on, named, number, value

#: Twips (1/20 point). Edges of cells closer than this (7 mm) are one edge, dragged; a row that has both keeps both.
_NEAR = 400
_USUAL = 1_000  # the width of a column that the file states none for
_MOST_SPAN = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One cell as it stands: its element, its column from 0, and whether it is the lower part of a merged cell."""

    element: Element
    column: int
    below: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Raw:
    """A cell by the grid of its file: where it starts, how it is merged downwards."""

    element: Element
    start: int
    merged: str | None


def places(table: Element) -> tuple[tuple[Place, ...], ...]:
    """The cells of each row that is shown, with their columns; what is deleted or hidden is left out."""
    rows = [_cells(row) for row in inside(table) if named(row) == "w:tr" and _shown(row)]
    columns = _columns(rows, _edges(table))
    return tuple(_merged(rows, columns))


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
            found.append(_Raw(element=cell, start=start, merged=None if merge is None else value(merge) or "continue"))
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


def _columns(rows: Sequence[Sequence[_Raw]], edges: Sequence[int]) -> dict[int, int]:
    """The column of each place in the file's grid where a cell starts; places dragged a little apart share one."""
    starts = [frozenset(cell.start for cell in row) for row in rows]
    found: dict[int, int] = {}
    group: list[int] = []
    count = -1
    for start in sorted(frozenset[int]().union(*starts)):
        near = bool(group) and _edge(edges, start) - _edge(edges, group[0]) <= _NEAR
        if not near or any(start in row and not row.isdisjoint(group) for row in starts):
            group, count = [], count + 1
        group.append(start)
        found[start] = count
    return found


def _edge(edges: Sequence[int], index: int) -> int:
    beyond = index - len(edges) + 1
    return edges[index] if beyond <= 0 else edges[-1] + beyond * _USUAL


def _merged(rows: Sequence[Sequence[_Raw]], columns: dict[int, int]) -> list[tuple[Place, ...]]:
    """The cells of each row; one that goes on below another that is merged downwards is told as such."""
    out = []
    opened: frozenset[int] = frozenset()
    for row in rows:
        cells = []
        for cell in row:
            column = columns[cell.start]
            below = cell.merged == "continue" and column in opened and not _words(cell.element)
            cells.append(Place(element=cell.element, column=column, below=below))
        opened = frozenset(columns[cell.start] for cell in row if cell.merged is not None)
        out.append(tuple(cells))
    return out


def _words(cell: Element) -> bool:
    """Whether a cell holds words: no program writes them where a merged cell goes on, but none may be lost."""
    return any((text.text or "").strip() for text in every(cell, ".//w:t"))
