"""Finds where the quote of a loose end stands in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.model import Column, Place, Recommendation, SourceCell, SourceRow, Thread


def fill(rec: Recommendation, thread: Thread) -> Thread:
    """The thread with its places: the cell that holds its quote, with the span of it; without a quote, the empty cell.

    A quote that was taken over a line break is given in one line, with a blank for the break.
    """
    quote = " ".join(thread.quote.split()) if thread.quote else None
    return replace(thread, quote=quote, places=_places(rec, replace(thread, quote=quote)))


def _places(rec: Recommendation, thread: Thread) -> tuple[Place, ...]:
    """The places of the surest cell: in the row of the action before other rows, in the named column before others."""
    rows = _rows(rec, thread.action)
    if thread.quote is None:
        return next((_empty(row, thread.column) for row in rows), ())
    wanted = re.compile(r"\s+".join(re.escape(word) for word in thread.quote.split()), re.IGNORECASE)
    for column in (thread.column, None):
        for cell in _cells(rows, column):
            if match := wanted.search(cell.text):
                return tuple(replace(place, span=match.span()) for place in cell.places)
    return rows[0].places if rows else ()


def _rows(rec: Recommendation, action: int | None) -> tuple[SourceRow, ...]:
    """All rows, the one of the action first."""
    if action is None or action >= len(rec.rows):
        return rec.rows
    return (rec.rows[action], *rec.rows[:action], *rec.rows[action + 1 :])


def _cells(rows: tuple[SourceRow, ...], column: Column | None) -> Iterator[SourceCell]:
    """The cells of a column; of every column where none is named."""
    return (cell for row in rows for cell in row.cells if column is None or cell.column is column)


def _empty(row: SourceRow, column: Column | None) -> tuple[Place, ...]:
    """The places of the empty cell; those of the row where the document has none for it."""
    cell = next((cell for cell in row.cells if cell.column is column and not cell.text.strip()), None)
    return (cell.places if cell else ()) or row.places
