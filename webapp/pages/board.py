"""The page of one board: its plans, reviews and years, what is about what, what it left open, what recurs in it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Facet, Filters
from graph.answers.lists import PlanSummary
from graph.answers.overviews import BoardSummary, RecurringWithin, ReviewSummary
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.pictures import Picture, picture

MOST = 10  # themes and agencies that are named before the search for all of them


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardPage(Page):
    """One board. `years`, `themes` and `agencies` count its recommendations, `threads` what it left open by kind.

    `recurring` is what several of its own reviews ask for.
    """

    board: BoardSummary
    plans: tuple[PlanSummary, ...]
    reviews: tuple[ReviewSummary, ...]
    years: tuple[Facet, ...]
    statuses: tuple[Facet, ...]
    themes: tuple[Facet, ...]
    agencies: tuple[Facet, ...]
    threads: tuple[Facet, ...]
    recurring: tuple[RecurringWithin, ...]
    picture: Picture


def view(library: Library, _arguments: Arguments, slug: str) -> BoardPage:
    """The board under that slug; raises NotInLibrary where there is none."""
    found = library.store.board(slug)
    return BoardPage(
        title=found.board.name,
        scope=library.scope(Filters(board=(slug,)), found.scope),
        sample=library.store.status().sample,
        board=found.board,
        plans=found.plans,
        reviews=found.reviews,
        years=by_year(found.facets.year),
        statuses=found.facets.status,
        themes=found.facets.theme[:MOST],
        agencies=found.facets.agency[:MOST],
        threads=found.threads,
        recurring=found.recurring,
        picture=picture(library, f"board:{slug}"),
    )


def by_year(years: tuple[Facet, ...]) -> tuple[Facet, ...]:
    """Years with their counts, latest first."""
    return tuple(sorted(years, key=lambda year: year.value, reverse=True))
