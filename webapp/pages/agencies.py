"""The index of agencies, with how often each has which part."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Filters
from graph.answers.overviews import AgencySummary
from webapp.choices import Arguments, from_arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.wording import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class AgenciesPage(Page):
    """The agencies that plans within `filters` name, in the order the store gives."""

    filters: Filters
    agencies: tuple[AgencySummary, ...]


def view(library: Library, arguments: Arguments) -> AgenciesPage:
    """The agencies that the address describes."""
    filters = from_arguments(arguments)
    agencies = library.store.agencies(filters)
    return AgenciesPage(
        title=counted(len(agencies), "agency", "agencies"),
        scope=library.scope(filters),
        sample=library.store.status().sample,
        filters=filters,
        agencies=agencies,
    )
