"""The page of recurring learning: what several reviews ask, that of most boards first, within one board apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.answers.asked import Filters
from graph.repeats import Recurring
from webapp.choices import Arguments, Chosen, Group, chosen, from_arguments, groups
from webapp.contract import Page
from webapp.labels import labels
from webapp.library import Library
from webapp.repeating import discreet
from webapp.wording import counted

LIMIT = 20
SHOWN = ("spread", "board", "theme", "review_kind")


@dataclass(frozen=True, kw_only=True, slots=True)
class RecurringPage(Page):
    """Recurrences that pass `filters`: those `across` boards apart from those `within` one board.

    `current` is False where plans were added or changed since the library was last grouped.
    """

    filters: Filters
    current: bool
    total: int
    across: tuple[Recurring, ...]
    within: tuple[Recurring, ...]
    after: str | None
    first: bool
    chosen: tuple[Chosen, ...]
    groups: tuple[Group, ...]
    since: int | None
    until: int | None


def view(library: Library, arguments: Arguments) -> RecurringPage:
    """The recurrences that the address describes."""
    filters, after = asked(from_arguments(arguments)), arguments.get("after", "") or None
    found = library.store.recurring(filters, limit=LIMIT, after=after)
    known = labels(library)
    items = tuple(map(discreet, found.items))
    return RecurringPage(
        title=f"Recurring learning: {counted(found.total, 'group')}",
        scope=library.scope(scope=found.scope),
        sample=library.store.status().sample,
        filters=filters,
        current=library.store.grouped,
        total=found.total,
        across=tuple(one for one in items if one.across),
        within=tuple(one for one in items if not one.across),
        after=found.after,
        first=after is None,
        chosen=chosen(filters, found.facets, known),
        groups=groups(filters, found.facets, known, names=SHOWN),
        since=filters.since,
        until=filters.until,
    )


def asked(filters: Filters) -> Filters:
    """The filters without those that say nothing of a group as a whole."""
    return replace(filters, agency=(), role=(), status=(), kind=())
