"""The page of one review: the plans that answer it, each of their items, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Facet, Filters
from graph.answers.lists import Card, PlanSummary
from graph.answers.overviews import ReviewSummary
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.labels import kind_label
from webapp.library import Library
from webapp.pictures import Picture, picture


@dataclass(frozen=True, kw_only=True, slots=True)
class Answering:
    """A plan that answers the review, with its items in order."""

    plan: PlanSummary
    items: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewPage(Page):
    """One review; `plans` newest first, `threads` what they left open by kind."""

    review: ReviewSummary
    kind: str
    plans: tuple[Answering, ...]
    threads: tuple[Facet, ...]
    picture: Picture


def view(library: Library, _arguments: Arguments, slug: str) -> ReviewPage:
    """The review under that slug; raises NotInLibrary where no plan answers it."""
    found = library.store.review(slug)
    return ReviewPage(
        title=found.review.label,
        scope=library.scope(Filters(plan=tuple(plan.id for plan in found.plans)), found.scope),
        sample=library.store.status().sample,
        review=found.review,
        kind=kind_label(found.review.kind),
        plans=tuple(
            Answering(plan=plan, items=tuple(card for card in found.cards if card.plan == plan.id))
            for plan in found.plans
        ),
        threads=found.threads,
        picture=picture(library, f"review:{slug}"),
    )
