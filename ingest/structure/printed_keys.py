"""Tells a printed key of colours or letters, set as a table, from rows of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.language.status_key import COLOURS, token_name
from ingest.layout import RawRow, RawTable

_FEWEST, _MOST = 2, 10  # entries of a key
_MOST_WORDS = 25  # a key explains a colour in a phrase
_PAIR = 2


def is_key(rows: Sequence[RawRow]) -> bool:
    """Whether each row names or shows another colour, and says in a phrase what it stands for."""
    names = [_colour(row) for row in rows if row.filled]
    return _FEWEST <= len(names) <= _MOST and all(names) and len({*names}) == len(names)


def _colour(row: RawRow) -> str | None:
    """The colour that a row explains: a patch beside words, or a name ("Red", "R") before them."""
    texts = [row.cells[index] for index in row.filled]
    if len(texts) > _PAIR or any(len(text.split()) > _MOST_WORDS for text in texts):
        return None
    name = token_name(texts[0].split("(", maxsplit=1)[0])
    if len(texts) == _PAIR:
        return name if name in COLOURS else None
    empty = [index for index in range(len(row.tints)) if not any(row.cells[index : index + 1])]
    patches = [row.tint(index) for index in empty]
    return next((patch for patch in patches if patch), None)


def is_colour_key(table: RawTable) -> bool:
    """Whether a table is a key in colour: several colours, each as a patch beside words or behind a few words."""
    tints = {tint for row in table.rows for tint in row.tints if tint}
    return len(tints) > 1 and all(_explains_colour(row) for row in table.rows)


def _explains_colour(row: RawRow) -> bool:
    few = all(len(row.cells[index].split()) <= _MOST_WORDS for index in row.filled)
    patch = any(row.tint(index) and not row.cell(index) for index in range(len(row.tints)))
    return few and bool(row.filled) and (patch or all(row.tint(index) for index in row.filled))
