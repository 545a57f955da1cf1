"""The answer to a search: the page of hits in the ranker's order, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers.asked import Filters
from graph.answers.lists import Hit, Listing
from graph.contents import Contents
from graph.engine import View
from graph.finding import find
from graph.lists import cards_of, page, recommendations_of
from graph.nearness import Nearness, Vector
from graph.ranking import Found, Ranked, ranked
from graph.reasons import by_meaning, reasons
from graph.shelf import items, of
from graph.words import Clause, clauses

#: Hits by words whose nearness is asked for where not every vector is at hand: more than anybody pages through.
MOST_BY_WORDS = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What is searched for: words, what is near to their vector (without it, by words only), and filters."""

    words: str
    vector: Vector | None
    filters: Filters
    limit: int | None
    after: str | None


def search(view: View, here: Contents, near: Nearness | None, asked: Search) -> Listing[Hit]:
    """One page of hits; total and facets count the whole result."""
    shelf = here.recommendations
    found = find(view, clauses(asked.words), here.by_row)
    by_words = [items_ for _, items_ in found]
    order = ranked(by_words, _similarity(here, near, asked.vector, by_words), len(shelf.ids))
    allowed = set(items(here.picked(shelf, asked.filters)))
    kept = {shelf.ids[one.item]: one for one in order if one.item in allowed}
    ids, after = page(tuple(kept), asked.limit, asked.after)
    return Listing(
        items=_hits(view, [kept[one] for one in ids], here, tuple(clause for clause, _ in found)),
        total=len(kept),
        scope=here.scope(asked.filters),
        after=after,
        facets=here.facets(shelf, asked.filters, of((one.item for one in order), len(shelf.ids))),
    )


def _similarity(
    here: Contents, near: Nearness | None, vector: Vector | None, by_words: Sequence[Found]
) -> dict[int, float]:
    """Cosines of what is near, and of the best of what the words found."""
    if near is None or vector is None:
        return {}
    scores = near.nearest(vector, here.recommendations.everything)
    best = (one.item for one in ranked(by_words, {}, len(here.recommendations.ids))[:MOST_BY_WORDS])
    return scores | near.of(vector, (item for item in best if item not in scores))


def _hits(view: View, kept: list[Ranked], here: Contents, asked: tuple[Clause, ...]) -> tuple[Hit, ...]:
    ids = [here.recommendations.ids[one.item] for one in kept]
    whole = recommendations_of(view, ids)
    return tuple(
        Hit(
            card=card,
            score=one.score,
            in_ask=one.in_ask,
            reasons=reasons(recommendation, asked) if one.by_words else (by_meaning(recommendation),),
            similarity=one.similarity,
        )
        for one, card, recommendation in zip(kept, cards_of(view, ids), whole, strict=True)
    )
