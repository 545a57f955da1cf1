"""Asking the word index for the items of each clause of a query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.engine import View
from graph.ranking import Found
from graph.schema import FIELDS
from graph.words import Clause

_LEAST_START = 4  # letters of an unfinished word: fewer would match half the dictionary


def find(view: View, asked: Sequence[Clause], by_row: Mapping[int, int]) -> tuple[tuple[Clause, Found], ...]:
    """For each clause, the items of each field that hold it; a last word that nothing holds may be unfinished."""
    found = [(clause, _fields(view, clause, by_row)) for clause in asked]
    if found and not any(found[-1][1].values()) and len(asked[-1].stems[-1]) >= _LEAST_START:
        unfinished = replace(asked[-1], open_ended=True)
        found[-1] = unfinished, _fields(view, unfinished, by_row)
    return tuple(found)


def _fields(view: View, clause: Clause, by_row: Mapping[int, int]) -> Found:
    return {name: frozenset(_items(view, name, clause, by_row)) for name in FIELDS}


def _items(view: View, name: str, clause: Clause, by_row: Mapping[int, int]) -> Iterator[int]:
    """Stems hold letters and digits only, so that quotes round them are all the quoting that is needed."""
    phrase = " ".join(clause.stems)
    return (by_row[row] for (row,) in view.rows("words", field=name, phrase=phrase, open=clause.open_ended))
