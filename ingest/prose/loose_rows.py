"""Gives rows that stand in no table of a plan as the lines they read as: boxes, labels beside asks, replies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.language import prose_words
from ingest.language.labels import is_label
from ingest.layout import Line, RawRow
from ingest.prose import fields
from ingest.structure.rows import Piece
from ingest.structure.tables import Aside, Spanning

_PAIR = 2
_MOST_OF = 0.5


def as_lines(pieces: Sequence[Piece], *, mixed: bool) -> list[Piece]:
    """The pieces of a document, loose rows among them as lines. `mixed` says that there are tables of the plan too.

    A box around words is a line for each of its lines, beside tables of the plan only where it holds a labelled ask; a
    table without headings is lines where each row is a label with its ask ("4 | The board should …"), or where each
    cell is a reply under its label ("Lead: ICB | By: May").
    """
    return [line for piece in pieces for line in _lines(piece, mixed=mixed)]


def _lines(piece: Piece, *, mixed: bool) -> Iterator[Piece]:
    if isinstance(piece, Spanning) and (not mixed or _asks(piece.row)):
        for index in piece.row.filled:
            for text in piece.row.cells[index].split("\n"):
                yield Line(text=text, place=piece.row.cell_place(index), tint=piece.row.tint(index))
    elif isinstance(piece, Aside) and all(_replies(row) for row in piece.rows):
        for row in piece.rows:
            yield Line(text=" | ".join(cell for cell in row.cells if cell), place=row.place)
    elif isinstance(piece, Aside) and _lists_asks(piece.rows):
        for row in piece.rows:
            label, text = (row.cells[index] for index in row.filled)
            first, *more = text.split("\n")
            yield Line(text=f"{label.rstrip(' .:)')}{': ' if label[:1].isalpha() else '. '}{first}", place=row.place)
            yield from (Line(text=words, place=row.place) for words in more)
    else:
        yield piece


def _asks(row: RawRow) -> bool:
    """Whether a box holds a labelled ask."""
    text = " ".join(" ".join(row.cells[index].split()) for index in row.filled)
    label = prose_words.ask_label(text)
    return label is not None and not label.action and prose_words.requests(label.rest)


def _replies(row: RawRow) -> bool:
    return bool(row.filled) and all(fields.opens_field(row.cells[index]) for index in row.filled)


def _lists_asks(rows: Sequence[RawRow]) -> bool:
    """Whether each row of a table without headings is a label and the ask beside it."""
    if any(len(row.filled) != _PAIR or not _labels(row.cells[row.filled[0]]) for row in rows):
        return False
    return sum(prose_words.requests(row.cells[row.filled[1]]) for row in rows) > _MOST_OF * len(rows)


def _labels(text: str) -> bool:
    label = prose_words.ask_label(text)
    return is_label(text) or (label is not None and not label.rest)
