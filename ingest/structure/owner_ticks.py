"""Columns of bodies to tick ("Police | Housing | Health"): the headings of the ticked ones are the owners of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.identity import normal
from graph.vocabulary import agency_kinds
from ingest.language import column_words
from ingest.language.status_key import is_status
from ingest.layout import Block, RawRow, RawTable

_FEWEST = 2  # bodies to choose from
_MOST_ABOVE = 3  # rows before the names of the bodies
_MOST_WORDS = 7  # of the name of a body
_LEAD = "lead"
_TICK = re.compile(r"[☑☒✓✔✅●■◼xX\u00d7\uf0fc]|[Yy](?:es)?", re.IGNORECASE)
_BOX = re.compile(r"[☐□▢◻❏❑–-]*")
_HEADING = "Lead"


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Where the bodies stand: the row of their names, its columns, whether the other headings stand above."""

    row: int
    first: int
    names: tuple[str, ...]
    two_tiers: bool

    @property
    def columns(self) -> range:
        return range(self.first, self.first + len(self.names))


def owned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a document, with the names of the ticked bodies as the owners, in the place of the first tick."""
    return tuple(_owned(block) if isinstance(block, RawTable) else block for block in blocks)


def _owned(table: RawTable) -> RawTable:
    found = next(_matrices(table.rows), None)
    if found is None:
        return table
    head = found.row - found.two_tiers
    words = f"{_HEADING} ({' / '.join(found.names)})"
    if found.two_tiers:
        words = f"{table.rows[head].cell(found.first)} {words}".strip()
    rows = [_told(row, found) for row in table.rows[found.row + 1 :]]
    heading = replace(_with(table.rows[head], found, words), below=())
    return replace(table, rows=(*table.rows[:head], heading, *rows))


def _matrices(rows: Sequence[RawRow]) -> Iterator[_Matrix]:
    """The columns of ticks of a table under the names of bodies, beside no other owner."""
    for number, row in enumerate(rows[: _MOST_ABOVE + 1]):
        for first, last in _runs([_ticked(rows[number:], index) for index in range(len(row.cells))]):
            names = tuple(row.cells[first:last])
            others = [cell for index, cell in enumerate(row.cells) if cell and not first <= index < last]
            above = rows[number - 1] if number else None
            two_tiers = not others and above is not None
            heads = above if two_tiers and above else row
            beside = [cell for index, cell in enumerate(heads.cells) if cell and not first <= index < last]
            if not column_words.is_header(beside) or any(column_words.part(cell) == _LEAD for cell in beside):
                continue
            over = above.cell(first) if above else ""
            if column_words.part(over) == _LEAD or 2 * sum(map(is_body, names)) >= len(names):
                yield _Matrix(number, first, names, two_tiers)


def _ticked(rows: Sequence[RawRow], index: int) -> bool:
    """Whether a column holds a name, and boxes below it of which one is ticked at least."""
    name, *cells = (row.cell(index).strip() for row in rows)
    ticked = [_TICK.fullmatch(cell) is not None for cell in cells]
    named = bool(name) and len(name.split()) <= _MOST_WORDS and not is_status(name) and not _TICK.fullmatch(name)
    return named and any(ticked) and all(tick or _BOX.fullmatch(c) for tick, c in zip(ticked, cells, strict=True))


def _runs(ticked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of columns of ticks that stand side by side."""
    first = None
    for index, tick in enumerate([*ticked, False]):
        if tick and first is None:
            first = index
        elif not tick and first is not None:
            if index - first >= _FEWEST:
                yield first, index
            first = None


def is_body(name: str) -> bool:
    """Whether words are the name of a kind of agency, or end with it ("Anytown Police")."""
    words = f" {normal(name)}"
    return any(words.endswith(f" {form}") for form in _bodies())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(
        normal(form) for kind in agency_kinds().values() for form in (kind.name, *kind.short, *kind.forms)
    ) - {""}


def _told(row: RawRow, found: _Matrix) -> RawRow:
    """A row with the names of the ticked bodies in the place of the first tick."""
    ticks = [index for index in found.columns if _TICK.fullmatch(row.cell(index).strip())]
    if row.merged or not ticks:
        return row
    told = _with(row, found, "; ".join(found.names[index - found.first] for index in ticks))
    if len(row.boxes) != len(row.cells):
        return told
    places = list(row.boxes)
    places[found.first] = row.boxes[ticks[0]]
    return replace(told, boxes=tuple(places))


def _with(row: RawRow, found: _Matrix, words: str) -> RawRow:
    """A row with one cell for all the bodies."""
    cells = tuple(
        words if index == found.first else "" if index in found.columns else cell
        for index, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
