"""Recurring learning at one revision: the groups in their order, what they can be picked by, and how each is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import doubles, same_plans
from graph.answers.asked import Filters, Spread
from graph.answers.lists import Card, Listing
from graph.contents import Contents
from graph.doubles import Doubles
from graph.engine import View
from graph.errors import NotInLibrary
from graph.grouping import register
from graph.lists import cards_of, page, recommendations_of
from graph.model import Recommendation, Status
from graph.register import EventKind, RegisterEvent
from graph.repeats import AskedAgain, Member, Outcome, RecurrenceAnswer, Recurring
from graph.shelf import Shelf, items, of, shelf
from graph.voices import review_of, voices

_PICKED_BY = ("board", "theme", "review_kind", "year", "plan")
_ALL = Filters()


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A member as it is counted."""

    id: str
    score: float
    wording: str
    plan: str
    board: str | None
    review: str | None
    year: int | None
    complete: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A recurrence with its members as they are counted, nearest first, and the voice of each."""

    id: str
    name: str
    reason: str
    parts: tuple[Part, ...]
    voices: tuple[int, ...]

    @property
    def boards(self) -> tuple[str, ...]:
        """Slugs of the known boards, in their order."""
        return tuple(sorted({one.board for one in self.parts if one.board}))

    @property
    def within(self) -> tuple[str, ...]:
        """Slugs of the boards that speak in it with more than one voice."""
        told = {(one.board, voice) for one, voice in zip(self.parts, self.voices, strict=True) if one.board}
        return tuple(board for board in self.boards if sum(one == board for one, _ in told) > 1)

    @property
    def reviews(self) -> int:
        """How many voices are those of a review."""
        return len({voice for one, voice in zip(self.parts, self.voices, strict=True) if one.review})

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its plans, first to last."""
        return tuple(sorted({one.year for one in self.parts if one.year is not None}))

    @property
    def spread(self) -> tuple[Spread, ...]:
        """How it is spread; a group can be both."""
        both = ((Spread.ACROSS, len(self.boards) > 1), (Spread.WITHIN, bool(self.within)))
        return tuple(spread for spread, is_so in both if is_so)

    def later(self) -> Iterator[tuple[int, int]]:
        """For members reported complete, by number: the member of another voice that asks again in a later year."""
        for number, one in enumerate(self.parts):
            after = [other for other in range(len(self.parts)) if self._later(number, other)]
            if after:
                yield number, min(after, key=lambda other: self._rank(one, other))

    def _later(self, number: int, other: int) -> bool:
        first, again = self.parts[number], self.parts[other]
        if not first.complete or first.year is None or again.year is None:
            return False
        return again.year > first.year and self.voices[number] != self.voices[other]

    def _rank(self, one: Part, other: int) -> tuple[bool, int, str]:
        again = self.parts[other]
        return one.board is None or again.board != one.board, again.year or 0, again.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Groups:
    """The recurrences of one revision, those of most boards first, then most reviews, the latest, name and id.

    `doubles` are the threads that editions of one plan share (see `graph.doubles`).
    """

    here: Contents
    groups: tuple[Group, ...]
    shelf: Shelf
    by_id: Mapping[str, int]
    by_member: Mapping[str, int]
    reviews: int
    doubles: Doubles


def load(view: View, here: Contents) -> Groups:
    """Read the recurrences of a library at one moment."""
    same = same_plans.everywhere(view)
    found = sorted(filter(_is_one, _groups(view, same)), key=_order)
    return Groups(
        here=here,
        groups=tuple(found),
        shelf=_shelf(found, here),
        by_id={one.id: number for number, one in enumerate(found)},
        by_member={part.id: number for number, one in enumerate(found) for part in one.parts},
        reviews=_reviews(view, same),
        doubles=doubles.load(view, here, same),
    )


def _reviews(view: View, same: Mapping[str, str]) -> int:
    """How many reviews the library's plans answer; the editions of one plan answer one."""
    found: set[str] = set()
    of_editions: dict[str, str] = {}
    for plan, board, stored, own in view.rows("every_own_review"):
        key = review_of(plan=plan, board=board, stored=stored, own=own)
        if key and plan in same and not own:
            of_editions.setdefault(same[plan], key)
        elif key:
            found.add(key)
    return len(found | {*of_editions.values()})


def listing(view: View, known: Groups, filters: Filters, *, limit: int | None, after: str | None) -> Listing[Recurring]:
    """The recurrences that pass some filters, each whole whatever the filters: they say which, not how much of it."""
    here = known.here
    chosen = Filters(
        board=filters.board,
        theme=filters.theme,
        review_kind=filters.review_kind,
        spread=filters.spread,
        plan=filters.plan,
        since=filters.since,
        until=filters.until,
    )
    found = [known.shelf.ids[item] for item in items(here.picked(known.shelf, chosen))]
    ids, following = page(found, limit, after)
    return Listing(
        items=tuple(told(view, known, known.by_id[one]) for one in ids),
        total=len(found),
        scope=here.scope(_ALL),
        after=following,
        facets=here.facets(known.shelf, chosen, known.shelf.everything),
    )


def answer(view: View, known: Groups, wanted: str) -> RecurrenceAnswer:
    """One recurrence whole, by its id. Raises NotInLibrary, saying where it went if it was one."""
    events = register(view)
    if wanted not in known.by_id:
        raise NotInLibrary(_gone(wanted, events))
    return RecurrenceAnswer(
        recurring=told(view, known, known.by_id[wanted], whole=True),
        history=tuple(event for event in events if wanted in (event.recurrence, *event.others)),
        scope=known.here.scope(_ALL),
    )


def told(view: View, known: Groups, number: int, *, whole: bool = False) -> Recurring:
    """A group as it is shown; `whole` tells what came of every member, else only of those that were asked again."""
    group, scope, names = known.groups[number], known.here.scope(_ALL), known.here.labels["board"]
    later = dict(group.later())
    return Recurring(
        id=group.id,
        name=group.name,
        reason=group.reason,
        reviews=group.reviews,
        other_plans=len(set(group.voices)) - group.reviews,
        boards=len(group.boards),
        of_reviews=known.reviews,
        of_boards=scope.boards,
        of_plans=scope.plans,
        across=len(group.boards) > 1,
        within_boards=tuple(names.get(board, board) for board in group.within),
        first_year=min(group.years, default=None),
        latest_year=max(group.years, default=None),
        complete_before=len({group.voices[one] for one in later}),
        members=_members(view, group, later, whole=whole),
    )


def _members(view: View, group: Group, later: Mapping[int, int], *, whole: bool) -> tuple[Member, ...]:
    cards = cards_of(view, [part.id for part in group.parts])
    told_of = [part.id for number, part in enumerate(group.parts) if whole or number in later]
    outcomes = {one.id: tuple(_outcomes(one)) for one in recommendations_of(view, told_of)}
    return tuple(
        Member(
            card=card,
            score=part.score,
            voice=group.voices[number],
            outcomes=outcomes.get(part.id, ()),
            asked_again=_again(card, cards[later[number]]) if number in later else None,
        )
        for number, (part, card) in enumerate(zip(group.parts, cards, strict=True))
    )


def _again(first: Card, later: Card) -> AskedAgain:
    return AskedAgain(
        recommendation=later.id,
        board=later.board,
        dated=later.dated,
        year=later.year or 0,
        same_board=first.board is not None and first.board == later.board,
    )


def _outcomes(one: Recommendation) -> Iterator[Outcome]:
    """What is reported of each step; the words of the status where the steps report nothing."""
    said = [(action.progress or action.completed_raw, action.places or one.places) for action in one.actions]
    said = [(text, places) for text, places in said if text]
    if not said and (quote := one.status.quote or one.completed_raw):
        said = [(quote, one.places)]
    yield from (Outcome(text=text, places=places) for text, places in said if text)


def _groups(view: View, same: Mapping[str, str]) -> Iterator[Group]:
    parts: dict[str, list[Part]] = {}
    for row in view.rows("every_member"):
        parts.setdefault(row[0], []).append(_part(row))
    for one, name, reason in view.rows("every_recurrence"):
        found = tuple(parts.get(one, ()))
        yield Group(id=one, name=name, reason=reason, parts=found, voices=voices(found, same))


def _part(row: Sequence[Any]) -> Part:
    _, one, score, wording, plan, board, stored, own, year, status = row
    return Part(
        id=one,
        score=score,
        wording=wording,
        plan=plan,
        board=board,
        review=review_of(plan=plan, board=board, stored=stored, own=own),
        year=year,
        complete=status == Status.COMPLETE,
    )


def _is_one(group: Group) -> bool:
    """Whether it is still a repeat, now that a plan may have been taken out."""
    return len(set(group.voices)) > 1


def _order(group: Group) -> tuple[int, int, int, str, str]:
    return -len(group.boards), -group.reviews, -max(group.years, default=0), group.name, group.id


def _shelf(groups: Sequence[Group], here: Contents) -> Shelf:
    """Groups are picked by what any of their members can be picked by, and by their spread."""
    gathered = {here.at[part.id]: number for number, group in enumerate(groups) for part in group.parts}
    within = of(gathered, len(here.recommendations.ids))
    fields = {
        name: [(gathered[item], value) for item, value in here.recommendations.fields[name].pairs(within)]
        for name in _PICKED_BY
    }
    fields["spread"] = [(number, spread.value) for number, group in enumerate(groups) for spread in group.spread]
    return shelf([group.id for group in groups], fields)


def _gone(wanted: str, events: Sequence[RegisterEvent]) -> str:
    for event in reversed(events):
        if event.kind is EventKind.MERGED and wanted in event.others:
            return f"The recurrence “{wanted}” is now part of “{event.recurrence}”."
        if event.kind is EventKind.SPLIT and wanted == event.recurrence:
            return f"The recurrence “{wanted}” was split; its parts are now in “{'”, “'.join(event.others)}”."
        if event.recurrence == wanted:
            return f"The recurrence “{wanted}” has ended: what it gathered is no longer asked by two reviews here."
    return f"This library holds no recurrence “{wanted}”. See the list of recurring learning."
