"""The list of loose ends, with what is overdue at the time of asking."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from graph.answers import OpenThread
from graph.engine import Row, View
from graph.lists import card_from
from graph.model import Place, Status, ThreadKind
from graph.plain import from_plain

#: A step that was done, or that nobody will take any more, is not late.
_SETTLED = frozenset((Status.COMPLETE, Status.NOT_TAKEN_FORWARD))


def threads_of(view: View, ids: Sequence[str], today: date) -> tuple[OpenThread, ...]:
    """Some loose ends in the order of the ids, as they look on a day."""
    rows = {row[0]: row[1:] for row in view.rows("threads", ids=json.dumps(ids))}
    return tuple(_thread(rows[one], today) for one in ids)


def overdue(due: date | None, on: date | None, status: Status | None) -> bool | None:
    """Whether a step was late on a day; None where one of the two dates is unknown."""
    if due is None or on is None:
        return None
    return due < on and status not in _SETTLED


def _thread(row: Row, today: date) -> OpenThread:
    card, kind, quote, step, text, timescale, due, status, published, places = row
    until, then = _day(due), _day(published)
    reached = Status(status) if status else None
    return OpenThread(
        card=card_from(card),
        kind=ThreadKind(kind),
        quote=quote,
        action=step,
        action_text=text,
        timescale_raw=timescale,
        due=until,
        overdue_at_plan=overdue(until, then, reached),
        overdue_today=overdue(until, today, reached),
        settled=reached in _SETTLED,
        places=tuple(from_plain(Place, place) for place in json.loads(places)),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
