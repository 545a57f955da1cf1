"""Tables that stand on their side: one record a table, "what" in the first column and the words in the second."""

from __future__ import annotations

from dataclasses import replace

from ingest import columns
from ingest.columns import Headings
from ingest.labels import split
from ingest.layout import RawRow, RawTable

_PAIR = 2
_FEWEST_PARTS = 3  # a record says at least so many different things of its ask
_MOST_HEADING_WORDS = 8
_ASKS = frozenset({"recommendation", "finding", "action"})


def records(table: RawTable) -> list[tuple[Headings, RawRow]]:
    """Each record as the headings and cells of one ordinary row; empty when the table does not stand on its side."""
    rows = [row for row in table.rows if row.filled]
    if not rows or any(len(row.filled) > _PAIR or row.filled[0] != 0 for row in rows):
        return []
    parts = [_part(row.cells[0]) for row in rows]
    known = {part for part in parts if part}
    if len(known) < _FEWEST_PARTS or len([part for part in parts if part]) < len(rows) * 0.6 or not known & _ASKS:
        return []
    out = []
    for group in _groups(rows, parts):
        words = tuple(row.cells[0] for row in group)
        cells = tuple(row.cells[1] if len(row.cells) > 1 else "" for row in group)
        words, cells = _labelled(words, cells)
        headings = columns.settle(words, [cells])
        if headings is None:
            return []
        first, last = group[0].place, group[-1].place
        lines = (first.lines[0], last.lines[1]) if first.lines and last.lines else None
        out.append((headings, RawRow(cells=cells, place=replace(first, lines=lines))))
    return out


def _part(heading: str) -> str | None:
    label = split(heading)
    name = label.label.rstrip("0123456789. ") if label.label and not label.text else heading
    return columns.part(name) if len(heading.split()) <= _MOST_HEADING_WORDS else None


def _groups(rows: list[RawRow], parts: list[str | None]) -> list[list[RawRow]]:
    """Records: a new one starts where the part that the first one starts with comes again."""
    groups: list[list[RawRow]] = []
    for row, part in zip(rows, parts, strict=True):
        if not groups or part == parts[0]:
            groups.append([])
        groups[-1].append(row)
    return groups


def _labelled(words: tuple[str, ...], cells: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """“Recommendation 3 | The board …” becomes a label and a text."""
    label = split(words[0]).label
    if label is None or not any(char.isdigit() for char in label):
        return words, cells
    return ("Ref", "Recommendation", *words[1:]), (label, *cells)
