"""The recommendations nearest to a vector: those that pass some filters, best first."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping

from graph.answers.asked import Filters
from graph.answers.lists import Card, Neighbour
from graph.contents import Contents
from graph.engine import View
from graph.lists import cards_of
from graph.nearness import Nearness, restored
from graph.same_plans import family


def compared(here: Contents, filters: Filters, exclude: Collection[str] = ()) -> int:
    """The recommendations that pass, have a vector and are not of the plans to exclude, as a set of items."""
    shelf = here.recommendations
    mask = here.picked(shelf, filters) & shelf.fields["compared"].get("yes", 0)
    for plan in exclude:
        mask &= ~shelf.fields["plan"].get(plan, 0)
    return mask


def beside(view: View, here: Contents, vectors: Nearness, card: Card) -> dict[int, float]:
    """The recommendations of other plans that are nearest to this one; none where this one has no vector."""
    stored = view.rows("own_vector", recommendation=card.id)
    if not stored:
        return {}
    return vectors.nearest(restored(stored[0][0]), compared(here, Filters(), family(view, card.plan)))


def nearest(view: View, here: Contents, scores: Mapping[int, float], limit: int) -> tuple[Neighbour, ...]:
    """The best of them, equal ones in their total order."""
    best = heapq.nsmallest(limit, scores.items(), key=lambda pair: (-pair[1], pair[0]))
    cards = cards_of(view, (here.recommendations.ids[item] for item, _ in best))
    return tuple(Neighbour(card=card, score=score) for card, (_, score) in zip(cards, best, strict=True))
