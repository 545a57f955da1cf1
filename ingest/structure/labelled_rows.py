"""Rows of a label and one cell across the rest ("Recommendation 2 | The Board …"), above headings of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.language import column_words, prose_words
from ingest.layout import Block, RawRow, RawTable

_PAIR = (0, 1)
_ASKS = frozenset({"recommendation", "finding"})
_TELL = frozenset({"progress", "outcome", "taken"})


def across(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a document, where such rows stand in a table as one cell across it: "Recommendation 2: The …".

    A row below the actions that names what was reported ("Evidence | …") is a column of the last of them.
    """
    return tuple(_across(block) if isinstance(block, RawTable) else block for block in blocks)


def _across(table: RawTable) -> RawTable:
    rows = table.rows
    asks = {at for at, row in enumerate(rows[:-1]) if _asks(row) and _heads_actions(rows[at + 1])}
    out: list[RawRow] = []
    head = len(rows)  # of `out`: the headings that the row belongs below
    for at, row in enumerate(rows):
        if at in asks:
            out.append(_joined(row))
            head = len(out)
        elif len(out) > head + 1 and _tells(row):
            out[head] = _with(out[head], row, 0, len(table.rows[0].cells))
            out[-1] = _with(out[-1], row, 1, len(table.rows[0].cells))
        else:
            out.append(row)
    return replace(table, rows=tuple(out)) if asks else table


def _with(row: RawRow, other: RawRow, index: int, width: int) -> RawRow:
    """A row with one cell of another one behind its own; words that stand there already keep theirs above."""
    cells = (*row.cells, *("",) * (width - len(row.cells)))
    return replace(
        row,
        cells=(*cells, other.cells[index]),
        at=(*(row.cell_place(at) for at in range(len(cells))), other.cell_place(index)),
        tints=(*(row.tint(at) for at in range(len(cells))), None) if row.tints else (),
        below=(),
    )


def _asks(row: RawRow) -> bool:
    """Whether a row is the label of an ask and its words."""
    label = prose_words.ask_label(row.cells[0]) if row.filled == _PAIR else None
    return label is not None and label.numbered and not label.action and not label.rest


def _heads_actions(row: RawRow) -> bool:
    """Whether a row is the headings of actions, with no column of asks."""
    parts = {column_words.part(row.cells[at]) for at in row.filled}
    return column_words.is_header(row.cells) and "action" in parts and not parts & _ASKS


def _tells(row: RawRow) -> bool:
    """Whether a row is the name of what was reported and its words: "Evidence | …"."""
    name = row.cells[0] if row.filled == _PAIR else ""
    return column_words.part(name) in _TELL and column_words.cover(name) == 1


def _joined(row: RawRow) -> RawRow:
    words = f"{row.cells[0].rstrip(' :')}: {row.cells[1]}"
    return replace(row, cells=(words, *("",) * (len(row.cells) - 1)), merged=True)
