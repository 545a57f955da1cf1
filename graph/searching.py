"""The answer to a search: the page of hits in the ranker's order, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.answers import Filters, Hit, Listing
from graph.contents import Contents
from graph.engine import View
from graph.finding import find
from graph.lists import cards_of, page, recommendations_of
from graph.ranking import Ranked, ranked
from graph.reasons import by_meaning, reasons
from graph.shelf import items, of
from graph.words import Clause, clauses


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What is searched for: words, cosines of recommendations to their vector (empty: by words only), and filters."""

    words: str
    similarity: Mapping[int, float]
    filters: Filters
    limit: int | None
    after: str | None


def search(view: View, here: Contents, asked: Search) -> Listing[Hit]:
    """One page of hits; total and facets count the whole result."""
    shelf = here.recommendations
    found = find(view, clauses(asked.words), here.by_row)
    order = ranked([items_ for _, items_ in found], asked.similarity, len(shelf.ids))
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
