"""A part of the library in the labels and properties of docs/graph.md, the same from every engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.connect import connect
from graph.errors import NotInLibrary
from graph.labelled import LabelledGraph
from graph.links import WORDS
from graph.schema import NODES
from graph.store import Store
from tests.graph.conftest import on_server
from tests.graph.examples import ash, birch
from tests.neo4j.server import Server

ASH = f"plan:{ash().id}"
#: What a server keeps on a node beyond what docs/graph.md speaks of: copies, numbers and indexes of ours.
OURS = {"card", "content", "revision", "summary", "whole", "n", "vector", "vector_key"}
#: How a walk says what a relationship is; where the roles of a mention decide, all of them are NAMES.
TYPES = {
    "gathers": "GATHERS", "refers to": "REFERS_TO", "published by": "PUBLISHED_BY", "answers": "ANSWERS",
    "holds": "HOLDS", "about": "ABOUT", "asked of": "ASKED_OF", "led by": "NAMES", "watched by": "NAMES",
    "names": "NAMES",
}  # fmt: skip


def test_a_plan_with_what_it_holds(filled: Store) -> None:
    """One step from a plan are its board and its recommendations with their actions, each with its label."""
    found = filled.as_labelled(ASH)
    labels = {one.label for one in found.nodes}
    assert {"Plan", "Board", "Recommendation"} <= labels
    asks = {one.properties["text"] for one in found.nodes if one.label == "Recommendation"}
    assert asks == {one.text for one in ash().recommendations}
    actions = sum(len(one.actions) for one in ash().recommendations)
    assert sum(one.label == "Action" for one in found.nodes) == actions
    assert sum(link.type == "HAS" for link in found.links) == actions


def test_every_link_has_its_ends(filled: Store) -> None:
    """No relationship leads to a node that is not there, and no node is there twice."""
    for hops in range(4):
        found = filled.as_labelled(ASH, hops=hops)
        refs = [one.ref for one in found.nodes]
        assert len(refs) == len(set(refs))
        assert {end for link in found.links for end in (link.source, link.target)} <= set(refs)


def test_a_thing_that_is_not_here(filled: Store) -> None:
    """A name that nothing bears is said to be unknown."""
    with pytest.raises(NotInLibrary):
        filled.as_labelled("agency:nobody")


def test_properties_are_declared(filled: Store) -> None:
    """A node has no property that the declared graph lacks, and always its key."""
    declared = {node.label: {node.key, *node.properties} for node in NODES}
    for one in filled.as_labelled().nodes:
        assert one.properties.keys() <= declared[one.label]
        assert one.key in one.properties


def test_what_a_walk_finds_is_there(sample: Path) -> None:
    """Each edge of the networkx graph is a relationship, but for what follows from two of them."""
    with connect(sample, create=False) as store:
        found, walked = store.as_labelled(), store.as_networkx()
    links = {(link.type, *_ids(link.source, link.target)) for link in found.links}
    for source, target, words in walked.edges(keys=True):
        if words == "left open":
            assert ("LEFT_OPEN_BY", target, source) in links
        elif words != "says the same as":  # two that one recurrence gathers
            assert (TYPES[words], source, target) in links
    assert walked.number_of_edges() > 1000
    assert set(TYPES) | {"left open", "says the same as", "succeeded by"} == set(WORDS.values())


@pytest.mark.loopback
def test_a_server_holds_the_same(sample: Path, server: Server, tmp_path: Path) -> None:
    """Nodes, relationships and properties are those that a server keeps, and both engines give them."""
    with connect(sample, create=False) as embedded, on_server(server, tmp_path) as served:
        list(embedded.copy_to(served))
        found = embedded.as_labelled()
        assert found == served.as_labelled()
        board = f"board:{embedded.boards()[0].value}"
        assert embedded.as_labelled(board, hops=2) == served.as_labelled(board, hops=2)
    assert _values(found) == _on(server)


def _ids(*refs: tuple[str, str]) -> tuple[str, ...]:
    """How a walk calls the nodes: a review by its board and label, without its kind."""
    named = []
    for label, key in refs:
        board, _, rest = key.partition("/")
        named.append(f"{label.lower()}:" + (f"{board}-{rest.partition('/')[2]}" if label == "Review" else key))
    return tuple(named)


def _values(found: LabelledGraph) -> tuple[list[Any], list[Any]]:
    nodes = [[one.label, _lists(one.properties)] for one in found.nodes]
    links = [[one.type, list(one.source), list(one.target), _lists(one.properties)] for one in found.links]
    return sorted(nodes, key=str), sorted(links, key=str)


def _lists(properties: Any) -> list[Any]:  # noqa: ANN401
    return sorted([name, list(value) if isinstance(value, tuple) else value] for name, value in properties.items())


def _on(server: Server) -> tuple[list[Any], list[Any]]:
    """What lies in the database itself, without what stands beside the graph."""
    labels = [node.label for node in NODES]
    keys = {node.label: node.key for node in NODES}
    with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
        nodes, _, _ = driver.execute_query(
            "MATCH (n) WHERE any(one IN labels(n) WHERE one IN $labels) RETURN labels(n)[0], properties(n)",
            labels=labels,
        )
        links, _, _ = driver.execute_query(
            "MATCH (a)-[r]->(b) WHERE labels(a)[0] IN $labels AND labels(b)[0] IN $labels "
            "RETURN type(r), labels(a)[0], properties(a), labels(b)[0], properties(b), properties(r)",
            labels=labels,
        )
    kept = [[label, _lists(_open(properties))] for label, properties in nodes]
    drawn = [
        [name, [one, source[keys[one]]], [other, target[keys[other]]], _lists(properties)]
        for name, one, source, other, target, properties in links
    ]
    return sorted(kept, key=str), sorted(drawn, key=str)


def _open(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in OURS and not name.startswith("words_")}


def test_recommendations_of_others_bring_their_plan_only_when_near(filled: Store) -> None:
    """One step from a recommendation is its plan, and no other plan's recommendation that nothing links with it."""
    one = f"recommendation:{birch().recommendations[0].id}"
    found = filled.as_labelled(one)
    assert {node.ref for node in found.nodes if node.label == "Plan"} == {("Plan", birch().id)}
