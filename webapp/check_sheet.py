"""Turns checked findings into rows of words: one row for each earlier recommendation beside a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.checking import Checked, Match
from webapp.printing import Sheet
from webapp.wording import status_label

COLUMNS = (
    "number",
    "label",
    "finding",
    "verdict",
    "in words",
    "related by",
    "reason",
    "board",
    "plan",
    "dated",
    "earlier label",
    "earlier recommendation",
    "status",
    "what came of it",
    "to cite",
    "source",
    "id",
)
PEOPLE = (
    ("finding", ("number", "label", "finding", "verdict")),
    ("related by", ("related by", "reason")),
    ("earlier recommendation", ("earlier label", "earlier recommendation", "board", "plan", "dated")),
    ("what came of it", ("status", "what came of it")),
    ("source, id", ("source", "id")),
)


def findings(items: Sequence[Checked], notes: tuple[str, ...] = ()) -> Sheet:
    """The findings in order; one to which nothing was found has a row that says so."""
    rows = tuple(row for number, item in enumerate(items, start=1) for row in _rows(number, item))
    return Sheet(columns=COLUMNS, rows=rows, people=PEOPLE, notes=notes)


def _rows(number: int, item: Checked) -> Iterator[tuple[str, ...]]:
    head = (str(number), item.finding.label, item.finding.text, item.verdict, item.sentence)
    matches = (*item.same, *item.theme, *item.mentions)
    for match in matches:
        yield (*head, *_match(match))
    if not matches:
        yield (*head, item.verdict, *("" for _ in COLUMNS[len(head) + 1 :]))


def _match(match: Match) -> tuple[str, ...]:
    card = match.card
    return (
        match.relation,
        match.reason,
        card.board or "",
        card.plan_title,
        card.dated,
        card.label or "",
        card.text,
        status_label(card.status),
        "\n".join(f"{told.what}: “{told.words}” ({told.place})" for told in match.came_of_it),
        match.cite,
        match.source,
        card.id,
    )
