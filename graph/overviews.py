"""Boards, reviews and themes, as lists and one by one: what each published or holds, and what was left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.answers.asked import Facet, Filters
from graph.answers.lists import PlanSummary
from graph.answers.overviews import (
    BoardAnswer,
    BoardSummary,
    RecurringWithin,
    ReviewAnswer,
    ReviewSummary,
    ThemeAnswer,
    ThemeSummary,
)
from graph.contents import Contents
from graph.engine import Row, View
from graph.errors import NotInLibrary, VocabularyError
from graph.lists import cards_of
from graph.model import Status
from graph.nodes import review_key
from graph.shelf import items
from graph.vocabulary import theme as known_theme
from graph.vocabulary import themes as scheme

LATEST = 10  # recommendations that the page of a theme shows before it leads on to all


@dataclass(frozen=True, kw_only=True, slots=True)
class _Review:
    """A review as stored, under the key that addresses use; `plans` are ids."""

    key: str
    label: str
    kind: str
    board: str | None
    plans: tuple[str, ...]


def boards(view: View, here: Contents) -> tuple[BoardSummary, ...]:
    """Every board, by name."""
    reviews = Counter(one.board for one in _reviews(view).values())
    found = (_board(here, slug, reviews[slug]) for slug in here.labels["board"])
    return tuple(sorted(found, key=lambda one: (one.name, one.slug)))


def board(view: View, here: Contents, slug: str) -> BoardAnswer:
    """One board with all that it published. Raises NotInLibrary."""
    if slug not in here.labels["board"]:
        raise NotInLibrary(f"This library holds no plan of a board “{slug}”. See the list of boards.")
    own, shelf = Filters(board=(slug,)), here.recommendations
    published = [one for one in _reviews(view).values() if one.board == slug]
    return BoardAnswer(
        board=_board(here, slug, len(published)),
        plans=here.passing(own),
        reviews=_summaries(here, published),
        facets=here.facets(shelf, own, shelf.everything),
        threads=_kinds(here, own),
        recurring=tuple(map(_recurring, view.rows("recurring_of_board", board=slug))),
        scope=here.scope(own),
    )


def reviews(view: View, here: Contents) -> tuple[ReviewSummary, ...]:
    """Every review that a plan here answers, newest plan first, undated last, then by label."""
    return _summaries(here, _reviews(view).values())


def review(view: View, here: Contents, slug: str) -> ReviewAnswer:
    """One review with the plans that answer it and all their items. Raises NotInLibrary."""
    found = _reviews(view).get(slug)
    if found is None:
        raise NotInLibrary(f"No plan in this library answers a review “{slug}”. See the list of reviews.")
    answering, shelf = Filters(plan=found.plans), here.recommendations
    ids = (shelf.ids[item] for item in items(here.picked(shelf, answering)))
    return ReviewAnswer(
        review=_review(here, found),
        plans=tuple(plan for plan in here.plans if plan.id in found.plans),
        cards=cards_of(view, ids),
        threads=_kinds(here, answering),
        scope=here.scope(answering),
    )


def themes(here: Contents) -> tuple[ThemeSummary, ...]:
    """Every theme that a recommendation is about, in the order of the scheme; those it does not have last."""
    order = {one.code: number for number, one in enumerate(scheme())}
    codes = sorted(here.recommendations.fields["theme"], key=lambda code: (order.get(code, len(order)), code))
    return tuple(_theme(here, code) for code in codes)


def theme(view: View, here: Contents, code: str) -> ThemeAnswer:
    """One theme with what is about it. Raises NotInLibrary where no recommendation is."""
    if code not in here.recommendations.fields["theme"]:
        raise NotInLibrary(f"No recommendation in this library is about a theme “{code}”. See the list of themes.")
    about, shelf = Filters(theme=(code,)), here.recommendations
    ids = [shelf.ids[item] for item in items(here.picked(shelf, about))]
    return ThemeAnswer(
        theme=_theme(here, code),
        facets=here.facets(shelf, about, shelf.everything),
        threads=_kinds(here, about),
        latest=cards_of(view, ids[:LATEST]),
        scope=here.scope(Filters()),
    )


def _board(here: Contents, slug: str, reviews: int) -> BoardSummary:
    plans = here.passing(Filters(board=(slug,)))
    first, latest = _years(plans)
    return BoardSummary(
        slug=slug,
        name=here.labels["board"][slug],
        plans=len(plans),
        undated=sum(plan.year is None for plan in plans),
        first_year=first,
        latest_year=latest,
        reviews=reviews,
        recommendations=here.recommendations.fields["board"].get(slug, 0).bit_count(),
        threads=here.threads.fields["board"].get(slug, 0).bit_count(),
    )


def _years(plans: Iterable[PlanSummary]) -> tuple[int | None, int | None]:
    years = [plan.year for plan in plans if plan.year is not None]
    return min(years, default=None), max(years, default=None)


def _reviews(view: View) -> dict[str, _Review]:
    """The reviews by key; two that differ in nothing but their kind are one page."""
    found: dict[str, _Review] = {}
    for stored, label, kind, board, plan in view.rows("reviews_with_plans"):
        key = review_key(stored)
        before = found[key].plans if key in found else ()
        found[key] = _Review(key=key, label=label, kind=kind, board=board, plans=(*before, plan))
    return found


def _summaries(here: Contents, found: Iterable[_Review]) -> tuple[ReviewSummary, ...]:
    plans = {plan.id: plan for plan in here.plans}
    made = (_summary(here, one, [plans[id_] for id_ in one.plans]) for one in found)
    return tuple(sorted(made, key=lambda one: (-(one.year or 0), one.label, one.slug)))


def _review(here: Contents, found: _Review) -> ReviewSummary:
    return _summary(here, found, [plan for plan in here.plans if plan.id in found.plans])


def _summary(here: Contents, found: _Review, plans: Sequence[PlanSummary]) -> ReviewSummary:
    statuses: Counter[Status] = Counter()
    for plan in plans:
        statuses.update(dict(plan.statuses))
    return ReviewSummary(
        slug=found.key,
        label=found.label,
        kind=found.kind,
        board=here.labels["board"].get(found.board) if found.board else None,
        board_slug=found.board,
        plans=len(plans),
        dated=tuple(dict.fromkeys(plan.dated for plan in plans)),
        year=_years(plans)[1],
        recommendations=sum(plan.recommendations for plan in plans),
        statuses=tuple((status, statuses[status]) for status in Status if statuses[status]),
        threads=sum(plan.threads for plan in plans),
    )


def _theme(here: Contents, code: str) -> ThemeSummary:
    about = here.recommendations.fields["theme"][code]
    return ThemeSummary(
        code=code,
        label=here.labels["theme"].get(code, code),
        domain=_domain(code),
        recommendations=about.bit_count(),
        boards=len(here.recommendations.fields["board"].counts(about)),
        threads=here.threads.fields["theme"].get(code, 0).bit_count(),
    )


def _domain(code: str) -> str:
    """The domain of a theme; empty for a code that the scheme of today lacks."""
    try:
        return known_theme(code).domain
    except VocabularyError:
        return ""


def _kinds(here: Contents, filters: Filters) -> tuple[Facet, ...]:
    return here.facets(here.threads, filters, here.threads.everything).kind


def _recurring(row: Row) -> RecurringWithin:
    id_, name, recommendations, reviews, first, latest = row
    return RecurringWithin(
        id=id_,
        name=name,
        recommendations=recommendations,
        reviews=reviews,
        first_year=first,
        latest_year=latest,
    )
