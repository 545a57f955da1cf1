"""Finds the tables of a plan: which rows are headings, which columns they name, which rows stand below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.identity import normal
from graph.model import Column, Place
from ingest import columns
from ingest.columns import Headings
from ingest.labels import is_label
from ingest.layout import Block, Document, Line, RawRow, RawTable
from ingest.records import records

_FEWEST_COLUMNS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows below one set of headings. `gap` tells what stood between this table and the one before it."""

    headings: Headings
    rows: tuple[RawRow, ...]
    header: tuple[RawRow, ...] = ()
    gap: str = "page break"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spanning:
    """A row whose words span the table, above its headings or in a table of its own: read as a heading."""

    row: RawRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """Rows that stand in columns but are no part of a plan: a status key, a list of meetings, a glossary."""

    rows: tuple[RawRow, ...]
    reason: str


Item = Line | Table | Spanning | Aside


def find(document: Document) -> tuple[Item, ...]:
    """The lines and tables of a document, in order; every row of it stands in exactly one of them."""
    items: list[Item] = []
    current: Headings | None = None
    ahead = _rows_by_headings(document.blocks)
    for block in document.blocks:
        if isinstance(block, Line):
            items.append(block)
            continue
        for item in _parts(block, current, ahead):
            if isinstance(item, Table):
                current = item.headings
            items.append(item)
    return tuple(items)


def _parts(table: RawTable, current: Headings | None, ahead: dict[tuple[str, ...], list[RawRow]]) -> Iterator[Item]:
    """One raw table cut at its heading rows."""
    if pairs := records(table):
        for headings, row in pairs:
            header = RawRow(cells=headings.words, place=row.place)
            yield Table(headings=headings, rows=(row,), header=(header,), gap="")
        return
    starts = [index for index, row in enumerate(table.rows) if _heads(row, current)]
    if not starts:
        yield from _headless(table, current)
        return
    yield from _before(table.rows[: starts[0]], current)
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(table.rows)
        header, below = table.rows[start], table.rows[start + 1 : end]
        headings = _headings(header, below, current, ahead)
        if headings is None:
            yield Aside(rows=table.rows[start:end], reason="no column of recommendations or actions")
            continue
        tail = _spanning_tail(below) if end < len(table.rows) else ()
        yield Table(headings=headings, rows=below[: len(below) - len(tail)], header=(header,), gap="repeated headings")
        yield from (Spanning(row=row) for row in tail)


def _heads(row: RawRow, current: Headings | None) -> bool:
    return columns.is_header(row.cells) or (current is not None and _key(row.cells) == _key(current.words))


def _headings(
    header: RawRow, below: Sequence[RawRow], current: Headings | None, ahead: dict[tuple[str, ...], list[RawRow]]
) -> Headings | None:
    """The columns under a heading row: what they were last time where the headings are the same."""
    if current is not None and _key(header.cells) == _key(current.words):
        return current
    rows = ahead.get(_key(header.cells)) or list(below)
    words = header.cells[: max(_last(header), max((_last(row) for row in below), default=0))]
    words = words + ("",) * (max((_last(row) for row in rows), default=0) - len(words))
    found = columns.settle(words, [row.cells for row in rows])
    if found is None or current is None or len(found.words) != len(current.words):
        return found
    return _named_before(found, current)


def _named_before(found: Headings, current: Headings) -> Headings:
    """A heading left blank takes the part that its column had in the table before, where the others agree."""
    pairs = list(zip(found.words, found.columns, current.columns, strict=True))
    if any(word and mine is not theirs for word, mine, theirs in pairs):
        return found
    return replace(found, columns=current.columns)


def _headless(table: RawTable, current: Headings | None) -> Iterator[Item]:
    """A table without headings: one that goes on, a few spanning words, or no plan's."""
    if current is not None and _goes_on(table, current):
        yield Table(headings=current, rows=table.rows)
    elif all(len(row.filled) == 1 for row in table.rows):
        yield from (Spanning(row=row) for row in table.rows)
    else:
        wide = table.width >= _FEWEST_COLUMNS
        yield Aside(rows=table.rows, reason="no column heading was recognised" if wide else "not a table of a plan")


def _goes_on(table: RawTable, current: Headings) -> bool:
    """Whether rows without headings are the next rows under the headings before them."""
    width, known = table.width, len(current.words)
    if any(len(row.cells) == known for row in table.rows):
        return True
    return width >= min(_FEWEST_COLUMNS, known) and abs(width - known) <= 1


def _before(rows: Sequence[RawRow], current: Headings | None) -> Iterator[Item]:
    """Rows above a heading row: spanning titles, or the end of the table on the page before."""
    if not rows:
        return
    if current is not None and any(len(row.filled) > 1 for row in rows):
        end = len(rows) - len(_spanning_tail(rows))
        if end:
            yield Table(headings=current, rows=tuple(rows[:end]))
        rows = rows[end:]
    for row in rows:
        yield Spanning(row=row) if len(row.filled) == 1 else Aside(rows=(row,), reason="stands above the column headings")


def _spanning_tail(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Spanning rows right above the next heading row belong to what follows."""
    count = 0
    for row in reversed(rows):
        if len(row.filled) != 1 or row.filled[0] != 0 or is_label(row.cells[0]):
            break
        count += 1
    return tuple(rows[len(rows) - count :])


def _rows_by_headings(blocks: Sequence[Block]) -> dict[tuple[str, ...], list[RawRow]]:
    """All rows that stand below the same headings anywhere in the document, to settle a column by its cells."""
    found: dict[tuple[str, ...], list[RawRow]] = {}
    key: tuple[str, ...] = ()
    for block in blocks:
        for row in block.rows if isinstance(block, RawTable) else ():
            if columns.is_header(row.cells):
                key = _key(row.cells)
            elif key and len(row.filled) > 1:
                found.setdefault(key, []).append(row)
    return found


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    words = [normal(cell) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _last(row: RawRow) -> int:
    return row.filled[-1] + 1 if row.filled else 0


def place_of(row: RawRow, column: int) -> Place:
    """The place of one cell of a row; `column` counts from 0."""
    return replace(row.place, column=column + 1)


def cell(row: RawRow, index: int) -> str:
    """The words of a cell, empty where the row is shorter."""
    return row.cells[index] if index < len(row.cells) else ""


__all__ = ["Aside", "Column", "Item", "Spanning", "Table", "cell", "find", "place_of"]
