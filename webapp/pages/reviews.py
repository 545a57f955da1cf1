"""The index of reviews: what the plans of this library answer."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.overviews import ReviewSummary
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.labels import kind_label
from webapp.library import Library
from webapp.wording import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewsPage(Page):
    """Every review, newest plan first; `kinds` gives each kind's code in words; `without` counts plans of no review."""

    reviews: tuple[ReviewSummary, ...]
    kinds: tuple[tuple[str, str], ...]
    without: int


def view(library: Library, _arguments: Arguments) -> ReviewsPage:
    """The reviews of this library."""
    reviews = library.store.review_list()
    return ReviewsPage(
        title=counted(len(reviews), "review"),
        scope=library.scope(),
        sample=library.store.status().sample,
        reviews=reviews,
        kinds=tuple((code, kind_label(code)) for code in sorted({one.kind for one in reviews})),
        without=sum(plan.review is None for plan in library.store.plans()),
    )
