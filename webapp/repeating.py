"""The words for recurring learning: distinct counts with what they are counted among, and never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.answers.asked import Spread
from graph.register import EventKind, RegisterEvent
from graph.repeats import AskedAgain, Member, Outcome, Recurring
from webapp.people import without_names
from webapp.wording import counted, listed

SPREADS = {Spread.ACROSS: "Across boards", Spread.WITHIN: "More than once within a board"}
NOT_CURRENT = (
    "Plans were added or changed since recurring learning was last worked out, so that this list may lack some of it. "
    "Reading any plan again with “threadline ingest” works it out anew."
)
_HAPPENED = {
    EventKind.FOUNDED: "Begun with {}.",
    EventKind.JOINED: "Joined by {}.",
    EventKind.LEFT: "{} left it.",
    EventKind.SPLIT: "{} went on to other groups.",
    EventKind.MERGED: "{} came from a group that ended here.",
    EventKind.RETIRED: "Ended.",
}


def spread_label(spread: Spread) -> str:
    """How a recurrence is spread, in a few words."""
    return SPREADS[spread]


def spread_sentence(one: Recurring) -> str:
    """How many distinct reviews and boards ask it, and of how many here."""
    parts = [f"{one.reviews} of the {counted(one.of_reviews, 'review')} here"] if one.reviews else []
    parts += [f"{counted(one.other_plans, 'plan')} that {_answers(one.other_plans)}"] if one.other_plans else []
    boards = f", from {one.boards} of the {counted(one.of_boards, 'board')} here" if one.boards else ""
    return f"Asked in {listed(parts)}{boards}."


def years_sentence(one: Recurring) -> str:
    """The first and the latest year of the plans that ask it."""
    if one.first_year is None:
        return "All of these plans are undated."
    if one.first_year == one.latest_year:
        return f"All dated plans are of {one.first_year}."
    return f"First asked in {one.first_year}, latest in {one.latest_year}."


def complete_sentence(one: Recurring) -> str:
    """How many reported it complete before another asked again, neither blaming nor praising."""
    if not one.complete_before:
        return "No plan here reports it complete before a later one asks again."
    verb = "reports" if one.complete_before == 1 else "report"
    among = one.reviews + one.other_plans
    again = len({member.voice for member in one.members if member.asked_again and member.asked_again.same_board})
    whose = f", in {again} of them one of the same board" if again and one.across else ""
    return f"{one.complete_before} of these {among} {verb} it complete before a later plan asks again{whose}."


def within_sentence(one: Recurring) -> str:
    """Which boards ask it more than once; empty where none does."""
    return f"Asked more than once within {listed(one.within_boards)}." if one.within_boards else ""


def again_sentence(again: AskedAgain) -> str:
    """Who asked again and when, after a plan had reported it complete."""
    if again.same_board:
        return f"Reported complete here; asked again by the same board, in a plan dated {again.dated}."
    whom = f"by {again.board}" if again.board else "by a board that is not known"
    return f"Reported complete here; asked for later elsewhere, {whom}, in a plan dated {again.dated}."


def history(events: Sequence[RegisterEvent], recurrence: str) -> Iterator[str]:
    """What became of a group since it was begun, one sentence an event."""
    for event in events:
        some = counted(len(event.members), "recommendation")
        if event.kind is EventKind.MERGED and event.recurrence != recurrence:
            yield f"Its {some} went over to {event.recurrence}, and it ended."
        elif event.kind is EventKind.SPLIT and event.recurrence != recurrence:
            yield f"Took up some of the {some} of {event.recurrence}, which was split."
        else:
            yield _HAPPENED[event.kind].format(some)


def by_time(members: Sequence[Member]) -> tuple[Member, ...]:
    """Members as they followed one another: by year, undated last, then by board."""
    return tuple(
        sorted(members, key=lambda m: (m.card.year is None, m.card.year or 0, m.voice, m.card.board or "", m.card.id))
    )


def discreet(one: Recurring) -> Recurring:
    """The group with the names of people left out of what was reported; the page of each has the very words."""
    return replace(one, members=tuple(map(_discreet, one.members)))


def _discreet(member: Member) -> Member:
    outcomes = (Outcome(text=without_names(one.text), places=one.places) for one in member.outcomes)
    return replace(member, outcomes=tuple(outcomes))


def _answers(count: int) -> str:
    return "answers no review" if count == 1 else "answer no review"
