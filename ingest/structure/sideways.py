"""Tables that lie on their side: the names of the parts in the first column, one recommendation in each other one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.language import column_words
from ingest.language.cells import wordy
from ingest.language.labels import is_label, split
from ingest.layout import Block, RawRow, RawTable
from ingest.structure.records import around, records

_FEWEST_RECORDS = 2
_FEWEST_PARTS = 3  # a record says at least so many different things of its ask
_MOST_OF = 0.75
_ASKS = ("recommendation", "finding", "action")
_ASK = "Recommendation"


def upright(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a document, with a row for each recommendation where a table had a column for each."""
    return tuple(_upright(block) if isinstance(block, RawTable) else block for block in blocks)


def _upright(table: RawTable) -> RawTable:
    rows = [row for row in table.rows if row.filled]
    if not _lies(rows) or records(table):
        return table
    head, *rest = rows
    heads = [_heading(head), *(row.cell(0) for row in rest)]
    columns = [at for at in range(1, table.width) if any(row.cell(at) for row in rows)]
    turned = (_turned(rows, at) for at in columns)
    return replace(table, rows=(replace(_turned(rows, 0), cells=tuple(heads)), *turned))


def _lies(rows: Sequence[RawRow]) -> bool:
    """Whether the first column, and no row, holds the names of parts, an ask among them that each column makes."""
    if len(rows) <= _FEWEST_PARTS or any(row.merged or any(row.below) for row in rows):
        return False
    names = [row.cell(0) for row in rows]
    parts = [
        column_words.part(name) if column_words.cover(name) >= column_words.LEAST_MEAN_COVER else None for name in names
    ]
    known = [part for part in parts if part]
    named = all(names[1:]) and (not names[0] or parts[0] is not None or is_label(names[0]))
    if not named or len({*known}) < _FEWEST_PARTS or len(known) < _MOST_OF * len(names[1:]):
        return False
    if not _labels(rows[0]) and any(column_words.is_header(row.cells) for row in rows):
        return False
    asks = [row.cells[1:] for row, part in zip(rows, parts, strict=True) if part in _ASKS or row is rows[0]]
    return any(_asked(cells, rows) for cells in asks) and any(part in _ASKS for part in parts)


def _asked(cells: Sequence[str], rows: Sequence[RawRow]) -> bool:
    """Whether a row asks something in every column that says anything, in words of its own."""
    used = [at for at in range(1, max(len(row.cells) for row in rows)) if any(row.cell(at) for row in rows)]
    said = [cell for cell in cells if cell]
    return len(used) >= _FEWEST_RECORDS and len(said) == len(used) and len({*said}) == len(said) and wordy(said)


def _labels(row: RawRow) -> bool:
    """Whether a row numbers the columns: "Recommendation 1 | Recommendation 2"."""
    return bool(row.filled) and all(is_label(row.cells[at]) for at in row.filled if at)


def _heading(row: RawRow) -> str:
    """The name of what the first row holds: where it has none, labelled asks are recommendations."""
    asks = [found for at in row.filled if (found := split(row.cells[at])).label and found.text]
    return row.cell(0) or (_ASK if asks else "")


def _turned(rows: Sequence[RawRow], at: int) -> RawRow:
    """One column of a table as a row, each cell with the place where it stands."""
    place = around(rows[0].place, rows[-1].place)
    tints = tuple(row.tint(at) for row in rows)
    return RawRow(
        cells=tuple(row.cell(at) for row in rows),
        place=replace(place, column=at + rows[0].first),
        tints=tints if any(tints) else (),
        at=tuple(row.cell_place(at) for row in rows),
    )
