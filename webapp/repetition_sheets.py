"""Turns recurring learning into rows of words: groups in a list, and the members of one."""

from __future__ import annotations

from collections.abc import Sequence

from graph.places import places_sentence
from graph.repeats import Member, Recurring
from webapp.printing import Sheet
from webapp.repeating import again_sentence, complete_sentence, spread_sentence, within_sentence, years_sentence
from webapp.wording import progress_count, status_label

_GROUP = (
    "id",
    "name",
    "why",
    "boards",
    "boards here",
    "reviews",
    "reviews here",
    "other plans",
    "spread",
    "within",
    "first year",
    "latest year",
    "years",
    "complete before asked again",
    "reported complete",
)
_MEMBER = (
    "id",
    "board",
    "review",
    "year",
    "dated",
    "plan",
    "label",
    "recommendation",
    "status",
    "actions complete",
    "reported",
    "where reported",
    "asked again",
    "counts with",
    "source",
)


def groups(found: Sequence[Recurring]) -> Sheet:
    """Groups with their counts and denominators."""
    return Sheet(
        columns=_GROUP,
        rows=tuple(map(_group, found)),
        people=(
            ("recurring learning", ("name", "why")),
            ("spread", ("spread", "within")),
            ("years", ("years",)),
            ("reported complete", ("reported complete",)),
            ("id", ("id",)),
        ),
        nothing="No recurring learning passes in what this looked at.",
    )


def members(one: Recurring, found: Sequence[Member]) -> Sheet:
    """The members of a group; those with the same number under "counts with" are one review."""
    notes = (one.name, spread_sentence(one), years_sentence(one), within_sentence(one), complete_sentence(one))
    return Sheet(
        columns=_MEMBER,
        rows=tuple(map(_member, found)),
        people=(
            ("where and when", ("board", "review", "dated")),
            ("recommendation", ("label", "recommendation")),
            ("status", ("status", "actions complete")),
            ("reported", ("reported", "asked again")),
            ("source, id", ("source", "id")),
        ),
        notes=(*filter(None, notes), f"Why these belong together: {one.reason}"),
    )


def _group(one: Recurring) -> tuple[str, ...]:
    return (
        one.id,
        one.name,
        one.reason,
        str(one.boards),
        str(one.of_boards),
        str(one.reviews),
        str(one.of_reviews),
        str(one.other_plans),
        spread_sentence(one),
        within_sentence(one),
        str(one.first_year or ""),
        str(one.latest_year or ""),
        years_sentence(one),
        str(one.complete_before),
        complete_sentence(one),
    )


def _member(one: Member) -> tuple[str, ...]:
    card = one.card
    return (
        card.id,
        card.board or "not known",
        card.review or "",
        str(card.year or ""),
        card.dated,
        card.plan_title,
        card.label or "",
        card.text,
        status_label(card.status),
        progress_count(card.complete_actions, card.actions),
        " / ".join(outcome.text for outcome in one.outcomes),
        " / ".join(places_sentence(outcome.places, card.media_type) for outcome in one.outcomes),
        again_sentence(one.asked_again) if one.asked_again else "",
        str(one.voice + 1),
        places_sentence(card.places, card.media_type),
    )
