"""One-hop questions in batches: which edges some things have, read in words, in a total order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from graph.answers import Edge
from graph.engine import Row, View
from graph.nodes import KINDS, node_id, review_key, reviews, split

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
ORDER = {words: place for place, words in enumerate(dict.fromkeys(WORDS.values()))}
_MUTUAL = "says the same as"
_NAMES = "names"
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
Links = dict[str, tuple[Edge, ...]]


def links(view: View, ids: Iterable[str]) -> Links:
    """The edges of each of some things, by its id; one question for each kind of thing."""
    wanted = tuple(dict.fromkeys(ids))
    found: dict[str, set[Edge]] = {one: set() for one in wanted}
    for kind, keys in _by_kind(view, wanted).items():
        for row in view.rows(_QUERIES[kind], ids=json.dumps(sorted(keys))):
            one = node_id(kind, keys[row[0]])
            found[one].add(_edge(one, row))
    return {one: tuple(sorted(_telling(edges), key=order)) for one, edges in found.items()}


def order(edge: Edge) -> tuple[int, str, str]:
    """The place of an edge among others."""
    return ORDER[edge.words], edge.source, edge.target


def other(edge: Edge, one: str) -> str:
    """The end of an edge that is not `one`."""
    return edge.target if edge.source == one else edge.source


def _by_kind(view: View, ids: Sequence[str]) -> dict[str, Mapping[str, str]]:
    """By kind, the keys that the library stores, each with the key that stands in an id."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for one in ids:
        kind, key = split(one)
        found[kind][key] = key
    if found["review"]:
        stored = reviews(view)
        found["review"] = {id_: key for key in found["review"] for id_ in stored.get(key, ())}
    return {kind: keys for kind, keys in found.items() if keys}


def _edge(one: str, row: Row) -> Edge:
    _, words, kind, key, outward = row
    there = node_id(kind, review_key(key) if kind == "review" else key)
    source, target = (one, there) if outward else (there, one)
    if WORDS[words] == _MUTUAL:  # true both ways, so it is one edge
        source, target = min(one, there), max(one, there)
    return Edge(source=source, target=target, words=WORDS[words])


def _telling(edges: set[Edge]) -> Iterable[Edge]:
    """The edges without those that say less than another of the same two things: who is asked is named too."""
    more = {(edge.source, edge.target) for edge in edges if edge.words != _NAMES}
    return (edge for edge in edges if edge.words != _NAMES or (edge.source, edge.target) not in more)
