"""How the things of the graph read on a page: the word, shape and colour of their kind, their label, their address."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.answers.pictures import Neighbourhood, Node
from graph.model import ThreadKind
from webapp.urls import Urls
from webapp.wording import thread_label

PATHS = Urls(versions={})  # addresses of pages; only built files have versions


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A kind of thing: its word, one and many, and how a picture draws it. Shape, colour and word say the same."""

    one: str
    many: str
    shape: str
    colour: str


# Each colour has a contrast of at least 4.5 to white; no two kinds share a shape.
LOOKS = {
    "plan": Look(one="Plan", many="Plans", shape="square", colour="#1f5c63"),
    "board": Look(one="Board", many="Boards", shape="hexagon", colour="#4c2c92"),
    "review": Look(one="Review", many="Reviews", shape="diamond", colour="#0b5cad"),
    "recurrence": Look(one="Recurring learning", many="Recurring learning", shape="ring", colour="#a3195b"),
    "recommendation": Look(one="Recommendation", many="Recommendations", shape="circle", colour="#a84300"),
    "agency": Look(one="Agency", many="Agencies", shape="triangle", colour="#00703c"),
    "theme": Look(one="Theme", many="Themes", shape="pentagon", colour="#6b4e00"),
    "thread": Look(one="Thread left open", many="Threads left open", shape="cross", colour="#912b2b"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """One thing as a page shows it; `address` is its own page, `around` the picture of what hangs together with it."""

    id: str
    kind: str
    word: str
    label: str
    detail: str
    address: str
    around: str
    colour: str


def thing(node: Node) -> Thing:
    """A node of the graph in the words of the pages."""
    look = LOOKS[node.kind]
    return Thing(
        id=node.id,
        kind=node.kind,
        word=look.one,
        label=label(node),
        detail=f"“{node.detail}”" if node.kind == "thread" and node.detail else node.detail,
        address=PATHS.thing(node.id),
        around=PATHS.around(node.id),
        colour=look.colour,
    )


def label(node: Node) -> str:
    """The label of a node; that of a thread in the words of its kind."""
    return thread_label(ThreadKind(node.label)) if node.kind == "thread" else node.label


def shown(found: Neighbourhood) -> Neighbourhood:
    """A neighbourhood with every label in the words of the pages."""
    nodes = tuple(replace(node, label=label(node)) for node in found.nodes)
    return replace(found, centre=replace(found.centre, label=label(found.centre)), nodes=nodes)


def looks() -> dict[str, tuple[str, str, str]]:
    """For each kind its word, its shape and its colour."""
    return {kind: (look.one, look.shape, look.colour) for kind, look in LOOKS.items()}
