"""Turns plans that were held against themselves into rows of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.printing import Sheet
from webapp.within import Apart, Beside, Pointing, Within

COLUMNS = ("kind", "plan", "label", "asked", "words", "place", "other words", "other place", "question or note", "id")
PEOPLE = (
    ("row", ("label", "asked", "plan")),
    ("words", ("words", "place")),
    ("beside", ("other words", "other place")),
    ("question or note", ("question or note",)),
    ("id", ("id",)),
)
Row = tuple[str, ...]


def sheet(found: Sequence[Within], kinds: Sequence[str]) -> Sheet:
    """The rows of the kinds wanted, plan by plan."""
    rows = tuple(row for one in found for row in _rows(one) if row[0] in kinds)
    return Sheet(columns=COLUMNS, rows=rows, people=PEOPLE)


def _rows(one: Within) -> Iterator[Row]:
    title = one.plan.title
    yield from (_beside("aside", title, found) for found in one.aside)
    yield from (_apart(title, found) for found in one.apart)
    yield from (_pointing(title, found) for found in one.pointing)
    yield from (_beside("silent", title, found) for found in one.silent)


def _beside(kind: str, title: str, found: Beside) -> Row:
    head = (kind, title, found.label or "", found.asked, found.reply or "", found.place)
    return (*head, "", "", found.note or "", found.recommendation)


def _apart(title: str, found: Apart) -> Row:
    one, other = found.one, found.other
    head = ("apart", title, one.label or "", one.asked, one.quote, one.place)
    return (*head, f"{other.quote} (in the row “{other.asked}”)", other.place, found.question, one.recommendation)


def _pointing(title: str, found: Pointing) -> Row:
    head = ("pointing", title, found.label or "", "", found.pointer.quote, "")
    return (*head, "", "", found.pointer.note, found.recommendation)
