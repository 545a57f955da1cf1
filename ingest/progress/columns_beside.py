"""What the columns of a plan say of an action beside its words: the update told last, what a lone "Y" answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from graph.model import Action, Column, Recommendation, SourceCell, SourceRow
from ingest.language import column_words, phrases, status_key
from ingest.values import dates

WORDS = phrases.load("statuses")
ASKED = phrases.pattern(WORDS["asked"]["words"])
NUMBER = re.compile(r"(?<![\d/.-])\d{1,2}(?![\d/-]|\.\d)")
#: What cells beside a "Y" show that it answers, and what they show that it is a colour.
ANSWERS = frozenset(WORDS["answers"]) - {"y"}
HUES = frozenset(status_key.LETTERS) - {"y"}


class Letters(Enum):
    """What a lone "Y" or "N" in a column of statuses stands for."""

    ANSWERS = "yes or no"
    COLOURS = "yellow"
    UNCLEAR = "nothing there tells"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an action: the update told last, None where nothing tells which; what letters stand for."""

    last: str | None = None
    letters: Letters = Letters.ANSWERS


def letters(recommendations: Sequence[Recommendation]) -> Mapping[str, Letters]:
    """What a lone letter stands for in each column of statuses, by its heading."""
    told: dict[str, set[str]] = {}
    for found in recommendations:
        for row in found.rows:
            for cell in _of(row, Column.STATUS):
                told.setdefault(cell.heading, set()).add(cell.text.strip(" .").lower())
    return {heading: _meant(heading, cells) for heading, cells in told.items()}


def _meant(heading: str, cells: set[str]) -> Letters:
    """Whether the heading or an answer beside it asks for yes or no; other letters of colours make it a colour."""
    if ASKED.search(heading) or cells & ANSWERS:
        return Letters.ANSWERS
    return Letters.COLOURS if cells & HUES else Letters.UNCLEAR


def beside(action: Action, recommendation: Recommendation, meant: Mapping[str, Letters]) -> Beside:
    """What the row of an action says beside its words."""
    row = next((row for row in recommendation.rows if row.places == action.places), None)
    if row is None:
        return Beside()
    rated = next(iter(_of(row, Column.STATUS)), None)
    return Beside(_last(row), meant.get(rated.heading, Letters.ANSWERS) if rated else Letters.ANSWERS)


def _of(row: SourceRow, column: Column) -> list[SourceCell]:
    return [cell for cell in row.cells if cell.column is column and cell.text]


def _last(row: SourceRow) -> str | None:
    """What the last of several columns of updates tells, with what the columns that are no updates tell."""
    cells = _of(row, Column.PROGRESS)
    headings = [cell.heading for cell in row.cells if cell.column is Column.PROGRESS]
    order = _order(headings)
    timed = [cell for cell in cells if cell.heading in order]
    if len(order) < 2 or not timed:  # noqa: PLR2004 - several
        return None
    latest = max(timed, key=lambda cell: order[cell.heading])
    kept = [cell for cell in cells if cell is latest or cell.heading not in order]
    return "\n".join(cell.text for cell in (*kept, *_of(row, Column.COMPLETED)))


def _order(headings: Sequence[str]) -> dict[str, str]:
    """The headings that name a time, each with what it is sorted by; empty where two name the same."""
    for key in (_due, _number, _turn):
        keys = {heading: found for heading in headings if (found := key(heading))}
        if len(keys) > 1:
            return keys if len({*keys.values()}) == len(keys) else {}
    return {}


def _due(heading: str) -> str | None:
    found = dates.find(f"in {heading}")
    return str(found[-1].due) if found and found[-1].due else None


def _number(heading: str) -> str | None:
    found = NUMBER.findall(heading)
    return found[0].zfill(2) if len(found) == 1 else None


def _turn(heading: str) -> str | None:
    return next((str(turn) for turn, words in enumerate(column_words.TURNS) if words.search(heading)), None)
