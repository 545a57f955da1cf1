"""Tells how the stated date of a step stands to the day its plan was published and to any other day."""

from __future__ import annotations

from datetime import date

from graph.answers.lists import Timing
from graph.model import Status

#: A step that was done, or that nobody will take any more, is not late.
_SETTLED = frozenset((Status.COMPLETE, Status.NOT_TAKEN_FORWARD))


def timing(due: date | None, *, published: date | None, today: date, status: Status | None) -> Timing:
    """The timing of a step with the last day of its date, given how far the step has got."""
    return Timing(
        due=due,
        overdue_at_plan=overdue(due, published, status),
        overdue_today=overdue(due, today, status),
        settled=status in _SETTLED,
    )


def overdue(due: date | None, on: date | None, status: Status | None) -> bool | None:
    """Whether a step was late on a day; None where one of the two dates is unknown."""
    if due is None or on is None:
        return None
    return due < on and status not in _SETTLED
