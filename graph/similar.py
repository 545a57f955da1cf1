"""The recommendations nearest to a vector: those that pass some filters, best first."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.answers import Card, Filters, Neighbour
from graph.contents import Contents
from graph.engine import View
from graph.lists import cards_of
from graph.nearness import Matrix, restored
from graph.same_plans import family
from graph.shelf import items


def near(
    here: Contents, vectors: Matrix, vector: NDArray[np.float32], filters: Filters, exclude: Collection[str]
) -> dict[int, float]:
    """Every recommendation that passes and is not of the plans to exclude, with its cosine."""
    shelf = here.recommendations
    mask = here.picked(shelf, filters)
    for plan in exclude:
        mask &= ~shelf.fields["plan"].get(plan, 0)
    allowed = set(items(mask))
    return {item: score for item, score in vectors.cosines(vector).items() if item in allowed}


def beside(view: View, here: Contents, vectors: Matrix, card: Card) -> dict[int, float]:
    """Every recommendation of other plans, with its cosine to this one; none where this one has no vector."""
    stored = view.rows("own_vector", recommendation=card.id)
    if not stored:
        return {}
    return near(here, vectors, restored(stored[0][0]), Filters(), family(view, card.plan))


def nearest(view: View, here: Contents, scores: Mapping[int, float], limit: int) -> tuple[Neighbour, ...]:
    """The best of them, equal ones in their total order."""
    best = heapq.nsmallest(limit, scores.items(), key=lambda pair: (-pair[1], pair[0]))
    cards = cards_of(view, (here.recommendations.ids[item] for item, _ in best))
    return tuple(Neighbour(card=card, score=score) for card, (_, score) in zip(cards, best, strict=True))
