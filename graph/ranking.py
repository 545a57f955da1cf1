"""The one ranker: candidates by words and by meaning in one order, whatever engine found them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: What a word counts by where it stands. The ask and its measure are what a plan asks for; a heading says it for all
#: rows below; an action is a step that was promised for it. Milestones, owners, progress and other cells only mention
#: it, so that even all of them together stay below an action.
WEIGHTS = {
    "ask": 1.0,
    "measure": 0.9,
    "section": 0.7,
    "action": 0.6,
    "milestone": 0.35,
    "owner": 0.3,
    "progress": 0.25,
    "note": 0.25,
}
ASKING = ("ask", "measure", "section", "action")
ALSO = 0.05  # share of the weight of each further field: standing in ask and action beats standing in the ask alone
MEANING = 0.3  # what a cosine of 1 adds: enough to order equal words, too little to lift a mention over an ask
#: Least cosine for a hit that shares too few words with the query. In one field of work all texts resemble each other:
#: half of the pairs of asks from different plans lie above 0.25, one in seventy above this, and most of those are
#: repeats. "Nothing found" must be able to mean something.
MEANING_FLOOR = 0.55
ALL_UP_TO, MOST_OF = 3, 0.6  # up to three words must all be there, of more than that this share
DECIMALS = 6

#: For one clause of the query: the items of each field that hold it.
Found = Mapping[str, frozenset[int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """One item in order: its score, whether fields that ask or promise hold enough words, whether any words matched."""

    item: int
    score: float
    in_ask: bool
    by_words: bool
    similarity: float | None


def ranked(clauses: Sequence[Found], similarity: Mapping[int, float], total: int) -> tuple[Ranked, ...]:
    """Items that hold enough of the clauses or mean nearly the same, best first, equal ones by item number.

    `similarity` gives cosines of any items, and `total` how many items there are, for how much a word tells.
    """
    everywhere = [frozenset().union(*found.values()) for found in clauses]
    weights = [_telling(len(found), total) for found in everywhere]
    asking = [frozenset().union(*(found.get(name, frozenset()) for name in ASKING)) for found in clauses]
    by_words = _holding(everywhere)
    candidates = by_words | {item for item, score in similarity.items() if score >= MEANING_FLOOR}
    in_ask = _holding(asking)
    made = (
        Ranked(
            item=item,
            score=_score(item, clauses, weights, similarity.get(item, 0.0)),
            in_ask=item in in_ask or item not in by_words,
            by_words=item in by_words,
            similarity=similarity.get(item),
        )
        for item in candidates
    )
    return tuple(sorted(made, key=lambda one: (-one.score, one.item)))


def _holding(found: Sequence[frozenset[int]]) -> frozenset[int]:
    """The items that hold enough of the clauses."""
    count = len(found)
    needed = count if count <= ALL_UP_TO else math.ceil(count * MOST_OF)
    held: dict[int, int] = {}
    for items in found:
        for item in items:
            held[item] = held.get(item, 0) + 1
    return frozenset(item for item, times in held.items() if times >= needed)


def _telling(holding: int, total: int) -> float:
    """How much a clause tells: a word that few items hold tells more."""
    return math.log1p((total - holding + 0.5) / (holding + 0.5))


def _score(item: int, clauses: Sequence[Found], weights: Sequence[float], similarity: float) -> float:
    held = sum(w * _place(item, found) for w, found in zip(weights, clauses, strict=True))
    whole = sum(weights)
    return round((held / whole if whole else 0.0) + MEANING * max(0.0, similarity), DECIMALS)


def _place(item: int, found: Found) -> float:
    """What a clause counts by where the item holds it: the weightiest field, and a little for each further one."""
    at = sorted((WEIGHTS[name] for name, items in found.items() if item in items), reverse=True)
    return at[0] + ALSO * sum(at[1:]) if at else 0.0
