"""What the graph looks like: as a networkx graph, and where each neighbour has its place in a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph import walking
from graph.answers.pictures import Neighbourhood
from graph.contents import Contents
from graph.engine import View
from graph.nodes import known, named

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]


def as_networkx(view: View, here: Contents, node: str | None, hops: int) -> Graph:
    """The whole library, or what is within some steps of a thing, with the edges among them.

    Nodes are ids with `kind`, `label` and `detail`; edges run as they read and have `words`, which are their key too.
    """
    import networkx as nx

    ids = walking.everything(view, here) if node is None else walking.within(view, known(view, here, node).id, hops)
    made: Graph = nx.MultiDiGraph()
    for one, found in sorted(named(view, here, ids).items()):
        made.add_node(one, kind=found.kind, label=found.label, detail=found.detail)
    for edge in walking.edges_among(view, ids):
        made.add_edge(edge.source, edge.target, key=edge.words, words=edge.words)
    return made


def circle(found: Neighbourhood) -> Mapping[str, tuple[float, float]]:
    """A place on the plane for the centre and for each neighbour: (0, 0), and the unit circle in the order of a table.

    The same neighbourhood has the same places, always.
    """
    from math import cos, pi, sin

    ids = [node.id for node in found.nodes]
    turns = {one: 2 * pi * at / len(ids) - pi / 2 for at, one in enumerate(ids)}
    return {found.centre.id: (0.0, 0.0)} | {
        one: (round(cos(turn), 4), round(sin(turn), 4)) for one, turn in turns.items()
    }
