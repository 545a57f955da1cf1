"""Asking the word index for the items of each clause of a query."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.engine import View, listed
from graph.ranking import Found
from graph.schema import FIELDS
from graph.words import Clause

_LEAST_START = 4  # letters of an unfinished word: fewer would match half the dictionary


def find(view: View, asked: Sequence[Clause], by_row: Mapping[int, int]) -> tuple[tuple[Clause, Found], ...]:
    """For each clause, the items of each field that hold it; a last word that nothing holds may be unfinished."""
    found = list(zip(asked, _found(view, asked, by_row), strict=True))
    if found and not any(found[-1][1].values()) and len(asked[-1].stems[-1]) >= _LEAST_START:
        unfinished = replace(asked[-1], open_ended=True)
        found[-1] = (unfinished, _found(view, [unfinished], by_row)[0])
    return tuple(found)


def _found(view: View, asked: Sequence[Clause], by_row: Mapping[int, int]) -> list[Found]:
    """The items of each field for each of some clauses, of which all or none are open-ended, by one question.

    Stems hold letters and digits only, so that quotes round them are all the quoting that is needed.
    """
    if not asked:
        return []
    phrases = [" ".join(clause.stems) for clause in asked]
    made: dict[str, dict[str, frozenset[int]]] = {phrase: dict.fromkeys(FIELDS, frozenset()) for phrase in phrases}
    fields, open_ended = json.dumps(FIELDS), asked[0].open_ended
    for phrase, field, rows in view.rows("words", phrases=json.dumps(phrases), fields=fields, open=open_ended):
        made[phrase][field] = frozenset(by_row[row] for row in listed(rows))
    return [made[phrase] for phrase in phrases]
