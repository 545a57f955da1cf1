"""The graph as it is drawn: things, how they hang together, and the path from one to another."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """One thing of the graph. `id` is "kind:key" (see `graph.nodes`); `detail` says more in a line, or is empty.

    The label of a thread is the code of its kind (`graph.model.ThreadKind`) and its detail the words of the plan.
    """

    id: str
    kind: str
    label: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """How two things hang together, read from source to target: "asked of", "about", "left open"."""

    source: str
    target: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Folded:
    """Many neighbours as one: `count` things of a kind whose edge reads `words`, from the centre where `outward`."""

    kind: str
    words: str
    count: int
    outward: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbourhood:
    """A thing and what hangs together with it, one step away; each edge is shown, or counted in what is folded."""

    centre: Node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folded: tuple[Folded, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class PathAnswer:
    """How one thing is linked with another: the edges from start to end, and the things along them, ends included.

    `steps` is None where no path of at most `longest` steps was found; `avoided_hubs` are the things, shared by far
    too many to prove anything, that the search met and did not pass through.
    """

    start: Node
    end: Node
    steps: tuple[Edge, ...] | None
    nodes: tuple[Node, ...]
    avoided_hubs: tuple[Node, ...]
    through_hubs: bool
    longest: int
    scope: Scope
