"""One-hop questions in batches: which edges some things have, read in words, in a total order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from graph.answers.pictures import Edge
from graph.engine import View
from graph.nodes import KINDS, review_key, reviews, split

#: How an edge reads from its source to its target, by the name of the relationship or the part of an agency; in this
#: order where two things have several.
WORDS = {
    "says_the_same": "says the same as",
    "gathers": "gathers",
    "refers_to": "refers to",
    "succeeded_by": "succeeded by",
    "published_by": "published by",
    "answers": "answers",
    "holds": "holds",
    "addressee": "asked of",
    "lead": "led by",
    "oversight": "watched by",
    "contributor": "names",
    "mentioned": "names",
    "about": "about",
    "left_open": "left open",
}
SAID = tuple(dict.fromkeys(WORDS.values()))
_RANK = {name: SAID.index(words) for name, words in WORDS.items()}
_MUTUAL = SAID.index("says the same as")
_NAMES = SAID.index("names")
_QUERIES = {
    "plan": "links_of_plans",
    "board": "links_of_boards",
    "review": "links_of_reviews",
    "recurrence": "links_of_recurrences",
    "recommendation": "links_of_recommendations",
    "agency": "links_of_agencies",
    "theme": "links_of_themes",
    "thread": "links_of_threads",
}
#: One link of a thing: the place of its words in SAID, the id of the other end, and whether it reads from the thing.
Hop = tuple[int, str, bool]


def hops(view: View, ids: Iterable[str]) -> dict[str, list[Hop]]:
    """The links of each of some things, by its id, in a total order; one question for each kind of thing."""
    wanted = tuple(dict.fromkeys(ids))
    found: dict[str, set[Hop]] = {one: set() for one in wanted}
    for kind, keys in _by_kind(view, wanted).items():
        for stored, words, there, key, outward in view.rows(_QUERIES[kind], ids=json.dumps(sorted(keys))):
            other = f"{there}:{review_key(key)}" if there == "review" else f"{there}:{key}"
            rank = _RANK[words]
            found[keys[stored]].add((rank, other, rank == _MUTUAL or bool(outward)))
    return {one: sorted(_telling(links)) for one, links in found.items()}


def edge(one: str, hop: Hop) -> Edge:
    """A link of a thing as an edge; one that is true both ways is the same edge from either end."""
    rank, other, outward = hop
    if rank == _MUTUAL:
        outward = one < other
    source, target = (one, other) if outward else (other, one)
    return Edge(source=source, target=target, words=SAID[rank])


def order(edge: Edge) -> tuple[int, str, str]:
    """The place of an edge among others."""
    return SAID.index(edge.words), edge.source, edge.target


def other(edge: Edge, one: str) -> str:
    """The end of an edge that is not `one`."""
    return edge.target if edge.source == one else edge.source


def _by_kind(view: View, ids: Sequence[str]) -> dict[str, Mapping[str, str]]:
    """By kind, the keys that the library stores, each with the id of its thing."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for one in ids:
        kind, key = split(one)
        found[kind][key] = one
    if found["review"]:
        stored = reviews(view)
        found["review"] = {id_: one for key, one in found["review"].items() for id_ in stored.get(key, ())}
    return {kind: keys for kind, keys in found.items() if keys}


def _telling(links: set[Hop]) -> Iterable[Hop]:
    """The links without those that say less than another of the same two things: who is asked is named too."""
    if not any(rank == _NAMES for rank, _, _ in links):
        return links
    more = {other for rank, other, _ in links if rank != _NAMES}
    return (hop for hop in links if hop[0] != _NAMES or hop[1] not in more)
