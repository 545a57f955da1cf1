"""The page of threads left open: what plans say was not finished when they were written, newest plan first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.answers.asked import Filters
from graph.answers.lists import OpenThread, PlanSummary
from graph.model import ThreadKind
from webapp import links
from webapp.choices import Age, Arguments, Chosen, Group, ages, chosen, from_arguments, groups
from webapp.contract import Page
from webapp.labels import labels
from webapp.library import Library
from webapp.people import without_names
from webapp.wording import age_note, counted, overdue_notes

LIMIT = 30
SHOWN = ("kind", "board", "theme", "agency", "status", "review_kind")


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """One thread in the list: what the store says of it, whether its date had passed, and what this library knows."""

    thread: OpenThread
    dates: tuple[str, ...]
    age: str | None
    earlier: links.Pointer | None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnfinishedPage(Page):
    """Threads left open within `filters`, as at `today` (ISO date)."""

    filters: Filters
    today: str
    total: int
    items: tuple[Left, ...]
    after: str | None
    first: bool
    chosen: tuple[Chosen, ...]
    groups: tuple[Group, ...]
    since: int | None
    until: int | None
    ages: tuple[Age, ...]


def view(library: Library, arguments: Arguments) -> UnfinishedPage:
    """The threads that the address describes."""
    filters, after = from_arguments(arguments), arguments.get("after", "") or None
    found = library.store.unfinished(today=library.today(), filters=filters, limit=LIMIT, after=after)
    known = labels(library)
    names = (*SHOWN, "role") if filters.agency or filters.role else SHOWN
    return UnfinishedPage(
        title=counted(found.total, "unfinished thread"),
        scope=library.scope(filters, found.scope),
        sample=library.store.status().sample,
        filters=filters,
        today=library.today().isoformat(),
        total=found.total,
        items=described(library, found.items),
        after=found.after,
        first=after is None,
        chosen=chosen(filters, found.facets, known),
        groups=groups(filters, found.facets, known, names=names),
        since=filters.since,
        until=filters.until,
        ages=ages(filters, library.today()),
    )


def described(library: Library, threads: tuple[OpenThread, ...]) -> tuple[Left, ...]:
    """Each thread with its dates in words, a neutral word on old plans, and what is here of an earlier plan."""
    plans = library.store.plans() if threads else ()
    by_id = {plan.id: plan for plan in plans}
    return tuple(
        Left(
            thread=discreet(thread),
            dates=overdue_notes(thread, library.today()),
            age=age_note(thread.card.year, thread.card.dated, library.today()),
            earlier=_earlier(thread, by_id.get(thread.card.plan), plans),
        )
        for thread in threads
    )


def discreet(thread: OpenThread) -> OpenThread:
    """The thread with the names of people left out of its quote; the page of its recommendation has the very words."""
    return replace(thread, quote=without_names(thread.quote)) if thread.quote else thread


def _earlier(thread: OpenThread, plan: PlanSummary | None, plans: tuple[PlanSummary, ...]) -> links.Pointer | None:
    if thread.kind is not ThreadKind.CARRIED_FORWARD or plan is None:
        return None
    return links.earlier(plan, plans)
