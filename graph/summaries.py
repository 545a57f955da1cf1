"""Plans and recommendations as they stand in a list: a plan's summary and a recommendation's card."""

from __future__ import annotations

from collections import Counter
from datetime import date

from graph import media
from graph.answers.lists import Card, PlanSummary
from graph.model import AgencyMention, Plan, Recommendation, Role, Status, StatusReading, ThreadKind

#: What a printed status key calls colours. A copy without colours shows words, letters and numbers, but not these.
_COLOURS = frozenset(
    ("amber", "black", "blue", "brown", "green", "grey", "gray", "orange", "pink", "purple", "red", "white", "yellow")
)


def summary_of(plan: Plan) -> PlanSummary:
    """A plan as one line of a list."""
    return PlanSummary(
        id=plan.id,
        title=plan.title,
        file=plan.original.file,
        board=plan.board.name if plan.board else None,
        board_basis=plan.board.basis if plan.board else None,
        review=plan.review.label if plan.review else None,
        review_kind=plan.review.kind if plan.review else None,
        published=plan.published.raw if plan.published else None,
        covers=plan.covers.raw if plan.covers else None,
        year=plan.year,
        dated=date_as_stated(plan),
        recommendations=len(plan.recommendations),
        actions=sum(len(one.actions) for one in plan.recommendations),
        threads=sum(len(one.threads) for one in plan.recommendations),
        unread=len(plan.unread),
        statuses=_statuses(plan),
        retrieved=plan.original.retrieved,
        standing=plan.original.standing,
        media_type=plan.original.media_type,
        colour_key_without_statuses=colour_may_be_missing(plan),
        carries_colour=carries_colour(plan),
    )


def card_of(plan: Plan, one: Recommendation) -> Card:
    """A recommendation as one entry of a list, with enough of its plan to cite it."""
    return Card(
        id=one.id,
        plan=plan.id,
        plan_title=plan.title,
        board=board_of(plan, one),
        review=one.review or (plan.review.label if plan.review else None),
        year=plan.year,
        dated=date_as_stated(plan),
        label=one.label,
        section=one.section,
        text=one.text,
        objective=one.objective,
        status=one.status.value,
        stated=one.status.stated,
        shown=one.status.shown,
        mismatch=one.status.mismatch,
        actions=len(one.actions),
        complete_actions=one.complete_actions,
        threads=_kinds(one),
        leads=tuple(dict.fromkeys(agency.name for agency in one.agencies if Role.LEAD in roles_of(agency))),
        places=one.places,
        tint=one.status.tint,
        media_type=plan.original.media_type,
        standing=plan.original.standing,
    )


def board_of(plan: Plan, one: Recommendation) -> str | None:
    """Who publishes a recommendation: its own board where it names one, else the plan's."""
    return one.board or (plan.board.name if plan.board else None)


def roles_of(agency: AgencyMention) -> tuple[Role, ...]:
    """All parts that an agency has, each once."""
    return tuple(dict.fromkeys((agency.role, *agency.roles)))


def date_as_stated(plan: Plan) -> str:
    """The date of a plan in its own words, for a list: when it was published, else what it is for."""
    if plan.published:
        return plan.published.raw
    return f"for {plan.covers.raw}" if plan.covers else "undated"


def dated(plan: Plan) -> date | None:
    """The day to sort a plan by: the last of its publication, else of the period it covers."""
    period = plan.published or plan.covers
    return period.due if period else None


def colour_may_be_missing(plan: Plan) -> bool:
    """Whether the plan prints a key of colours, yet items have neither a status stated nor a colour."""
    if not any(not _COLOURS.isdisjoint(key.token.lower().split()) for key in plan.status_key):
        return False
    readings = (reading for one in plan.recommendations for reading in _readings(one))
    return any(reading.stated is None and reading.raw is None and reading.tint is None for reading in readings)


def carries_colour(plan: Plan) -> bool:
    """Whether this copy shows the colours of cells: its kind of file always tells them, or some were read."""
    if plan.original.media_type.lower() in media.COLOURED:
        return True
    cells = (cell.tint for one in plan.recommendations for row in one.rows for cell in row.cells)
    passages = (*plan.headings, *plan.preamble, *plan.furniture, *plan.unread)
    return any(cells) or any(passage.tints for passage in passages)


def _readings(one: Recommendation) -> tuple[StatusReading, ...]:
    return tuple(action.status for action in one.actions) or (one.status,)


def _statuses(plan: Plan) -> tuple[tuple[Status, int], ...]:
    counted = Counter(one.status.value for one in plan.recommendations)
    return tuple((status, counted[status]) for status in Status if counted[status])


def _kinds(one: Recommendation) -> tuple[ThreadKind, ...]:
    found = {thread.kind for thread in one.threads}
    return tuple(kind for kind in ThreadKind if kind in found)
