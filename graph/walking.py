"""Walks the graph by one-hop questions: what is round a thing, and how one thing is linked with another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.answers import Edge, Filters, Folded, Neighbourhood, Node, PathAnswer
from graph.contents import Contents
from graph.engine import View
from graph.links import ORDER, links, order, other
from graph.nodes import KINDS, everything_named, known, named, node_id, split

FOLD_OVER = 12  # neighbours of one kind by one edge; more are shown as one
LONGEST = 6  # steps of a path
HUB_SHARE = 20  # a hub is shared by more than one recommendation in so many ...
HUB_LEAST = 12  # ... and by more than so many
_HUBS = ("agency", "theme")  # what plans share without being linked by it
Group = tuple[str, str, bool]  # kind of neighbour, words of the edge, whether the centre is its source


def around(view: View, here: Contents, node: str, *, limit: int, unfolded: Collection[str]) -> Neighbourhood:
    """A thing with its neighbours, at most `limit` of them; kinds in `unfolded` are shown however many there are."""
    centre = known(view, here, node)
    groups = _groups(here, centre.id, links(view, [centre.id])[centre.id])
    shown: dict[str, None] = {}
    edges: list[Edge] = []
    folded: list[Folded] = []
    for (kind, words, outward), found in groups.items():
        ends = [other(edge, centre.id) for edge in found]
        room = len(ends) if kind in unfolded or len(ends) <= FOLD_OVER else 0
        kept = _within(ends, shown, room, limit)
        shown |= dict.fromkeys(kept)
        edges += [edge for edge in found if other(edge, centre.id) in kept]
        if left := len(ends) - len(kept):
            folded.append(Folded(kind=kind, words=words, count=left, outward=outward))
    nodes = named(view, here, shown)
    return Neighbourhood(
        centre=centre,
        nodes=tuple(nodes[one] for one in shown),
        edges=tuple(edges),
        folded=tuple(folded),
        scope=here.scope(Filters()),
    )


def _within(ends: list[str], shown: Collection[str], room: int, limit: int) -> dict[str, None]:
    """The neighbours that there is still room for: those that are shown already take none."""
    kept: dict[str, None] = {}
    for one in ends[:room]:
        if one in shown or len(shown) + sum(new not in shown for new in kept) < limit:
            kept[one] = None
    return kept


def _groups(here: Contents, centre: str, edges: Iterable[Edge]) -> dict[Group, list[Edge]]:
    """The edges of a thing by kind of neighbour, words and direction; each group in its total order."""
    found: dict[Group, list[Edge]] = {}
    for edge in edges:
        kind = split(other(edge, centre))[0]
        outward = edge.source == centre or edge.words == "says the same as"
        found.setdefault((kind, edge.words, outward), []).append(edge)
    ordered = sorted(found, key=lambda group: (KINDS.index(group[0]), ORDER[group[1]], not group[2]))
    return {group: sorted(found[group], key=lambda edge: _place(here, other(edge, centre))) for group in ordered}


def _place(here: Contents, one: str) -> tuple[int, str]:
    """Recommendations in the order of every list, other things by their ids."""
    kind, key = split(one)
    return (here.at.get(key, 0) if kind == "recommendation" else 0), one


# --- Paths -----------------------------------------------------------------------------------------------------------


@dataclass(kw_only=True, slots=True)
class _Reach:
    """What was reached from one end: for each thing the edge it was reached by, from where, and at what cost.

    The cost of a path is how many links the things along it have: of equally short paths, the one through things that
    few others share says most.
    """

    edge: Edge | None = None
    back: str = ""
    cost: int = 0


@dataclass(kw_only=True, slots=True)
class _Search:
    view: View
    here: Contents
    through_hubs: bool
    ends: tuple[str, str]
    avoided: set[str] = field(default_factory=set)

    def grow(self, reached: dict[str, _Reach], frontier: list[str]) -> list[str]:
        """One more step from everything on the frontier; gives the next frontier in order."""
        fresh: dict[str, _Reach] = {}
        for one, edges in links(self.view, frontier).items():
            cost = reached[one].cost + len(edges)
            for edge in edges:
                there = other(edge, one)
                if there in reached or self._avoids(there):
                    continue
                best = fresh.get(there)
                if best is None or (cost, one) < (best.cost, best.back):
                    fresh[there] = _Reach(edge=edge, back=one, cost=cost)
        reached |= fresh
        return sorted(fresh)

    def _avoids(self, one: str) -> bool:
        if self.through_hubs or one in self.ends or not is_hub(self.here, one):
            return False
        self.avoided.add(one)
        return True


def path(view: View, here: Contents, start: str, end: str, *, through_hubs: bool) -> PathAnswer:
    """The shortest path between two things, breadth-first from both ends. Raises NotInLibrary."""
    first, last = known(view, here, start), known(view, here, end)
    search = _Search(view=view, here=here, through_hubs=through_hubs, ends=(first.id, last.id))
    ends = sorted(search.ends)  # so that the way there and the way back are one
    steps = _meet(search, ends[0], ends[1])
    if steps and ends[0] != first.id:
        steps = steps[::-1]
    along = _along(first.id, steps or ())
    nodes = named(view, here, {*along, *search.avoided})
    return PathAnswer(
        start=first,
        end=last,
        steps=steps,
        nodes=tuple(nodes[one] for one in along) if steps is not None else (first, last),
        avoided_hubs=_by_label(nodes[one] for one in search.avoided),
        through_hubs=through_hubs,
        longest=LONGEST,
        scope=here.scope(Filters()),
    )


def is_hub(here: Contents, one: str) -> bool:
    """Whether far more recommendations share a thing than is telling, as training or the police."""
    kind, key = split(one)
    if kind not in _HUBS:
        return False
    shelf = here.recommendations
    shared = shelf.fields[kind].get(key, 0).bit_count()
    return shared > HUB_LEAST and shared * HUB_SHARE > len(shelf.ids)


def _meet(search: _Search, first: str, last: str) -> tuple[Edge, ...] | None:
    sides = ({first: _Reach()}, {last: _Reach()})
    frontiers = [[first], [last]]
    for _ in range(LONGEST):
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        if sides[0].keys() & sides[1].keys() or not frontiers[side]:
            break
        frontiers[side] = search.grow(sides[side], frontiers[side])
    met = sides[0].keys() & sides[1].keys()
    if not met:
        return None
    costs = {
        one: sides[0][one].cost + sides[1][one].cost + len(edges) for one, edges in links(search.view, met).items()
    }
    one = min(met, key=lambda met: (costs[met], met))
    return (*reversed(_back(sides[0], one)), *_back(sides[1], one))


def _back(reached: dict[str, _Reach], one: str) -> list[Edge]:
    """The edges from a thing back to the end it was reached from."""
    found: list[Edge] = []
    while edge := reached[one].edge:
        found.append(edge)
        one = reached[one].back
    return found


def _along(start: str, steps: Iterable[Edge]) -> list[str]:
    along = [start]
    for edge in steps:
        along.append(other(edge, along[-1]))
    return along


def _by_label(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: (node.label, node.id)))


# --- The whole graph -------------------------------------------------------------------------------------------------


def everything(view: View, here: Contents) -> tuple[str, ...]:
    """The ids of all things in the library, in order."""
    found = [node.id for node in everything_named(view, here)]
    found += [node_id("recommendation", one) for one in here.recommendations.ids]
    found += [node_id("thread", one) for one in here.threads.ids]
    return tuple(sorted(found))


def within(view: View, node: str, hops: int) -> tuple[str, ...]:
    """The ids of all things within some steps of a thing, itself included, in order."""
    found = {node}
    frontier = [node]
    for _ in range(hops):
        reached = {other(edge, one) for one, edges in links(view, frontier).items() for edge in edges}
        frontier = sorted(reached - found)
        found |= reached
    return tuple(sorted(found))


def edges_among(view: View, ids: Collection[str]) -> tuple[Edge, ...]:
    """Every edge that has both ends among some things, each once, in order."""
    inside = set(ids)
    found = {edge for edges in links(view, ids).values() for edge in edges}
    return tuple(sorted((e for e in found if e.source in inside and e.target in inside), key=order))
