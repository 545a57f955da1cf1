"""The first page: what is in this library, what is not, what it adds, and the reader's own board."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Facet, Filters
from graph.answers.library import LibraryStatus
from graph.answers.lists import PlanSummary
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.wording import counted

LATEST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class MyBoard:
    """The reader's own board: its newest plans and its threads left open by kind; `found` says whether it is here."""

    name: str
    slug: str
    found: bool
    plans: tuple[PlanSummary, ...] = ()
    threads: int = 0
    kinds: tuple[Facet, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HomePage(Page):
    """The first page. `gaps` are sentences on what is not in; `kinds` are open threads, most frequent first.

    `unread` counts the passages that could not be placed, `unread_plans` the plans that have any.
    """

    library: LibraryStatus
    boards: tuple[Facet, ...]
    latest: tuple[PlanSummary, ...]
    threads: int
    kinds: tuple[Facet, ...]
    gaps: tuple[str, ...]
    unread: int
    unread_plans: int
    my_board: MyBoard | None


def view(library: Library, _arguments: Arguments) -> HomePage:
    """What is here as at now."""
    store, status = library.store, library.store.status()
    plans = store.plans()
    unfinished = store.unfinished(today=library.today(), limit=1)
    return HomePage(
        title="What has been recommended before, and what came of it",
        scope=library.scope(),
        sample=status.sample,
        library=status,
        boards=store.boards(),
        latest=_latest(plans),
        threads=unfinished.total,
        kinds=unfinished.facets.kind,
        gaps=_gaps(plans),
        unread=sum(plan.unread for plan in plans),
        unread_plans=sum(plan.unread > 0 for plan in plans),
        my_board=_my_board(library),
    )


def _latest(plans: tuple[PlanSummary, ...]) -> tuple[PlanSummary, ...]:
    return tuple(sorted(plans, key=lambda p: (-(p.year or 0), p.board or "", p.title, p.id))[:LATEST])


def _gaps(plans: tuple[PlanSummary, ...]) -> tuple[str, ...]:
    undated = sum(plan.year is None for plan in plans)
    unknown = sum(plan.board is None for plan in plans)
    colour = sum(plan.colour_key_without_statuses and not plan.carries_colour for plan in plans)
    said = (
        (undated, f"{counted(undated, 'plan')} without a date that could be read"),
        (unknown, f"{counted(unknown, 'plan')} whose board could not be told"),
        (colour, f"{counted(colour, 'plan')} with a colour key whose colours this copy may have lost"),
    )
    return tuple(sentence for count, sentence in said if count)


def _my_board(library: Library) -> MyBoard | None:
    own = library.own_board()
    if own is None:
        return None
    name, code, found = own
    if not found:
        return MyBoard(name=name, slug=code, found=False)
    filters = Filters(board=(code,))
    unfinished = library.store.unfinished(today=library.today(), filters=filters, limit=1)
    return MyBoard(
        name=name,
        slug=code,
        found=True,
        plans=_latest(library.store.plans(filters)),
        threads=unfinished.total,
        kinds=unfinished.facets.kind,
    )
