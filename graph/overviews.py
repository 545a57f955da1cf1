"""Boards, reviews and themes, as lists and one by one: what each published or holds, and what was left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from graph.engine import View
from graph.errors import NotInLibrary, VocabularyError
from graph.lists import cards_of
from graph.model import Status
from graph.nodes import review_key
from graph.recurring import Group, Groups
from graph.shelf import items, of, union
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
    counted = _by_board(here)
    found = (_board(here, slug, reviews[slug], counted) for slug in here.labels["board"])
    return tuple(sorted(found, key=lambda one: (one.name, one.slug)))


def board(view: View, here: Contents, known: Groups, slug: str) -> BoardAnswer:
    """One board with all that it published. Raises NotInLibrary."""
    if slug not in here.labels["board"]:
        raise NotInLibrary(f"This library holds no plan of a board “{slug}”. See the list of boards.")
    own, shelf = Filters(board=(slug,)), here.recommendations
    published = [one for one in _reviews(view).values() if one.board == slug]
    return BoardAnswer(
        board=_board(
            here, slug, len(published), ({slug: here.found(own).bit_count()}, {slug: here.left(own).bit_count()})
        ),
        plans=here.passing(own),
        reviews=_summaries(here, published),
        facets=here.facets(shelf, own, shelf.everything),
        threads=_kinds(here, own),
        recurring=_recurring(known, slug),
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
    latest, threads = here.found(Filters()), here.counts("theme", here.threads, Filters(), here.threads.everything)
    return tuple(_theme(here, code, latest, threads.get(code, 0)) for code in codes)


def theme(view: View, here: Contents, code: str) -> ThemeAnswer:
    """One theme with what is about it. Raises NotInLibrary where no recommendation is."""
    if code not in here.recommendations.fields["theme"]:
        raise NotInLibrary(f"No recommendation in this library is about a theme “{code}”. See the list of themes.")
    about, shelf = Filters(theme=(code,)), here.recommendations
    ids = [shelf.ids[item] for item in items(here.found(about))]
    return ThemeAnswer(
        theme=_theme(here, code, here.found(Filters()), here.left(about).bit_count()),
        facets=here.facets(shelf, about, shelf.everything),
        threads=_kinds(here, about),
        latest=cards_of(view, ids[:LATEST]),
        scope=here.scope(Filters()),
    )


def _by_board(here: Contents) -> tuple[dict[str, int], dict[str, int]]:
    """How many recommendations and threads each board has, each once."""
    asks, threads, every = here.recommendations, here.threads, Filters()
    return here.counts("board", asks, every, asks.everything), here.counts("board", threads, every, threads.everything)


def _board(here: Contents, slug: str, reviews: int, counted: tuple[dict[str, int], dict[str, int]]) -> BoardSummary:
    recommendations, threads = counted
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
        recommendations=recommendations.get(slug, 0),
        threads=threads.get(slug, 0),
        editions=here.latest.editions(plan.id for plan in plans),
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
    recommendations, counts, threads = _came_of(here, plans)
    return ReviewSummary(
        slug=found.key,
        label=found.label,
        kind=found.kind,
        board=here.labels["board"].get(found.board) if found.board else None,
        board_slug=found.board,
        plans=len(plans),
        dated=tuple(dict.fromkeys(plan.dated for plan in plans)),
        year=_years(plans)[1],
        recommendations=recommendations,
        statuses=tuple((status, counts[status]) for status in Status if counts.get(status)),
        threads=threads,
        editions=here.latest.editions(plan.id for plan in plans),
    )


def _came_of(here: Contents, plans: Sequence[PlanSummary]) -> tuple[int, Mapping[str, int], int]:
    """How many recommendations some plans hold, of which status, and threads: each once where plans are editions."""
    if here.latest.editions(plan.id for plan in plans):
        within, hanging = (
            union(shelf.fields["plan"].get(plan.id, 0) for plan in plans)
            for shelf in (here.recommendations, here.threads)
        )
        found = here.latest.asks.once(within)
        threads = here.latest.threads.once(hanging & ~here.latest.stale(within))
        return found.bit_count(), here.recommendations.fields["status"].counts(found), threads.bit_count()
    statuses: Counter[str] = Counter()
    for plan in plans:
        statuses.update(dict(plan.statuses))
    return sum(plan.recommendations for plan in plans), statuses, sum(plan.threads for plan in plans)


def _theme(here: Contents, code: str, latest: int, threads: int) -> ThemeSummary:
    about = here.recommendations.fields["theme"][code] & latest
    return ThemeSummary(
        code=code,
        label=here.labels["theme"].get(code, code),
        domain=_domain(code),
        recommendations=about.bit_count(),
        boards=len(here.recommendations.fields["board"].counts(about)),
        threads=threads,
    )


def _domain(code: str) -> str:
    """The domain of a theme; empty for a code that the scheme of today lacks."""
    try:
        return known_theme(code).domain
    except VocabularyError:
        return ""


def _kinds(here: Contents, filters: Filters) -> tuple[Facet, ...]:
    return here.facets(here.threads, filters, here.threads.everything).kind


def _recurring(known: Groups, slug: str) -> tuple[RecurringWithin, ...]:
    """What recurs within one board: groups in which it speaks with several voices, of most of these first."""
    found = [_within(known, group, slug) for group in known.groups if slug in group.within]
    return tuple(sorted(found, key=lambda one: (-one.reviews, -one.recommendations, one.id)))


def _within(known: Groups, group: Group, slug: str) -> RecurringWithin:
    here = known.here
    own = [(part, voice) for part, voice in zip(group.parts, group.voices, strict=True) if part.board == slug]
    years = [part.year for part, _ in own if part.year is not None]
    return RecurringWithin(
        id=group.id,
        name=group.name,
        recommendations=here.latest.asks.once(
            of((here.at[part.id] for part, _ in own), len(here.recommendations.ids))
        ).bit_count(),
        reviews=len({voice for _, voice in own}),
        first_year=min(years, default=None),
        latest_year=max(years, default=None),
    )
