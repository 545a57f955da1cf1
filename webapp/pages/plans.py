"""The index of plans: every document in the library, with what was read from it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Filters
from graph.answers.lists import PlanSummary
from webapp.choices import Arguments, from_arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.wording import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansPage(Page):
    """The plans that pass `filters`, by board, then newest first."""

    filters: Filters
    plans: tuple[PlanSummary, ...]


def view(library: Library, arguments: Arguments) -> PlansPage:
    """The plans that the address describes."""
    filters = from_arguments(arguments)
    plans = library.store.plans(filters)
    return PlansPage(
        title=counted(len(plans), "plan"),
        scope=library.scope(filters),
        sample=library.store.status().sample,
        filters=filters,
        plans=plans,
    )
