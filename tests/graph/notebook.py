"""What an older notebook does with py2neo, run in an environment of its own by test_py2neo_bridge.py.

Takes an errand as JSON on standard input, and says on standard output what py2neo sees.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from py2neo import Graph, NodeMatcher, RelationshipMatcher

from graph.access import Access
from graph.connect import connect
from graph.py2neo_bridge import subgraph


def main() -> None:
    """Make a subgraph of each thing; merge all of them twice where asked, and look at what the database then holds."""
    errand = json.load(sys.stdin)
    graph = Graph(errand["address"], auth=(errand["user"], errand["password"]))
    access = Access(user=errand["user"], password=errand["password"], originals=Path(errand["originals"]))
    with connect(errand["library"], create=False, access=access) as store:
        made = [subgraph(store, one, hops=errand["hops"]) for one in errand["things"]]
    said: dict[str, Any] = {"made": [_plain(one.nodes, one.relationships) for one in made]}
    if errand["merge"]:
        for one in (*made, *(made if errand["twice"] else ())):
            graph.merge(one)
        said["seen"] = _plain(NodeMatcher(graph).match(), RelationshipMatcher(graph).match())
    json.dump(said, sys.stdout)


def _plain(nodes: Iterable[Any], links: Iterable[Any]) -> dict[str, list[Any]]:
    """Nodes and relationships as values, each node named by its label and key."""
    return {
        "nodes": _in_order([*one.labels, dict(one)] for one in nodes),
        "links": _in_order([type(one).__name__, _ref(one.start_node), _ref(one.end_node), dict(one)] for one in links),
    }


def _in_order(values: Iterable[list[Any]]) -> list[list[Any]]:
    """Values in an order that does not depend on the order of properties."""
    return sorted(values, key=lambda one: json.dumps(one, sort_keys=True))


def _ref(node: Any) -> list[str]:  # noqa: ANN401 - py2neo has no types
    (label,) = node.labels
    key = {"Board": "slug", "Agency": "slug", "Theme": "code"}.get(label, "id")
    return [label, node[key]]


if __name__ == "__main__":
    main()
