"""The list of loose ends, with what is overdue at the time of asking."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from graph.answers.lists import OpenThread
from graph.engine import Row, View
from graph.lists import card_from
from graph.model import Place, Status, ThreadKind
from graph.plain import from_plain
from graph.timing import timing


def threads_of(view: View, ids: Sequence[str], today: date) -> tuple[OpenThread, ...]:
    """Some loose ends in the order of the ids, as they look on a day."""
    rows = {row[0]: row[1:] for row in view.rows("threads", ids=json.dumps(ids))}
    return tuple(_thread(rows[one], today) for one in ids)


def published_on(view: View, plan: str) -> date | None:
    """The last day of the time at which a plan says that it was published; None where it says none."""
    ((found,),) = view.rows("published", plan=plan)
    return _day(found)


def _thread(row: Row, today: date) -> OpenThread:
    card, kind, quote, step, text, timescale, due, status, published, places = row
    reached = Status(status) if status else None
    time = timing(_day(due), published=_day(published), today=today, status=reached)
    return OpenThread(
        card=card_from(card),
        kind=ThreadKind(kind),
        quote=quote,
        action=step,
        action_text=text,
        timescale_raw=timescale,
        due=time.due,
        overdue_at_plan=time.overdue_at_plan,
        overdue_today=time.overdue_today,
        settled=time.settled,
        places=tuple(from_plain(Place, place) for place in json.loads(places)),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
