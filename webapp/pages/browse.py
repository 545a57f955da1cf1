"""The page that leads to every index: what can be looked through, and how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.things import PATHS


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way in: what it lists, how many there are (None: it is no list), what it tells, and its address."""

    label: str
    count: int | None
    tells: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BrowsePage(Page):
    """The ways into this library."""

    ways: tuple[Way, ...]


def view(library: Library, _arguments: Arguments) -> BrowsePage:
    """The ways into this library, with how much each leads to."""
    return BrowsePage(
        title="Browse",
        scope=library.scope(),
        sample=library.store.status().sample,
        ways=tuple(
            Way(label=label, count=count, tells=tells, address=address)
            for label, count, tells, address in _ways(library)
        ),
    )


def _ways(library: Library) -> tuple[tuple[str, int | None, str, str], ...]:
    store, status = library.store, library.store.status()
    return (
        ("Plans", status.plans, "Each document as it was read, with what could not be placed.", PATHS.plans()),
        (
            "Boards",
            status.boards,
            "What each board published, what it left open and what recurs in it.",
            PATHS.boards(),
        ),
        (
            "Reviews",
            len(store.review_list()),
            "Each review with its plans and what came of its items.",
            PATHS.reviews(),
        ),
        ("Themes", len(store.themes()), "What is recommended about what, by which boards.", PATHS.themes()),
        ("Agencies", status.agencies, "Who leads, is asked, takes part or watches.", PATHS.agencies()),
        ("Links between things", None, "How one board, review, agency or theme is linked with another.", PATHS.path()),
    )
