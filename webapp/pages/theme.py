"""The page of one theme: what it means, which boards recommend about it, what of it is newest and what is open."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Facet
from graph.answers.lists import Card
from graph.answers.overviews import ThemeSummary
from graph.errors import VocabularyError
from graph.vocabulary import theme as known_theme
from graph.vocabulary import theme_domains
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.pages.board import MOST, by_year
from webapp.pictures import Picture, picture


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemePage(Page):
    """One theme. `definition` is None for a code that the scheme of today lacks; `latest` are its newest items.

    Boards, agencies, statuses and years count the recommendations about it, `threads` what they left open by kind.
    """

    theme: ThemeSummary
    domain: str | None
    definition: str | None
    also: tuple[str, ...]
    boards: tuple[Facet, ...]
    agencies: tuple[Facet, ...]
    statuses: tuple[Facet, ...]
    years: tuple[Facet, ...]
    threads: tuple[Facet, ...]
    latest: tuple[Card, ...]
    picture: Picture


def view(library: Library, _arguments: Arguments, code: str) -> ThemePage:
    """The theme under that code; raises NotInLibrary where no recommendation is about it."""
    found = library.store.theme(code)
    domain, definition, also = _meaning(code)
    return ThemePage(
        title=found.theme.label,
        scope=library.scope(scope=found.scope),
        sample=library.store.status().sample,
        theme=found.theme,
        domain=domain,
        definition=definition,
        also=also,
        boards=found.facets.board,
        agencies=found.facets.agency[:MOST],
        statuses=found.facets.status,
        years=by_year(found.facets.year),
        threads=found.threads,
        latest=found.latest,
        picture=picture(library, f"theme:{code}"),
    )


def _meaning(code: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    try:
        theme = known_theme(code)
    except VocabularyError:
        return None, None, ()
    return theme_domains()[theme.domain], theme.definition, theme.also
