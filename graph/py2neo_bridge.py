"""A part of the library as a `py2neo.Subgraph`, for older notebooks. py2neo is no longer maintained: an extra, off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import ThreadlineError

if TYPE_CHECKING:
    from py2neo import Node, Subgraph

    from graph.labelled import LabelledNode
    from graph.store import Store


def subgraph(store: Store, node_id: str | None = None, *, hops: int = 1) -> Subgraph:
    """What is within some steps of a thing, or the whole library, to be created in or merged into a database.

    Labels, relationship types and properties are those of docs/graph.md. Each node knows its label and key, so that
    `Graph(...).merge(found)` needs no other word.

    Args:
        store: a library on any engine.
        node_id: the thing, as `Store.around` takes it.
        hops: how many steps from it.

    Raises:
        NotInLibrary: there is no such thing.
        ThreadlineError: py2neo is not installed.
    """
    try:
        from py2neo import Relationship, Subgraph
    except ImportError as error:
        raise ThreadlineError(
            "A py2neo.Subgraph needs py2neo. Install it, best in an environment of its own, with: "
            "pip install 'threadline[py2neo]'"
        ) from error
    found = store.as_labelled(node_id, hops=hops)
    nodes = {one.ref: _node(one) for one in found.nodes}
    links = [Relationship(nodes[one.source], one.type, nodes[one.target], **one.properties) for one in found.links]
    return Subgraph(nodes.values(), links)


def _node(one: LabelledNode) -> Node:
    from py2neo import Node

    made = Node(one.label, **one.properties)
    made.__primarylabel__, made.__primarykey__ = one.label, one.key
    return made
