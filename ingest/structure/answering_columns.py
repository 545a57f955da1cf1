"""Columns that each hold one body's answer ("Police | Housing"): a row for each body that answers, it the owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Place
from ingest.language import column_words
from ingest.language.cells import PHRASES, is_mark
from ingest.layout import Block, RawRow, RawTable
from ingest.structure.owner_ticks import is_body

_FEWEST = 2  # bodies that answer
_MOST_WORDS = 7  # of the name of a body
_ASKS = frozenset({"recommendation", "finding"})
#: Parts that say who answers, or what was answered, in columns of their own.
_ANSWERS = frozenset({"lead", "progress", "outcome", "taken", "response", "status", "action"})
_LEAD, _TOLD = "Lead", "Progress"


@dataclass(frozen=True, slots=True)
class _Answers:
    """Where the bodies stand that answer: the columns from the first to the last."""

    first: int
    last: int

    def among(self, index: int) -> bool:
        """Whether a column is one of theirs."""
        return self.first <= index <= self.last


def answered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a document, with a row for each body where each had a column for its answer."""
    return tuple(_answered(block) if isinstance(block, RawTable) else block for block in blocks)


def _answered(table: RawTable) -> RawTable:
    head, *rest = table.rows
    found = _bodies(head, rest)
    if found is None:
        return table
    names = {at: head.cells[at] for at in range(found.first, found.last + 1)}
    words = f"{_LEAD} ({' / '.join(names.values())})"
    heading = _with(head, found, words, _TOLD, (head.cell_place(found.first),) * 2)
    return replace(table, rows=(heading, *(row for one in rest for row in _rows(one, found, names))))


def _bodies(head: RawRow, rest: Sequence[RawRow]) -> _Answers | None:
    """The columns of bodies, side by side, beside an ask and nothing else that tells who answered what."""
    bodies = [at for at in head.filled if len(head.cells[at].split()) <= _MOST_WORDS and is_body(head.cells[at])]
    others = {column_words.part(head.cells[at]) for at in head.filled if at not in bodies}
    if len(bodies) < _FEWEST or bodies != list(range(bodies[0], bodies[-1] + 1)) or not others & _ASKS:
        return None
    found = _Answers(bodies[0], bodies[-1])
    cells = [cell for row in rest if not row.merged for at in bodies if (cell := row.cell(at))]
    tells = sum(len(cell.split()) >= PHRASES for cell in cells)
    if others & _ANSWERS or not tells or any(map(is_mark, cells)):
        return None
    return found


def _rows(row: RawRow, found: _Answers, names: dict[int, str]) -> Iterator[RawRow]:
    """A row for each body that answers; one that nobody answers stays one."""
    said = [at for at in names if row.cell(at)]
    if row.merged or not said:
        yield _with(row, found, "", "", (row.place,) * 2)
        return
    for number, at in enumerate(said):
        own = (
            row
            if number == 0
            else replace(row, cells=tuple("" if i < found.first else c for i, c in enumerate(row.cells)))
        )
        yield _with(own, found, names[at], row.cells[at], (row.cell_place(at),) * 2)


def _with(row: RawRow, found: _Answers, lead: str, told: str, places: tuple[Place, Place]) -> RawRow:
    """A row with two cells for all the bodies: who answers, and the answer."""
    width = max(len(row.cells), found.last + 1)
    around = [at for at in range(width) if not found.among(at)]
    before, behind = [at for at in around if at < found.first], [at for at in around if at > found.last]
    return replace(
        row,
        cells=(*map(row.cell, before), lead, told, *map(row.cell, behind)),
        at=(*map(row.cell_place, before), *places, *map(row.cell_place, behind)),
        tints=(),
        boxes=(),
        below=(),
    )
